import { text } from '../../../domain/scenario/text-ref.ts'
import { decide } from '../../decision.ts'
import { allowed, refuse } from '../audited.ts'
import { inPlace, type OfficeUseCase } from '../use-case.ts'

/**
 * «Отменить запись»: a wrong tap is taken back on the same day by whoever made it. The ledger keeps both; tasks that the deed
 * closed are open again, the month is owed again.
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
    const message = words.message(
      [text('office.monthly.undone', { name: deed.name })],
      [[text('office.person.buttons.card'), 'person', deed.citizen]],
    )
    return decide(moment, {
      replies: [inPlace(call, message)],
      office: [
        { type: 'withdraw_deed', deed: id, citizen: deed.citizen, by: actor.id, day: today, at: moment.at },
        allowed(call, 'record_deed', `deed:${id}`),
      ],
    })
  },
}
