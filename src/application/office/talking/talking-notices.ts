import { localMoment } from '../../../domain/calendar/local-date.ts'
import { present } from '../../../domain/scenario/engine.ts'
import { shortText } from '../../../domain/text/cut-text.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { knowsTalk, Speaking, scenarioOf } from '../../conversation.ts'
import { type Audible, dangersIn } from '../../hearing/dangers-in.ts'
import { wordSaid } from '../../outgoing.ts'
import type { Button } from '../../ports/messenger.ts'
import type { Handover } from '../../ports/office/talking-desk.ts'
import type { Notice } from '../../reminder-words.ts'
import { actionToken } from '../../screens.ts'
import { type CrySpoken, earlierLines, headAnswers, spokenOf, strangerLines } from '../cries/cry-words.ts'
import {
  type Composer,
  type Composing,
  type OfficeNotice,
  toHead,
  toPerson,
  toStaff,
} from '../kit/composer.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type CallReader, callButtons, callerOf, callLines } from './call-words.ts'
import { END } from './citizen-token.ts'
import { resultButtons } from './end-call.ts'
import { endButton } from './worker-words.ts'

/** The noon of the notice's day: what is worded does not hang on the hour. */
const readerOf = ({ conversation, desks, words, language, day }: Composing): CallReader => ({
  conversation,
  desks,
  words,
  language,
  at: Date.parse(`${day}T12:00:00Z`),
})

/** @throws RangeError when there is no such call any more: the citizen deleted everything. */
const callOf = async ({ desks }: Composing, id: string): Promise<Handover> => {
  const found = await desks.talking.find(id)
  if (!found) throw new RangeError('no such call')
  return found
}

const humanCalled: Composer = async (composing) => {
  const found = await callOf(composing, composing.subject)
  return composing.words.message(await callLines(readerOf(composing), found), callButtons(found))
}

const callUnanswered: Composer = async (composing) => {
  const found = await callOf(composing, composing.subject)
  const lines = await callLines(readerOf(composing), found)
  return composing.words.message([text('office.talking.unanswered'), ...lines], callButtons(found))
}

/** Whom it is about, where the last words of danger say that it is somebody else than the one who wrote. */
const whoseLines = (content: Audible, { last, earlier }: CrySpoken): TextRef[] => {
  const all = [...(last === null ? [] : [last]), ...earlier.map(({ words }) => words)]
  const [heard] = all.map((words) => dangersIn(content, words)[0]).filter((each) => each !== undefined)
  return heard && heard.who !== 'self' ? [text(`office.danger.of.${heard.who}`)] : []
}

/** So many of the words before the last ones stand in the notice of a cry, and so much of each; the card has them all. */
const EARLIER_WORDS = 5
const LONGEST_WORDS = 400

const cut = (words: string): string => shortText(words, LONGEST_WORDS, 'points')

const saidLines = ({ last, earlier }: CrySpoken): TextRef[] => [
  ...(last === null ? [] : [text('office.danger.what', { what: last })]),
  ...earlierLines(earlier.slice(0, EARLIER_WORDS).map((each) => ({ ...each, words: cut(each.words) }))),
]

const phoneLines = (phone: string | null): TextRef[] =>
  phone === null ? [] : [text('office.person.phone', { phone })]

const NOTHING_SAID: CrySpoken = { last: null, earlier: [] }

/** The call of whoever cried: of a second cry it is the one that was made by the first. */
const callBehind = async (
  { desks, subject }: Composing,
  told: { readonly params: Readonly<Record<string, unknown>> } | null,
): Promise<Handover | null> => {
  const handover = told?.params['handover']
  const own = typeof handover === 'string' ? await desks.talking.find(handover) : null
  return own ?? desks.talking.ofTask(subject)
}

const dangerReported: Composer = async (composing) => {
  const { conversation, desks, person, day, subject, words } = composing
  const reader = await desks.staff.ofPerson(person, day)
  const task = reader ? await desks.tasks.find(reader, subject, day, Date.parse(day)) : null
  const by = task?.params['by']
  const reporter = typeof by === 'string' ? await desks.staff.find(by, day) : null
  // Of a chat without a card the task is one head's; every head reads the words and answers.
  const cry = task === null && reader?.role === 'head' ? await desks.cries.find(subject, day) : null
  const told = task ?? cry?.task ?? null
  const call = await callBehind(composing, told)
  const further = told ? await desks.cries.words(told.id) : []
  const said = told ? spokenOf(told, further, conversation.region.time_zone) : NOTHING_SAID
  const isStranger = told?.citizen === null
  const name = task?.name ?? (call ? callerOf(call) : text('office.talking.citizen'))
  const kind = String(told?.params['danger'] ?? 'threat')
  const lines = [
    text('office.danger.head', { name }),
    ...phoneLines(task?.phone ?? call?.phone ?? null),
    text(`office.danger.kinds.${kind}`),
    ...whoseLines(conversation.content, said),
    ...saidLines(said),
    ...(isStranger ? strangerLines(call) : []),
    ...(reporter ? [text('office.danger.by', { name: reporter.name })] : []),
    text('office.danger.numbers'),
  ]
  const card: OfficeButton[] =
    task?.citizen == null ? [] : [[text('office.talking.buttons.card'), 'person', task.citizen]]
  const answers = task && reader?.role === 'head' && task.state === 'open' ? headAnswers(task) : []
  return words.message(lines, [...answers, ...(call ? callButtons(call) : card)])
}

/** Words of the one for the other, as they were written; under them the way out. */
const letter: Composer = async (composing) => {
  const { desks, subject, words } = composing
  const kept = await desks.talking.letter(subject)
  if (!kept) throw new RangeError('no such letter')
  const found = await callOf(composing, kept.handover)
  if (kept.to !== found.person) {
    const lines = [text('office.talking.letter', { name: callerOf(found), words: kept.words })]
    return words.message(lines, found.state === 'open' ? [endButton(found.id)] : [])
  }
  const html = words.html([
    text('office.talking.letter', { name: text('office.talking.worker'), words: kept.words }),
  ])
  return { kind: 'text', html, ...(found.state === 'open' ? { buttons: [[ending(composing)]] } : {}) }
}

const ending = ({ words }: Composing): Button => ({
  text: words.phrase('office.talking.buttons.end'),
  token: END,
})

const handoverBegun: Composer = async (composing) => {
  const { words, subject } = composing
  const { staffName } = await callOf(composing, subject)
  const lines = [text('office.talking.begun', { name: staffName ?? '' }), text('office.talking.begun_how')]
  return { kind: 'text', html: words.html(lines), buttons: [[ending(composing)]] }
}

/** The question at which the citizen stopped, under the word that the bot listens again. */
const withQuestion = async (composing: Composing, html: string): Promise<Notice> => {
  const { conversation, desks, person, language, large, words } = composing
  const talk = await desks.talking.currentTalk(person)
  if (talk?.session.status !== 'active') return { kind: 'text', html }
  const { at } = readerOf(composing)
  const isPresent = talk.session.definition === scenarioOf(conversation.content, talk.session).version
  const isKnown = knowsTalk(conversation.content, talk.session)
  const spoken =
    isPresent && isKnown ? new Speaking(conversation, talk.session, { language, large, at }) : null
  const asked = spoken ? present(spoken.talk).at(-1) : undefined
  if (!spoken || !asked) {
    const button = { text: words.phrase('office.talking.buttons.go_on'), token: actionToken('open', talk.id) }
    return { kind: 'text', html, buttons: [[button]] }
  }
  const said = wordSaid(asked, talk.id, talk.session.version, spoken)
  return { ...said, html: `${html}\n\n${said.html}` }
}

const handoverOver: Composer = async (composing) => {
  const { words, subject, person } = composing
  const found = await callOf(composing, subject)
  if (person === found.person)
    return withQuestion(composing, words.html([text('office.talking.ended_for_you')]))
  const lines = [text('office.talking.ended_for_worker', { name: callerOf(found) })]
  return words.message(lines, found.isTaskOpen ? resultButtons(found.id) : [])
}

/** Words did not arrive: whoever wrote them reads it, and how it goes on. */
const letterLost: Composer = async (composing) => {
  const { words, subject, person } = composing
  const found = await callOf(composing, subject)
  if (person === found.person) return words.message([text('office.talking.lost_for_you')])
  const lines = [text('office.talking.lost_for_worker', { name: callerOf(found) })]
  return words.message(lines, found.state === 'open' ? [endButton(found.id)] : callButtons(found))
}

/** The head hears of a look outside the scope: who, at whom, why, until when. */
const glassBroken: Composer = async ({ desks, subject, day, words, conversation }) => {
  const glass = await desks.talking.glass(subject)
  const who = glass ? await desks.staff.find(glass.staff, day) : null
  if (!glass || !who) throw new RangeError('no such glass')
  const { date, time } = localMoment(glass.until, conversation.region.time_zone)
  const lines = [
    text('office.glass.broken', { who: who.name, name: glass.name }),
    text('office.glass.reason', { reason: glass.reason }),
    text('office.glass.until', { date: { date }, time: { time } }),
  ]
  return words.message(lines, [[text('office.talking.buttons.card'), 'person', glass.citizen]])
}

/** Composers of calls, letters, danger and broken glasses by rule. */
export const TALKING_NOTICES: Readonly<Record<string, OfficeNotice>> = {
  human_called: toStaff(humanCalled),
  call_unanswered: toHead(callUnanswered),
  danger_reported: toStaff(dangerReported),
  letter: toPerson(letter),
  letter_lost: toPerson(letterLost),
  handover_begun: toPerson(handoverBegun),
  handover_over: toPerson(handoverOver),
  glass_broken: toHead(glassBroken),
}
