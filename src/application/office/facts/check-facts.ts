import { isUncertain } from '../../../domain/facts/fact.ts'
import { readPhoneNumber } from '../../../domain/numbers/phone-number.ts'
import type { FactCheck, FactValue } from '../../../domain/organisations/fact-check.ts'
import { shownNumber } from '../../../domain/organisations/shown-number.ts'
import { cleanWords } from '../../../domain/text/plain-words.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Decision } from '../../decision.ts'
import type { FieldRead } from '../../ports/office/dialogs.ts'
import { about, type Subject } from '../kit/about.ts'
import { refuse } from '../kit/audited.ts'
import { orPress, typed } from '../kit/field.ts'
import { type Begun, dialogAbout, type Questions } from '../kit/form.ts'
import { pageOf, placeOfList } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
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
  CHECK_FACT.beginAbout(call, createFactId(fact), { what })

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

const readValue =
  (what: Correctable) =>
  (said: string): FieldRead<FactValue> => {
    const value = READS[what](cleanWords(said, LONGEST * 4))
    return value === null ? { fault: text(`office.facts.refused.${what}`) } : { value }
  }

const SOURCES = ['call', 'visit', 'site'] as const

/** How something was found out: pressed, or in own words. */
type Source = { readonly choice: (typeof SOURCES)[number] } | { readonly words: string }

const readSource = (said: string): FieldRead<Source> => {
  const words = cleanWords(said, LONGEST * 4)
  return words.length >= 3 && words.length <= LONGEST
    ? { value: { words } }
    : { fault: text('office.facts.source_needed') }
}

const sourceWords = ({ words }: OfficeCall, source: Source): string =>
  'words' in source ? source.words : words.plain(text(`office.facts.sources.${source.choice}`))

const checked = (
  call: OfficeCall,
  { file, place }: ShownFact,
  value: FactValue | null,
  source: Source,
): Screen => {
  const { moment, actor, today } = call
  const check: FactCheck = { file, place, value, on: today, source: sourceWords(call, source) }
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
export const CHECK_FACT = dialogAbout({
  id: 'check_fact',
  subject: FACT,
  action: 'confirm_fact',
  questions: (from: Questions<{ readonly what: Correctable | null } & Begun>) =>
    from
      .ask('value', ({ what }) =>
        what === null ? null : typed(text(`office.facts.ask.${what}`), readValue(what)),
      )
      .ask('source', () =>
        orPress(
          typed(text('office.facts.ask_source'), readSource),
          SOURCES.map((id) => ({
            id,
            label: text(`office.facts.sources.${id}`),
            value: { choice: id },
          })),
        ),
      ),
  finish: (call, fact, { value = null, source }) => checked(call, fact, value, source),
})
