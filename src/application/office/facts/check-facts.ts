import { isUncertain } from '../../../domain/facts/fact.ts'
import { readPhoneNumber } from '../../../domain/numbers/phone-number.ts'
import { type FactCheck, FactValue } from '../../../domain/organisations/fact-check.ts'
import { cleanWords } from '../../../domain/text/plain-words.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Decision } from '../../decision.ts'
import type { FieldRead, FormAnswers, FormInput } from '../../ports/office/dialogs.ts'
import { about, type Subject } from '../kit/about.ts'
import { refuse } from '../kit/audited.ts'
import { endedAbout } from '../kit/form-about.ts'
import { pageOf, placeOfList } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { beginForm, type OfficeForm } from '../kit/office-form.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, useCase } from '../kit/screen.ts'
import { type Correctable, createFactId, factsOf, type ShownFact } from './fact-words.ts'

/** Facts on one screen. */
const MOST = 6
const LONGEST = 120

const lineOf = ({ whose, what }: ShownFact): TextRef => text('office.facts.line', { whose, what })

/** «Проверить сведения»: what people are told here, the first to be looked at again in front. */
export const listFacts = useCase('confirm_fact', (call) => {
  const [asked] = call.args
  const facts = factsOf(call.moment.conversation)
  const { shown, turns } = pageOf(facts, asked, (page) => ['facts', page], MOST)
  const uncertain = facts.filter((fact) => isUncertain(fact, call.today)).length
  const lines = shown.map((fact): OfficeButton => [lineOf(fact), 'fact', createFactId(fact)])
  const head = text('office.facts.head', { n: facts.length, uncertain })
  return { parts: [head], buttons: [...lines, ...turns], place: placeOfList(asked) }
})

/** What people of this region are told. */
const FACT: Subject<ShownFact> = {
  kind: 'fact',
  find: ({ moment }, _, id) => factsOf(moment.conversation).find((fact) => createFactId(fact) === id) ?? null,
}

/** One fact: what it says, where it comes from, and whether it is right. */
export const showFact = about(FACT, 'confirm_fact', (_, fact) => {
  const id = createFactId(fact)
  const parts = [
    lineOf(fact),
    ...(fact.says ? [fact.says] : []),
    text('talk.blank'),
    text(`office.facts.certainty.${fact.certainty}`),
    text('office.facts.dated', { date: { date: fact.verified_at }, until: { date: fact.verify_by } }),
    ...(fact.source ? [text('office.facts.source', { source: fact.source })] : []),
  ]
  const buttons: OfficeButton[] = [
    [text('office.facts.buttons.confirm'), 'fact_confirm', id],
    ...fact.corrects.map(
      (what): OfficeButton => [text(`office.facts.buttons.${what}`), 'fact_correct', id, what],
    ),
    [text('office.facts.buttons.list'), 'facts'],
  ]
  return { parts, buttons }
})

const beginCheck = (call: OfficeCall, fact: ShownFact, what: Correctable | null): Promise<Decision> =>
  beginForm(call, FACT_FORM, { fact: createFactId(fact), what })

/** «Верно»: how it was found out is asked, then it is in force. */
export const confirmFact = about(FACT, 'confirm_fact', (call, fact) => beginCheck(call, fact, null))

const CORRECTABLE: readonly Correctable[] = ['phone', 'hours', 'address', 'amount', 'n']

/** «Исправить»: the new value, then how it was found out. */
export const correctFact = about(FACT, 'confirm_fact', (call, fact) => {
  const what = CORRECTABLE.find((each) => each === call.args[1])
  return what && fact.corrects.includes(what)
    ? beginCheck(call, fact, what)
    : refuse(call, 'confirm_fact', `fact:${createFactId(fact)}`)
})

/** `+78001000001` as numbers are shown here: `8 800 100 00 01`. */
const shownNumber = (phone: string): string | null => {
  if (/^\d{3}$/.test(phone)) return phone
  const digits = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(phone)
  return digits ? `8 ${digits.slice(1).join(' ')}` : null
}

const readNumber = (words: string, most: number): number | null => {
  const read = /^\d{1,8}(?:[.,]\d{1,2})?$/.exec(words.replace(/\s/g, ''))
  const number = read ? Number(read[0].replace(',', '.')) : Number.NaN
  return number <= most ? number : null
}

const READS: Readonly<Record<Correctable, (words: string) => FactValue | null>> = {
  phone: (words) => {
    const read = readPhoneNumber(words)
    const phone = 'phone' in read ? shownNumber(read.phone) : null
    return phone === null ? null : { phone }
  },
  hours: (words) => (words.length >= 2 && words.length <= LONGEST ? { hours: words } : null),
  address: (words) => (words.length >= 2 && words.length <= LONGEST ? { address: words } : null),
  amount: (words) => {
    const amount = readNumber(words, 10_000_000)
    return amount === null ? null : { amount }
  },
  n: (words) => {
    const n = readNumber(words, 400)
    return n === null || !Number.isInteger(n) ? null : { n }
  },
}

const whatOf = (answers: FormAnswers): Correctable | null =>
  CORRECTABLE.find((each) => each === answers['what']) ?? null

const readValue = (input: FormInput, answers: FormAnswers): FieldRead => {
  const what = whatOf(answers)
  const words = 'words' in input ? cleanWords(input.words, LONGEST * 4) : ''
  const value = what === null ? null : READS[what](words)
  return value === null ? { fault: text(`office.facts.refused.${what ?? 'hours'}`) } : { value }
}

const SOURCES = ['call', 'visit', 'site'] as const

const readSource = (input: FormInput): FieldRead => {
  if ('choice' in input)
    return SOURCES.some((each) => each === input.choice)
      ? { value: { choice: input.choice } }
      : { fault: text('office.facts.source_needed') }
  const words = cleanWords(input.words, LONGEST * 4)
  return words.length >= 3 && words.length <= LONGEST
    ? { value: { words } }
    : { fault: text('office.facts.source_needed') }
}

const sourceWords = ({ words }: OfficeCall, given: unknown): string => {
  const source = given as { choice?: string; words?: string }
  return source.words ?? words.plain(text(`office.facts.sources.${source.choice ?? 'call'}`))
}

const checked = (call: OfficeCall, { file, place }: ShownFact, answers: FormAnswers): Screen => {
  const { moment, actor, today } = call
  const value = answers['value'] === undefined ? null : FactValue.parse(answers['value'])
  const source = sourceWords(call, answers['source'])
  const check: FactCheck = { file, place, value, on: today, source }
  const id = moment.conversation.chance.id()
  const region = moment.conversation.region.id
  return {
    parts: [text(value === null ? 'office.facts.confirmed' : 'office.facts.corrected')],
    buttons: [[text('office.facts.buttons.list'), 'facts']],
    changes: [{ type: 'keep_fact_check', id, region, staff: actor.id, check, at: moment.at }],
    // How it was found out stands with the check: typed words may name somebody, and the record names nobody.
    object: `fact:${file}#${place}`,
  }
}

/** Confirms or corrects one fact (requirements.md C2: addresses, hours; promises.md 4). */
export const FACT_FORM: OfficeForm = {
  form: {
    id: 'check_fact',
    fields: [
      {
        name: 'value',
        when: (answers) => whatOf(answers) !== null,
        ask: (answers) => text(`office.facts.ask.${whatOf(answers) ?? 'hours'}`),
        read: readValue,
      },
      {
        name: 'source',
        ask: () => text('office.facts.ask_source'),
        choices: () => SOURCES.map((id) => ({ id, label: text(`office.facts.sources.${id}`) })),
        read: readSource,
      },
    ],
  },
  finish: endedAbout(FACT, 'confirm_fact', checked),
}
