import { localMoment } from '../../../domain/calendar/local-date.ts'
import { HELP_KINDS, type HelpKind } from '../../../domain/caseload/help-kind.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { helpKindButton, undoButton } from '../cases/case-card.ts'
import { about } from '../kit/about.ts'
import { toast } from '../kit/screen.ts'
import { OWN_DEED } from '../monthly/undo-contact.ts'
import { toPersonCard } from '../people/citizen.ts'

/** «Вид помощи: юридическая.» */
export const helpText = (kind: HelpKind): TextRef =>
  text('office.deeds.help', { what: text(`office.deeds.help_kinds.${kind}`) })

/**
 * «Другой вид помощи»: which kind it was, asked of whoever recorded the deed, on the same day. Only this one word of the
 * deed changes.
 */
export const sayHelp = about(OWN_DEED, 'record_deed', (call, deed) => {
  const { moment, today, actor } = call
  const [id = '', named] = call.args
  if (deed.isWithdrawn) return toast(call, 'office.monthly.undone_toast')
  if (localMoment(deed.recordedAt, moment.conversation.region.time_zone).date !== today)
    return toast(call, 'office.deeds.help_too_late')
  const kind = HELP_KINDS.find((each) => each === named)
  if (!kind)
    return {
      parts: [text('office.deeds.which_help', { name: deed.name })],
      buttons: HELP_KINDS.map((each) => [
        text(`office.deeds.help_kind_buttons.${each}`),
        'deed_help',
        id,
        each,
      ]),
      place: 'in_place',
    }
  return {
    parts: [text('office.deeds.help_noted', { name: deed.name }), helpText(kind)],
    buttons: [helpKindButton(id), toPersonCard(deed.citizen), undoButton(id)],
    place: 'in_place',
    object: `deed:${id}`,
    changes: [{ type: 'say_help', deed: id, by: actor.id, help: kind }],
  }
})
