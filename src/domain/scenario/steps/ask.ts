import { addDays } from '../../calendar/local-date.ts'
import { cleanWords, comparable, hasWords } from '../../conversation/plain-words.ts'
import { maskLongNumbers } from '../../numbers/mask.ts'
import { readPhoneNumber } from '../../numbers/phone-number.ts'
import { readDate } from '../../when/read-date.ts'
import { chosen } from '../choosing.ts'
import type { CompiledStep } from '../compiled.ts'
import type { AnswerValue } from '../condition.ts'
import type { Choice } from '../event.ts'
import { LIMITS } from '../limits.ts'
import { type Outcome, recorded, type StepKind, said, type Talk } from '../talk.ts'
import { text } from '../text-ref.ts'

type AskStep = CompiledStep<'ask'>
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

/** How typed words become a value of each kind; a fault names the text that explains it with an example. */
const READERS: Record<AskStep['definition']['kind'], (words: string, step: AskStep, talk: Talk) => Read> = {
  words: (words, _, { situation }) => {
    const clean = maskLongNumbers(cleanWords(words, LIMITS.ownWords), situation.vocabulary.masking)
    return hasWords(clean) ? { value: clean } : { fault: 'words' }
  },
  number: (words, { definition: { min = 0, max = 1_000_000 } }) => {
    const said = words
      .normalize('NFKC')
      .replace(/[\s\u00a0]/g, '')
      .replace(',', '.')
    const number = /^-?\d+(\.\d+)?$/.test(said) ? Number(said) : Number.NaN
    return number >= min && number <= max ? { value: number } : { fault: 'number' }
  },
  time: (words) => {
    const found = /^[^\d-]{0,3}(\d{1,2})(?:[:.\s-](\d{2}))?\D{0,8}$/.exec(words.normalize('NFKC').trim())
    const [hour, minute] = [Number(found?.[1] ?? Number.NaN), Number(found?.[2] ?? 0)]
    const valid = hour >= 0 && hour < 24 && minute < 60
    return valid
      ? { value: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }
      : { fault: 'time' }
  },
  phone: (words) => {
    const read = readPhoneNumber(words)
    return 'phone' in read ? { value: read.phone } : { fault: `phone_${read.fault}` }
  },
  date: (words, { definition: { side } }, { situation }) => {
    const read = readDate(words, situation.now.date, side, situation.vocabulary)
    if ('fault' in read) return { fault: `date_${read.fault}` }
    if (side === 'future' && read.date < situation.now.date) return { fault: 'date_passed' }
    return side === 'past' && read.date > situation.now.date ? { fault: 'date_ahead' } : { value: read.date }
  },
}

const refuse = (reason: string): Outcome => ({ move: 'refuse', reason, said: text(`talk.refused.${reason}`) })

const nameOf = (step: AskStep): string => step.definition.save ?? step.name

/** A typed answer of a kind: words, number, date, time, phone. */
export const ask: StepKind<'ask'> = {
  show: (step, talk) => [said(step, [step.text], shortcuts(step, talk))],
  receive(step, answer, talk) {
    const name = nameOf(step)
    const pressed = chosen(answer, shortcuts(step, talk), talk)
    if (pressed === 'skip') return { move: 'next', events: [], answers: { [name]: null } }
    const { kind } = step.definition
    if (answer.type === 'press' && pressed === null) return refuse('not_offered')
    const words = answer.type === 'words' ? answer.words : ''
    const read = pressed
      ? { value: addDays(talk.situation.now.date, Number(pressed.slice(3))) }
      : comparable(words) === ''
        ? {
            fault:
              kind === 'words'
                ? 'words'
                : kind === 'date'
                  ? 'date_not_a_date'
                  : kind === 'phone'
                    ? 'phone_no_digits'
                    : kind,
          }
        : READERS[kind](words, step, talk)
    if ('fault' in read) return refuse(read.fault)
    const own = kind === 'words' || kind === 'phone'
    return {
      move: 'next',
      events: [recorded(step, talk, name, read.value, own)],
      answers: { [name]: read.value },
    }
  },
  records: (step) => [nameOf(step)],
}
