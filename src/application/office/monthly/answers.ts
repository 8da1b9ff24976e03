import type { TalkEvent } from '../../../domain/scenario/event.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { Outgoing } from '../../ports/messenger.ts'
import type { NewDeed } from '../../ports/office/caseload-change.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { pressFor } from '../../reminders/buttons.ts'
import { neutralText } from '../../reminders/notice.ts'
import type { FormPlace } from '../kit/office-form.ts'
import { HELP_DIALOG } from './hear-help.ts'
import { helpChanges } from './help-changes.ts'

/** Whose answer it is, and to which ask. */
export interface Answer {
  readonly citizen: string
  readonly district: string
  readonly department: string
  /** Row number of the ask. */
  readonly reminder: number
  readonly rule: string
  readonly subject: string
}

type Said = 'well' | 'help' | 'later' | 'unclear'

/** One deed for one answer to one ask, however often it is pressed. */
const deedOf = ({ reminder }: Answer, said: Said): string => `ask${reminder.toString(36)}_${said}`

const noted = (answer: Answer, said: Said): TalkEvent => ({
  type: 'reminder_answered',
  reminder: answer.reminder,
  rule: answer.rule,
  answer: said,
  reason: null,
})

const marked = ({ today }: FormPlace, { citizen }: Answer, said: Said): OfficeChange => ({
  type: 'mark_month',
  citizen,
  month: today.slice(0, 7),
  marks: { answer: said },
})

/** An answer is a contact, by whatever way it came: in the month in which it is given (Y-monthly). */
const contact = (
  { today, moment }: FormPlace,
  answer: Answer,
  said: 'well' | 'help',
): OfficeChange & { type: 'record_deed' } => {
  const outcome = said === 'well' ? 'well' : 'needs_help'
  const deed: NewDeed = {
    id: deedOf(answer, said),
    citizen: answer.citizen,
    case: null,
    staff: null,
    kind: 'messenger',
    outcome,
    reason: null,
    day: today,
    at: moment.at,
    note: null,
    isContact: true,
    fulfils: ['contact'],
  }
  return { type: 'record_deed', deed }
}

/** The ask with the answer in place of its buttons; typed words leave it as it is. */
const settledAsk = (
  { moment, words }: FormPlace,
  { rule: id, reminder, subject }: Answer,
  said: Said,
  left: readonly ('well' | 'help')[] = [],
): Outgoing[] => {
  const { body } = moment.incoming
  const rule = moment.conversation.content.reminders.get(id)
  if (body.type !== 'press' || body.message === null || !rule) return []
  const label = words.phraseAt(`screens.reminder_buttons.${said}`)
  const html = words.html([
    neutralText({ rule, base: moment.reminder?.base ?? '' }),
    text('talk.blank'),
    text('screens.your_answer', { answer: label }),
  ])
  const buttons = left.map((each) => [
    pressFor({ id: reminder, subject }, each, words.phraseAt(`screens.reminder_buttons.${each}`)),
  ])
  return [{ kind: 'edit', message: body.message, html, ...(buttons.length > 0 ? { buttons } : {}) }]
}

const isAnswered = (place: FormPlace, answer: Answer, said: Said): Promise<boolean> =>
  place.desks.monthly.hasDeed(deedOf(answer, said))

const alreadyNoted = ({ moment, words }: FormPlace): Decision => {
  const isPress = moment.incoming.body.type === 'press'
  return isPress
    ? decide(moment, { toast: moment.screens.label('noted_toast') })
    : decide(moment, { replies: [words.message([text('office.monthly.noted')])] })
}

/** A useful line for each month of the year: cold, ice, summer heat, swindlers (Y-monthly, Y-safety). */
const usefulLine = ({ today }: FormPlace): TextRef =>
  text(`office.monthly.useful.m${Number(today.slice(5, 7))}`)

/** «Всё хорошо»: the month's contact is there; thanks, and a line that is of use. */
export const answeredWell = async (place: FormPlace, answer: Answer): Promise<Decision> => {
  if (await isAnswered(place, answer, 'well')) return alreadyNoted(place)
  const thanks = place.words.message([text('office.monthly.thanks'), text('talk.blank'), usefulLine(place)])
  return decide(place.moment, {
    events: [noted(answer, 'well')],
    replies: [...settledAsk(place, answer, 'well'), thanks],
    office: [contact(place, answer, 'well'), marked(place, answer, 'well')],
  })
}

/** «Нужна помощь»: an urgent task and a notice in the same commit; what kind of help is asked afterwards. */
export const answeredHelp = async (place: FormPlace, answer: Answer): Promise<Decision> => {
  if (await isAnswered(place, answer, 'help')) return alreadyNoted(place)
  const reply = place.words.message([text('office.monthly.helped'), text('office.monthly.tell_more')])
  // What is typed next belongs to this call.
  const person = { ...place.moment.person, dialog: HELP_DIALOG }
  return decide(
    { ...place.moment, person },
    {
      events: [noted(answer, 'help')],
      replies: [...settledAsk(place, answer, 'help'), reply],
      office: [
        contact(place, answer, 'help'),
        marked(place, answer, 'help'),
        ...(await helpChanges(place, answer, {
          key: `help|${deedOf(answer, 'help')}`,
          nth: answer.reminder.toString(36),
        })),
      ],
    },
  )
}

/** «Позже»: no contact. The answers stay under the message; some days later it is asked once more. */
export const answeredLater = (place: FormPlace, answer: Answer): Decision => {
  const reply = place.words.message([text('office.monthly.later')])
  return decide(place.moment, {
    events: [noted(answer, 'later')],
    replies: [...settledAsk(place, answer, 'later', ['well', 'help']), reply],
    office: [marked(place, answer, 'later')],
  })
}

/** Words that can be read either way never count: the two answers are shown again. */
export const answeredUnclear = (place: FormPlace, answer: Answer): Decision => {
  const { words } = place
  const { reminder: id, subject } = answer
  const buttons = (['well', 'help'] as const).map((each) => [
    pressFor({ id, subject }, each, words.phraseAt(`screens.reminder_buttons.${each}`)),
  ])
  const reply: Outgoing = { ...words.message([text('office.monthly.unclear')]), buttons }
  return decide(place.moment, {
    events: [noted(answer, 'unclear')],
    replies: [reply],
    office: [marked(place, answer, 'unclear')],
  })
}
