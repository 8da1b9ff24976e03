import { addDays, type LocalDate } from '../calendar/local-date.ts'
import { ownEntry } from '../own-entry.ts'
import { answerText } from '../scenario/answer-text.ts'
import type { AnswerValue } from '../scenario/condition.ts'
import { comparable } from '../text/plain-words.ts'
import { readWhen, type When } from '../when/read-when.ts'
import type { Reading } from './act.ts'
import type { Heard, Setting } from './setting.ts'
import type { TakenBack } from './taken-back.ts'

/** What was said once is surer than a value that the step reads, and than «погодите». */
const TAKEN_BACK = 0.93
/** Another day or hour, and nothing says what for. */
const MAYBE = 0.5

/** A message in its thoughts: of «не третьего, а девятого» each is read by itself. */
const thoughtsOf = (said: string): string[] =>
  said.split(/[,;.!:—–\n]+|\s-\s/u).filter((each) => /[\p{L}\p{N}]/u.test(each))

/** Days and hours that thoughts name, one after another, other than those that are known. */
interface Named {
  readonly dates: readonly LocalDate[]
  readonly times: readonly string[]
}

const dateIn = ({ day }: When): string | null => ('date' in day ? day.date : null)
const timeIn = ({ clock }: When): string | null => {
  if ('clock' in clock) return clock.clock.time
  return 'either' in clock ? clock.either[0].time : null
}

const others = (read: readonly (string | null)[], known: string): string[] => [
  ...new Set(read.filter((each): each is string => each !== null && each !== known)),
]

/** Reads a message whole, and thought by thought where it names more than one day or hour. */
const namedIn = (
  whole: When,
  read: (words: string) => When,
  said: string,
  known: [string, string],
): Named => {
  const isWhole = dateIn(whole) !== null || timeIn(whole) !== null
  const isTorn = 'days' in whole.day || ('fault' in whole.clock && whole.clock.fault === 'several_times')
  const all = isWhole && !isTorn ? [whole] : thoughtsOf(said).map(read)
  return { dates: others(all.map(dateIn), known[0]), times: others(all.map(timeIn), known[1]) }
}

/** Days that words name, one after another, other than a day that is known. */
export const daysOtherThan = (
  { said }: Heard,
  { talk: { situation } }: Setting,
  known: LocalDate,
): readonly LocalDate[] => {
  const read = (words: string): When =>
    readWhen(words, situation.now.date, 'future', situation.vocabulary, 'day', known)
  const whole = read(said)
  return whole.isWish ? [] : namedIn(whole, read, said, [known, '']).dates
}

/** Answers that belong to the standing question itself are its answer, no correction. */
const ownName = ({ standing: { step } }: Setting): string | null => {
  const { definition } = step
  return definition.type === 'ask' ? (definition.save ?? step.name) : null
}

/** «на день раньше, на среду»: the Wednesday before the day that is kept, not the one behind it. */
const weekBefore = (date: LocalDate, kept: LocalDate): LocalDate => (date > kept ? addDays(date, -7) : date)

/** «кабинет не 7, а 12»: a place whose number stands apart from it; null – there is none. */
const placeApart = (said: string, places: readonly (readonly string[])[]): string | null => {
  const words = comparable(said).split(' ')
  const name = places.find((forms) => forms.some((form) => words.includes(form)))?.[0]
  const number = words.findLast((word) => /^\d{1,4}$/.test(word))
  return name && number && !/\d[:.]\d/.test(said) ? `${name} ${number}` : null
}

/** What of the appointment is said otherwise than it is kept, and whether the words themselves take something back. */
interface Differing {
  readonly of: Readonly<Record<string, AnswerValue>>
  readonly isCorrection: boolean
}

const differing = (heard: Heard, setting: Setting, day: string): Differing | null => {
  const { answers } = setting.talk.session
  const { now, vocabulary } = setting.talk.situation
  const time = answerText(answers['visit_time'])
  const read = (words: string): When => readWhen(words, now.date, 'future', vocabulary, 'day', day)
  const whole = read(heard.said)
  if (whole.isWish) return null
  const apart = whole.place === null ? placeApart(heard.said, vocabulary.when.places) : null
  if (apart !== null)
    return { of: apart === answers['visit_place'] ? {} : { visit_place: apart }, isCorrection: false }
  const { dates, times } = namedIn(whole, read, heard.said, [day, time])
  const isEarlier = heard.message.told.some(({ name }) => name === 'corrections/earlier')
  const ahead = dates
    .map((date) => (isEarlier ? weekBefore(date, day) : date))
    .filter((date) => date >= now.date)
  const place = whole.place !== null && whole.place !== answers['visit_place'] ? whole.place : null
  const of: Record<string, AnswerValue> = {}
  if (ahead.length === 1 && ahead[0]) of['visit_date'] = ahead[0]
  if (times.length === 1 && times[0]) of['visit_time'] = times[0]
  if (place !== null) of['visit_place'] = place
  const isOne = ahead.length <= 1 && times.length <= 1
  return isOne ? { of, isCorrection: whole.isCorrection } : null
}

const CANCELLED: Readonly<Record<string, AnswerValue>> = {
  visit_date: null,
  visit_time: null,
  visit_place: null,
}

/** «хотела бы перенести на пятницу» moves nothing, and answers nothing: the step tells what to do. */
const WISHED: Reading = { act: { type: 'unclear' }, sureness: 0.94, because: [] }

const isWish = ({ said }: Heard, { talk: { situation } }: Setting, day: string): boolean => {
  const when = readWhen(said, situation.now.date, 'future', situation.vocabulary, 'day', day)
  const date = dateIn(when)
  return when.isWish && date !== null && date !== day && date >= situation.now.date
}

/** Whether denied words name a day, an hour or a place: «не маленький» denies none of an appointment. */
const namesWhen = (denied: string, { talk: { situation } }: Setting, day: string): boolean => {
  const when = readWhen(denied, situation.now.date, 'future', situation.vocabulary, 'day', day)
  const isRead = dateIn(when) !== null || timeIn(when) !== null || when.place !== null || 'days' in when.day
  return denied !== '' && (isRead || /\d/.test(denied))
}

/** The appointment that words put right: «перенесли на среду», «не в 10, а в 11», «кабинет не 7, а 12», «отменили приём». */
export const correctsAppointment = (heard: Heard, setting: Setting, taken: TakenBack): readonly Reading[] => {
  const { answers } = setting.talk.session
  const day = answerText(ownEntry(answers, 'visit_date'))
  if (day === '' || day < setting.talk.situation.now.date) return []
  const own = ownName(setting)
  // «перенесли на среду» answers «были на приёме?» by itself, and the new day is asked for.
  const isAnswer = heard.message.told.some(
    ({ name }) => name === `choices/${setting.standing.step.name}/moved`,
  )
  if (own === 'visit_date' || isAnswer) return []
  if (isWish(heard, setting, day)) return [WISHED]
  const found = differing(heard, setting, day)
  if (found === null) return []
  const names = Object.keys(found.of).filter((name) => name !== own)
  // An appointment that one went to is none of the future any more.
  const isOver = ownEntry(answers, 'visit.went') === 'went'
  if (names.length === 0 && taken.isCancelled && own === null && !isOver)
    return [{ act: { type: 'correction', of: CANCELLED }, sureness: TAKEN_BACK, because: [heard.said] }]
  // «не завтра, а в среду в 11», said to «в котором часу?», answers it too: the step takes both.
  if (names.length === 0 || (own !== null && Object.hasOwn(found.of, own))) return []
  // «никто не подошёл, наберу послезавтра» answers what stands: its «не» denies no day.
  const isAnswered = heard.message.told.some(({ name }) =>
    name.startsWith(`choices/${setting.standing.step.name}/`),
  )
  const isDenied = !isAnswered && namesWhen(taken.denied, setting, day)
  const isSure = found.isCorrection || taken.isSaid || taken.isMoved || isDenied
  const act = { type: 'correction' as const, of: found.of }
  return [{ act, sureness: isSure ? TAKEN_BACK : MAYBE, because: [heard.said] }]
}
