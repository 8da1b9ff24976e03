import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { OwnDeed } from '../../ports/office/monthly-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'

/** What comes of taking a deed back: only what is so is said. */
const backLines = ({ name, isMonthOwed, closed, changedSince }: OwnDeed): TextRef[] => [
  text('office.monthly.undone', { name }),
  ...(isMonthOwed ? [text('office.monthly.owed_again')] : []),
  ...(closed > 0 ? [text('office.monthly.open_again', { n: closed })] : []),
  ...(changedSince > 0 ? [text('office.monthly.changed_since', { n: changedSince })] : []),
]

/**
 * «Отменить запись»: a wrong tap is taken back on the same day by whoever made it. The ledger keeps both; tasks that the deed
 * closed are open again – those of cases too, with the dates that they had –, the month is owed again. What was changed
 * since stays, and that is said.
 */
export const undoContact: OfficeUseCase = {
  action: 'record_deed',
  run: async (call) => {
    const { desks, actor, words, moment, today } = call
    const [id = ''] = call.args
    const deed = await desks.monthly.ownDeed(id, actor.id)
    if (!deed) return refuse(call, 'record_deed', `deed:${id}`)
    if (deed.isWithdrawn) return decide(moment, { toast: words.phrase('office.monthly.undone_toast') })
    if (deed.day !== today) return decide(moment, { toast: words.phrase('office.monthly.undo_too_late') })
    const message = words.message(backLines(deed), [
      [text('office.person.buttons.card'), 'person', deed.citizen],
    ])
    return decide(moment, {
      replies: [inPlace(call, message)],
      office: [
        { type: 'withdraw_deed', deed: id, citizen: deed.citizen, by: actor.id, day: today, at: moment.at },
        allowed(call, 'record_deed', `deed:${id}`),
      ],
    })
  },
}
