import { type LocalDate, localMoment } from '../../../domain/calendar/local-date.ts'
import { HEAD_ANSWERS } from '../../../domain/caseload/case-event.ts'
import { givenName, shortName } from '../../../domain/people/short-name.ts'
import { shortText } from '../../../domain/text/cut-text.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { TaskEvent } from '../../ports/office/task-desk.ts'
import type { Composer, Composing } from '../kit/composer.ts'
import { criedWords, dangerLines, spokenOf } from './cry-words.ts'

const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`)

/** The card of whoever cried, as the reader may see it. @throws RangeError when it is out of sight by now. */
const cardOf = async ({ desks, person, day }: Composing, citizen: string) => {
  const worker = await desks.staff.ofPerson(person, day)
  const card = worker && (await desks.register.card(worker, citizen, day, noonOf(day)))
  if (!card) throw new RangeError('the notice is about somebody who is out of sight')
  return card
}

/** Somebody needs help: who, in which words, the number, and that it is read. */
export const helpWanted: Composer = async (composing) => {
  const { desks, subject, day, words } = composing
  const cry = await desks.cries.find(subject, day)
  const card = await cardOf(composing, cry?.task.citizen ?? '')
  const { name, phone } = card.facts
  const said = (await desks.cries.words(subject)).map((each) => each.words)
  return words.message(
    [
      text('office.monthly.help_wanted', { name }),
      ...criedWords(said),
      phone === null ? text('office.monthly.no_phone') : text('office.person.phone', { phone }),
      text('office.monthly.help_wanted_do'),
    ],
    [
      [text('office.cries.buttons.take'), 'cry_take', subject],
      [text('office.person.buttons.card'), 'person', card.id],
    ],
  )
}

/** Whoever cried hears that a living person read it, and who that is. @throws RangeError when nobody did. */
export const helpRead: Composer = async ({ desks, subject, day, words }) => {
  const cry = await desks.cries.find(subject, day)
  if (!cry?.read) throw new RangeError('nobody has read it')
  return words.message([text('office.cries.read_by', { name: givenName(cry.read.name) })])
}

/** So much of what the person said says which cry is meant. */
const A_FEW_WORDS = 120

/** What heads answered since a day, each in a line and its own words: an answer that waited with another is not lost in it. */
const answerLines = (history: readonly TaskEvent[], day: LocalDate, zone: string): TextRef[] =>
  history
    .filter(({ at, event }) => isAnswer(event) && localMoment(at, zone).date >= day)
    .flatMap(({ by, event, words }) => [
      text('office.cries.head_says', {
        name: shortName(by ?? ''),
        what: text(`office.cries.how.${String(event['how'])}`),
      }),
      ...criedWords(words === null ? [] : [words]),
    ])

const isAnswer = (event: TaskEvent['event']): boolean =>
  event['type'] === 'cry_answered' && HEAD_ANSWERS.some((how) => how === event['how'])

/** What a head answered, for whoever works on it. @throws RangeError when there is no answer any more. */
export const headAnswered: Composer = async ({ desks, subject, day, words, conversation }) => {
  const { time_zone: zone } = conversation.region
  const cry = await desks.cries.find(subject, day)
  const answers = answerLines(await desks.tasks.history(subject), day, zone)
  if (!cry || answers.length === 0) throw new RangeError('there is no answer')
  const { last } = spokenOf(cry.task, await desks.cries.words(subject), zone)
  return words.message(
    [
      ...answers,
      text('office.cries.about', { name: cry.task.name ?? text('office.talking.citizen') }),
      ...dangerLines(cry.task),
      ...(last === null ? [] : [text('office.danger.what', { what: shortText(last, A_FEW_WORDS) })]),
    ],
    [[text('office.tasks.buttons.card'), 'task', subject]],
  )
}
