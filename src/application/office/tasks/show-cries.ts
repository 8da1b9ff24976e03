import { isToldToHead } from '../../../domain/caseload/cry.ts'
import { byGravity } from '../../../domain/caseload/cry-order.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import { allowed } from '../kit/audited.ts'
import { roomIn } from '../kit/fitting.ts'
import { listed } from '../kit/list.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { cryPage } from './cry-page.ts'

const pageFrom = (typed: string | undefined): number => {
  const from = Number(typed ?? 0)
  return Number.isInteger(from) && from >= 0 ? from : 0
}

/** «Дальше» under the head's morning message: the cries that follow, as they stand now. */
export const showCries: OfficeUseCase = {
  action: 'answer_urgent',
  run: async (call) => {
    const { desks, actor, today, words, moment, args } = call
    const open = (await desks.cries.open(actor.department, today))
      .filter((cry) => isToldToHead(cry, today))
      .sort(byGravity)
    const asked = pageFrom(args[0])
    const from = asked < open.length ? asked : 0
    const reader = { desks, reader: actor, day: today }
    const room = roomIn(moment.conversation.limits)
    const { parts, buttons } = await cryPage(reader, open, from, { words, room })
    const head = open.length === 0 ? 'office.cries.settled' : 'office.cries.head'
    return decide(moment, {
      replies: [listed(call, words.message([text(head, { n: open.length }), ...parts], buttons), args[0])],
      office: [allowed(call, 'answer_urgent', `department:${actor.department}`)],
    })
  },
}
