import { phonesOf } from '../../../domain/people/phone-list.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { codeOf, othersOfCode, writeMany } from './alike-doubts.ts'
import { withPhone } from './doubt-changes.ts'
import { askNext, countLeft } from './mend-doubts.ts'

/** Puts the code that was said of one number before the others of the list that lack it. */
export const putCode: OfficeUseCase = {
  action: 'change_person',
  run: async (call): Promise<Decision> => {
    const { desks, actor, moment, words, args } = call
    const [first] = await desks.doubts.settledWith(actor, args[0] ?? '')
    const whole = phonesOf(String(first?.undo.after['phone'] ?? ''))[0] ?? ''
    const code = first ? codeOf(whole, first.said) : null
    const others = first && code !== null ? await othersOfCode(call, first.id, code) : []
    if (!first || others.length === 0)
      return decide(moment, { replies: [words.message([text('office.doubts.nothing_alike')])] })
    const many = await writeMany(call, first.what, others, (facts, { said }) =>
      withPhone(facts, `+7${code}${said.replace(/\D/g, '')}`, said),
    )
    const left = (await countLeft(call)) - many.n
    const next = await askNext(call, left, many.settled)
    return { ...next, replies: [many.reply, ...next.replies], office: [...many.office, ...next.office] }
  },
}
