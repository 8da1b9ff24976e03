import { addDays } from '../../calendar/local-date.ts'
import { maskLongNumbers } from '../../numbers/mask.ts'
import { readPhoneNumber } from '../../numbers/phone-number.ts'
import { cleanWords, comparable, hasWords } from '../../text/plain-words.ts'
import { isNoPlace } from '../../when/no-place.ts'
import { text } from '../../words/text-ref.ts'
import { chosen } from '../choosing.ts'
import type { AnswerValue } from '../condition.ts'
import type { Choice } from '../event.ts'
import { LIMITS } from '../limits.ts'
import { practisedRemark } from '../practised.ts'
import { type Outcome, recorded, type StepKind, said, type Talk } from '../talk.ts'
import {
  type AskStep,
  correctedAtPlace,
  doubtChoices,
  doubtIn,
  hourInDoubt,
  nameOf,
  optionOf,
  receiveDay,
  receiveHour,
  settleDoubt,
  takeDay,
} from './ask-when.ts'

type Read = { value: AnswerValue } | { fault: string }

const SKIP: Choice = { id: 'skip', label: text('talk.buttons.skip') }

const nearDays = (talk: Talk): Choice[] =>
  [1, 2, 7].map((days) => ({
    id: `in_${days}`,
    label: text(`talk.near_days.in_${days}`, { date: { date: addDays(talk.situation.now.date, days) } }),
  }))

/** Buttons that spare typing: the next days for a date ahead, and «Пропустить». */
const shortcuts = (step: AskStep, talk: Talk): Choice[] => [
  ...(step.definition.kind === 'date' && step.definition.side === 'future' ? nearDays(talk) : []),
  ...(step.definition.optional ? [SKIP] : []),
]

/** How typed words become a value of each kind that is one; a fault names the text that explains it with an example. */
const READERS: Record<
  Exclude<AskStep['definition']['kind'], 'date' | 'time'>,
  (words: string, step: AskStep, talk: Talk) => Read
> = {
  words: (words, _, talk) => ownWords(words, talk),
  place: (words, _, talk) => ownWords(words, talk),
  number: (words, { definition: { min = 0, max = 1_000_000 } }) => {
    const said = words
      .normalize('NFKC')
      .replace(/[\s\u00a0]/g, '')
      .replace(',', '.')
    const number = /^-?\d+(\.\d+)?$/.test(said) ? Number(said) : Number.NaN
    return number >= min && number <= max ? { value: number } : { fault: 'number' }
  },
  phone: (words) => {
    const read = readPhoneNumber(words)
    return 'phone' in read ? { value: read.phone } : { fault: `phone_${read.fault}` }
  },
}

const ownWords = (words: string, { situation }: Talk): Read => {
  const clean = maskLongNumbers(cleanWords(words, LIMITS.ownWords), situation.vocabulary.masking)
  return hasWords(clean) ? { value: clean } : { fault: 'words' }
}

const hasLetters = (words: string): boolean => /\p{L}/u.test(words)

/** What signs and blanks alone are answered with. */
const NOTHING_SAID: Record<AskStep['definition']['kind'], string> = {
  words: 'words',
  place: 'words',
  number: 'number',
  date: 'date_not_a_date',
  time: 'time',
  phone: 'phone_no_digits',
}

const refuse = (reason: string): Outcome => ({ move: 'refuse', reason, said: text(`talk.refused.${reason}`) })

const show = (step: AskStep, talk: Talk) => {
  const doubt = doubtIn(talk)
  return doubt
    ? [said(step, [text(`talk.doubt.${doubt.of}`)], doubtChoices(doubt))]
    : [said(step, [step.text], shortcuts(step, talk))]
}

const asked = (step: AskStep, talk: Talk) => [said(step, [step.text], shortcuts(step, talk))]

/** One remark on words that were practised, with a sample. */
const remarkOn = (step: AskStep, words: string, talk: Talk) => {
  const { remark } = step.definition
  return remark === undefined ? [] : [said(step, practisedRemark(remark, words, talk))]
}

const receiveWords = (step: AskStep, words: string, talk: Talk): Outcome => {
  const { kind } = step.definition
  if (comparable(words) === '') return refuse(NOTHING_SAID[kind])
  if (kind === 'date') return receiveDay(step, words, talk)
  if (kind === 'time') return receiveHour(step, words, talk, asked)
  const corrected = kind === 'place' ? correctedAtPlace(step, words, talk, asked) : null
  if (corrected) return corrected
  const { now, vocabulary } = talk.situation
  if (kind === 'place' && isNoPlace(words, now.date, vocabulary)) return refuse('place')
  const read = READERS[kind](words, step, talk)
  if ('fault' in read) return refuse(read.fault)
  const name = nameOf(step)
  return {
    move: 'next',
    events: [recorded(step, talk, name, read.value, kind !== 'number'), ...remarkOn(step, words, talk)],
    answers: { [name]: read.value },
  }
}

/** A typed answer of a kind: words, number, date, time, phone, place. */
export const ask: StepKind<'ask'> = {
  show,
  receive(step, answer, talk) {
    const doubt = doubtIn(talk)
    const settled = doubt === null ? null : chosen(answer, doubtChoices(doubt), talk)
    if (doubt && settled !== null) return settleDoubt(step, talk, doubt, optionOf(doubt, settled), asked)
    const hour = doubt && answer.type === 'words' ? hourInDoubt(answer.words, talk, doubt) : null
    if (doubt && hour !== null) return settleDoubt(step, talk, doubt, hour, asked)
    const pressed = chosen(answer, shortcuts(step, talk), talk)
    // «завтра в 10 утра» begins like the button «Завтра», and says more.
    const isDayInWords =
      answer.type === 'words' && step.definition.kind === 'date' && hasLetters(answer.words)
    const read = isDayInWords && pressed !== 'skip' ? receiveDay(step, answer.words, talk) : null
    if (read !== null && read.move !== 'refuse') return read
    if (pressed === 'skip') return { move: 'next', events: [], answers: { [nameOf(step)]: null } }
    if (pressed !== null) {
      const date = addDays(talk.situation.now.date, Number(pressed.slice(3)))
      return takeDay(step, talk, date, null)
    }
    return answer.type === 'press' ? refuse('not_offered') : receiveWords(step, answer.words, talk)
  },
  back: (step, talk) =>
    doubtIn(talk) === null ? null : { move: 'wait', events: asked(step, talk), cursor: null },
  records: (step) => [nameOf(step)],
}
