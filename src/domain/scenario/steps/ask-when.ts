import type { LocalDate } from '../../calendar/local-date.ts'
import { ownEntry } from '../../own-entry.ts'
import { HALF_DAY, hourOfPart } from '../../when/hour-of.ts'
import { inWeekOf } from '../../when/named-days.ts'
import { type Clock, type ClockFault, type ReadClock, readWhen, type When } from '../../when/read-when.ts'
import { text } from '../../words/text-ref.ts'
import type { CompiledStep } from '../compiled.ts'
import type { AnswerValue } from '../condition.ts'
import type { Choice, TalkEvent } from '../event.ts'
import { type Outcome, recorded, said, type Talk } from '../talk.ts'
import { whyNoDay } from './refuse-date.ts'

export type AskStep = CompiledStep<'ask'>

/** A day or an hour that two things are meant by: which of them is asked with buttons. */
interface Doubt {
  readonly of: 'day' | 'hour'
  readonly options: readonly string[]
  /** What else the same words said. */
  readonly place: string | null
  readonly time: string | null
}

export const nameOf = (step: AskStep): string => step.definition.save ?? step.name

const refuse = (reason: string, why = text(`talk.refused.${reason}`)): Outcome => ({
  move: 'refuse',
  reason,
  said: why,
})

/** The doubt that is being asked, when one is. */
export const doubtIn = ({ session: { cursor } }: Talk): Doubt | null =>
  cursor?.['doubt'] ? (cursor['doubt'] as Doubt) : null

/** The two answers to a doubt, as buttons. */
export const doubtChoices = ({ of, options }: Doubt): Choice[] =>
  options.map((option, index) => ({
    id: `is_${index + 1}`,
    label:
      of === 'day'
        ? text('talk.doubt.that_day', { date: { date: option } })
        : text(`talk.doubt.${index === 0 ? 'in_morning' : 'in_evening'}`, { time: option }),
  }))

/** Asks which of the two is meant; whatever answers are known already are kept. */
const askDoubt = (step: AskStep, doubt: Doubt, known: Known): Outcome => ({
  move: 'wait',
  events: [...known.events, said(step, [text(`talk.doubt.${doubt.of}`)], doubtChoices(doubt))],
  cursor: { doubt },
  answers: known.answers,
})

/** Answers that one message gave, with their events. */
interface Known {
  readonly answers: Record<string, AnswerValue>
  readonly events: TalkEvent[]
}

const NOTHING: Known = { answers: {}, events: [] }

const withAnswer = ({ answers, events }: Known, step: AskStep, talk: Talk, value: AnswerValue): Known => ({
  answers: { ...answers, [nameOf(step)]: value },
  events: [...events, recorded(step, talk, nameOf(step), value, step.definition.kind === 'place')],
})

/** The question that follows in the file, where nothing else may follow and it is one for an hour or a place. */
const askedNext = (step: AskStep, { scenario }: Talk): AskStep | null => {
  const next = step.definition.next === undefined ? scenario.steps.get(step.following ?? '') : undefined
  if (next?.definition.type !== 'ask' || next.definition.when !== undefined) return null
  return next.definition.kind === 'time' || next.definition.kind === 'place' ? (next as AskStep) : null
}

/** The question before this one in the file, when it asked for the day or the hour of the same. */
const askedBefore = (step: AskStep, kind: 'date' | 'time', { scenario }: Talk): AskStep | null => {
  for (const each of scenario.steps.values())
    if (each.following === step.name && each.definition.type === 'ask' && each.definition.next === undefined)
      return each.definition.kind === kind ? (each as AskStep) : null
  return null
}

/** The place that was told before its question; null – none was. */
const toldPlace = (place: AskStep, { session: { answers } }: Talk, known: Known = NOTHING): string | null => {
  const name = nameOf(place)
  const now = ownEntry(known.answers, name)
  const told = now === undefined ? ownEntry(answers, name) : now
  return typeof told === 'string' ? told : null
}

/** Goes on behind a question, past those that the same words have answered too (C4-contact). */
const goOn = (step: AskStep, talk: Talk, known: Known, also: Pick<Doubt, 'time' | 'place'>): Outcome => {
  let [answered, all] = [step, known]
  for (let next = askedNext(step, talk); next !== null; next = askedNext(next, talk)) {
    const isPlace = next.definition.kind === 'place'
    const value = isPlace ? also.place : also.time
    const told = isPlace ? toldPlace(next, talk, all) : null
    const isKnown = told !== null && (value === null || told.includes(value))
    if (value === null && !isKnown) break
    if (value !== null && !isKnown) all = withAnswer(all, next, talk, value)
    answered = next
  }
  const to = answered === step ? undefined : (answered.following ?? undefined)
  const outcome = { move: 'next', events: all.events, answers: all.answers } as const
  return to === undefined ? outcome : { ...outcome, to }
}

const timeIn = ({ clock }: When): string | null => ('clock' in clock ? clock.clock.time : null)

/** Why a day on that side of today is not taken; null – it is. */
const sideFault = (date: LocalDate, step: AskStep, { situation: { now } }: Talk): string | null => {
  const { side } = step.definition
  if (side === 'future' && date < now.date) return 'date_passed'
  return side === 'past' && date > now.date ? 'date_ahead' : null
}

/** Takes a day for a question; an hour that is doubtful beside it is asked next. */
export const takeDay = (step: AskStep, talk: Talk, date: LocalDate, when: When | null): Outcome => {
  const wrong = sideFault(date, step, talk)
  if (wrong !== null) return refuse(wrong)
  const hourStep = askedNext(step, talk)
  const dated = withoutPlace(withAnswer(NOTHING, step, talk, date), hourStep, talk)
  if (when === null) return goOn(step, talk, dated, { time: null, place: null })
  const known = withPlace(dated, hourStep, talk, when)
  if (hourStep?.definition.kind === 'time' && 'either' in when.clock)
    return askDoubt(step, hourDoubt(when.clock.either, when), known)
  const heard = hourStep?.definition.kind === 'time' ? withWish(known, step, when) : known
  return goOn(step, talk, heard, { time: timeIn(when), place: whereIn(when) })
}

/** Where and to whom: «кабинет 7, к Ивановой»; null – neither was told. */
const whereIn = ({ place, person }: Pick<When, 'place' | 'person'>): string | null =>
  [place, person].filter((each) => each !== null).join(', ') || null

/** The question for the place behind that for the hour; null – none is asked. */
const placeBehind = (hourStep: AskStep | null, talk: Talk): AskStep | null => {
  const next = hourStep?.definition.kind === 'time' ? askedNext(hourStep, talk) : null
  return next?.definition.kind === 'place' ? next : null
}

/** A place told without the hour is kept while that is asked. */
const withPlace = (known: Known, hourStep: AskStep | null, talk: Talk, when: When): Known => {
  const placeStep = placeBehind(hourStep, talk)
  const where = 'clock' in when.clock ? null : whereIn(when)
  return placeStep === null || where === null ? known : withAnswer(known, placeStep, talk, where)
}

/** With a new day goes the place of the day before. */
const withoutPlace = (known: Known, hourStep: AskStep | null, talk: Talk): Known => {
  const placeStep = placeBehind(hourStep, talk)
  if (placeStep === null || toldPlace(placeStep, talk) === null) return known
  return { ...known, answers: { ...known.answers, [nameOf(placeStep)]: null } }
}

/** «23 декабря с утра»: the part of the day is said back before the hour is asked for. */
const withWish = (known: Known, step: AskStep, { clock, part }: When): Known => {
  if (part === null || !('fault' in clock) || clock.fault !== 'not_a_time') return known
  return { ...known, events: [...known.events, said(step, [text(`talk.wished_part.${part}`)])] }
}

const hourDoubt = (either: readonly [Clock, Clock], { place }: When): Doubt => ({
  of: 'hour',
  options: either.map(({ time }) => time),
  place,
  time: null,
})

/** «8:00» is written as a clock shows it, and is the morning's. */
const CLOCK_FACE = /[78][:.-]\d\d|0[78]/

/** Nobody is received at three in the night: the day is meant. «в 8» may be of the morning and of the evening. */
const officeHour = (clock: ReadClock, words: string): ReadClock => {
  if ('either' in clock) return { clock: clock.either[0] }
  const isAsked = 'clock' in clock && clock.evening !== undefined && !CLOCK_FACE.test(words)
  return isAsked ? { either: [clock.clock, clock.evening] } : clock
}

/** Reads words; `answered` – the day that was given already, which may be put right within its own week. */
const whenIn = (
  words: string,
  side: 'past' | 'future' | 'any',
  talk: Talk,
  asked: 'day' | 'hour',
  answered?: AnswerValue,
): When => {
  const { now, vocabulary } = talk.situation
  const monday = typeof answered === 'string' ? inWeekOf(answered, 1) : now.date
  const isAhead = monday > now.date
  const when = readWhen(words, now.date, side, vocabulary, asked, isAhead ? monday : now.date)
  return { ...when, clock: officeHour(when.clock, words) }
}

/** A day said in a correction that is two: «не 17, а 2 декабря, вторник». It is asked at the question where it was said. */
const doubtfulDay = ({ day, clock, place, isCorrection }: When): Doubt | null =>
  isCorrection && 'fault' in day && day.days !== undefined
    ? { of: 'day', options: day.days, place, time: 'clock' in clock ? clock.clock.time : null }
    : null

/** Reads words for a day, with the hour and the place that they name beside it. */
export const receiveDay = (step: AskStep, words: string, talk: Talk): Outcome => {
  const when = whenIn(words, step.definition.side, talk, 'day')
  if ('date' in when.day) return takeDay(step, talk, when.day.date, when)
  const { fault, days } = when.day
  if (days === undefined) return refuse(`date_${fault}`, whyNoDay(when.day))
  return askDoubt(step, { of: 'day', options: days, place: when.place, time: timeIn(when) }, NOTHING)
}

/** A day that is put right at the question behind it: «нет, не завтра, а в среду». */
const correctedDay = (step: AskStep | null, when: When, talk: Talk): Known | null => {
  if (step === null || !('date' in when.day) || sideFault(when.day.date, step, talk) !== null) return null
  const isSame = ownEntry(talk.session.answers, nameOf(step)) === when.day.date
  return isSame ? null : withAnswer(NOTHING, step, talk, when.day.date)
}

/** The talk with answers that were just given, to ask with. */
const withAnswers = (talk: Talk, answers: Record<string, AnswerValue>): Talk => ({
  ...talk,
  session: { ...talk.session, answers: { ...talk.session.answers, ...answers } },
})

/** Stays at a question with what was put right; `show` asks it with the new answers. */
type Show = (step: AskStep, talk: Talk) => readonly TalkEvent[]

const askAgain = (step: AskStep, talk: Talk, known: Known, show: Show): Outcome => ({
  move: 'wait',
  events: [...known.events, ...show(step, withAnswers(talk, known.answers))],
  cursor: null,
  answers: known.answers,
})

/** Which text says why an hour is not taken. */
const HOUR_REFUSALS: Readonly<Record<ClockFault, string>> = {
  not_a_time: 'time',
  no_such_time: 'time',
  several_times: 'time_several',
  end_before_start: 'time',
}

/** «в любое время», «после обеда» are told what is missing: an hour that a reminder can come to. */
const whyNoHour = ({ isAnyTime, part }: When, fault: ClockFault): string => {
  if (isAnyTime) return 'time_any'
  return part !== null && fault === 'not_a_time' ? 'time_part' : HOUR_REFUSALS[fault]
}

/** Reads words for an hour, with the place that they name and the day that they put right. */
export const receiveHour = (step: AskStep, words: string, talk: Talk, show: Show): Outcome => {
  const before = askedBefore(step, 'date', talk)
  const answered = before === null ? undefined : ownEntry(talk.session.answers, nameOf(before))
  const when = whenIn(words, before?.definition.side ?? 'future', talk, 'hour', answered)
  const doubtful = before === null ? null : doubtfulDay(when)
  if (doubtful !== null) return askDoubt(step, doubtful, NOTHING)
  const known = withPlace(correctedDay(before, when, talk) ?? NOTHING, step, talk, when)
  if ('either' in when.clock) return askDoubt(step, hourDoubt(when.clock.either, when), known)
  if ('clock' in when.clock) return takeHour(step, talk, when.clock.clock.time, whereIn(when), known)
  if (known !== NOTHING) return askAgain(step, talk, withPlaceSaid(known, step, when), show)
  return refuse(whyNoHour(when, when.clock.fault))
}

/** What was kept of the words is said before the hour is asked for once more. */
const withPlaceSaid = (known: Known, step: AskStep, when: When): Known => {
  const place = whereIn(when)
  if (place === null) return known
  return { ...known, events: [...known.events, said(step, [text('talk.place_kept', { place })])] }
}

const takeHour = (step: AskStep, talk: Talk, time: string, place: string | null, known: Known): Outcome =>
  goOn(step, talk, withAnswer(known, step, talk, time), { time: null, place })

/** At the question for the place: words that put the day or the hour right instead; null – they say a place. */
export const correctedAtPlace = (step: AskStep, words: string, talk: Talk, show: Show): Outcome | null => {
  const hourStep = askedBefore(step, 'time', talk)
  const dayStep = hourStep && askedBefore(hourStep, 'date', talk)
  const answered = dayStep ? ownEntry(talk.session.answers, nameOf(dayStep)) : undefined
  const when = whenIn(words, 'future', talk, 'day', answered)
  if (hourStep === null || !when.isCorrection) return null
  const doubtful = dayStep === null ? null : doubtfulDay(when)
  if (doubtful !== null) return askDoubt(step, doubtful, NOTHING)
  if ('either' in when.clock)
    return askDoubt(step, hourDoubt(when.clock.either, when), correctedDay(dayStep, when, talk) ?? NOTHING)
  const time = timeIn(when)
  const day = correctedDay(dayStep, when, talk) ?? NOTHING
  const known = time === null ? day : withAnswer(day, hourStep, talk, time)
  if (known === NOTHING) return null
  if (when.place === null) return askAgain(step, talk, known, show)
  return goOn(step, talk, withAnswer(known, step, talk, when.place), { time: null, place: null })
}

/** The option of a doubt with that button. */
export const optionOf = ({ options }: Doubt, chosen: string): string =>
  options[Number(chosen.slice(3)) - 1] ?? ''

/** The hour that words say while one of two is asked for: «дня», «ночи», «не, в четыре вечера»; null – they say none. */
export const hourInDoubt = (words: string, talk: Talk, { of, options }: Doubt): string | null => {
  if (of !== 'hour') return null
  const when = whenIn(words, 'future', talk, 'hour')
  if ('date' in when.day) return null
  const { part } = when
  const fits = (option: string): boolean => {
    const hour = Number.parseInt(option, 10)
    return part !== null && hourOfPart(part, hour % HALF_DAY) === hour
  }
  return timeIn(when) ?? options.find(fits) ?? null
}

/** The day or the hour of a doubt that came up at a later question, as the answer to the question it belongs to. */
const putRight = (step: AskStep, talk: Talk, { of, time }: Doubt, option: string): Known => {
  const hourStep = step.definition.kind === 'place' ? askedBefore(step, 'time', talk) : step
  const dayStep = hourStep && askedBefore(hourStep, 'date', talk)
  const day = of === 'day' && dayStep ? withAnswer(NOTHING, dayStep, talk, option) : NOTHING
  const hour = of === 'hour' ? option : time
  return hour !== null && hourStep ? withAnswer(day, hourStep, talk, hour) : day
}

/** A doubt that came up at the question for the hour or the place, and was answered. */
const settlePutRight = (step: AskStep, talk: Talk, doubt: Doubt, option: string, show: Show): Outcome => {
  const known = putRight(step, talk, doubt, option)
  const isPlace = step.definition.kind === 'place'
  if (!isPlace && doubt.time !== null) return goOn(step, talk, known, { time: null, place: doubt.place })
  if (!isPlace || doubt.place === null) return askAgain(step, talk, known, show)
  return goOn(step, talk, withAnswer(known, step, talk, doubt.place), { time: null, place: null })
}

/** The answer to a doubt that was pressed or typed: one of its options, or another hour. */
export const settleDoubt = (step: AskStep, talk: Talk, doubt: Doubt, option: string, show: Show): Outcome => {
  const { kind } = step.definition
  if (doubt.of === 'day') {
    const wrong = sideFault(option, step, talk)
    if (wrong !== null) return refuse(wrong)
  }
  if (kind === 'place' || (kind === 'time' && doubt.of === 'day'))
    return settlePutRight(step, talk, doubt, option, show)
  if (doubt.of === 'day') return goOn(step, talk, withAnswer(NOTHING, step, talk, option), doubt)
  if (step.definition.kind === 'time') return takeHour(step, talk, option, doubt.place, NOTHING)
  // The hour came with the day, which is answered already.
  return goOn(step, talk, NOTHING, { time: option, place: doubt.place })
}
