import {
  DISTRICT_FACT_KINDS,
  DISTRICT_FACTS,
  type DistrictFact,
  isStale,
  PLACES,
  readFact,
} from '../../../domain/district/district-fact.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { cleanWords } from '../../../domain/text/plain-words.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { FieldRead, Question } from '../../ports/office/dialogs.ts'
import type { DistrictFactChange, DistrictFactLine } from '../../ports/office/district-fact-desk.ts'
import { ofWorkedDistrict, WORKED_DISTRICT, type Worked } from '../deeds/district-deeds.ts'
import { about } from '../kit/about.ts'
import { choice, typed } from '../kit/field.ts'
import { dialogAbout } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, unknownButton } from '../kit/screen.ts'
import { factLine, factName, factValue } from './passport-words.ts'

/** So many characters of a fact at most; of a table, more. */
const MOST_SIGNS = 400
const MOST_IN_ROWS = 1_500

/** The paper that the facts are printed on. */
const PASSPORT_FORM = 'district_passport'

const kindOf = (name: unknown): DistrictFact | null =>
  DISTRICT_FACT_KINDS.find((each) => each === name) ?? null

const factsOf = async ({ desks }: OfficeCall, { id }: Worked): Promise<Map<DistrictFact, DistrictFactLine>> =>
  new Map((await desks.districtFacts.of([id])).map((line) => [line.kind, line]))

const toPassport = (id: string): OfficeButton => [text('office.passport.buttons.all'), 'district_facts', id]

/** The passport of a district, line by line; what nobody looked at for half a year is asked first. */
const passportScreen = async (call: OfficeCall, district: Worked): Promise<Screen> => {
  const { today } = call
  const facts = await factsOf(call, district)
  const stale = DISTRICT_FACT_KINDS.filter((kind) => {
    const found = facts.get(kind)
    return found !== undefined && isStale(found, today)
  })
  const others = DISTRICT_FACT_KINDS.filter((kind) => !stale.includes(kind))
  const isChecked = stale.length === 0 && facts.size > 0
  return {
    parts: [
      text('office.passport.head', { district: district.name }),
      ...DISTRICT_FACT_KINDS.map((kind) => factLine(kind, facts.get(kind), today)),
      text('talk.blank'),
      text(stale.length > 0 ? 'office.passport.ask_stale' : 'office.passport.ask', { n: stale.length }),
    ],
    buttons: [
      ...stale.map(
        (kind): OfficeButton => [
          text('office.passport.buttons.stale', { what: factName(kind) }),
          'district_fact',
          district.id,
          kind,
        ],
      ),
      ...others.map((kind): OfficeButton => [factName(kind), 'district_fact', district.id, kind]),
      // The duty of the half-year is done by this deed.
      ...(isChecked
        ? [[text('office.passport.buttons.updated'), 'district_deed', district.id, 'passport'] as const]
        : []),
      [text('office.passport.buttons.print'), 'list', PASSPORT_FORM, district.id],
    ],
    place: 'in_place',
    object: `district:${district.id}`,
  }
}

/** «Паспорт участка». */
export const showDistrictFacts = ofWorkedDistrict(
  'district_facts',
  text('office.passport.which'),
  passportScreen,
)

/** One fact: what is known, since when, and whether it is still so. */
const factScreen = (
  call: OfficeCall,
  { id }: Worked,
  kind: DistrictFact,
  found?: DistrictFactLine,
): Screen => ({
  parts: [
    factLine(kind, found, call.today),
    ...(found?.by ? [text('office.passport.by', { name: shortName(found.by) })] : []),
    ...(found ? [text('office.passport.is_right')] : []),
  ],
  buttons: [
    ...(found ? [[text('office.passport.buttons.right'), 'district_fact_right', id, kind] as const] : []),
    [text(`office.passport.buttons.${found ? 'change' : 'say'}`), 'district_fact_say', id, kind],
    toPassport(id),
  ],
  place: 'in_place',
  object: `district:${id}`,
})

export const showDistrictFact = about(WORKED_DISTRICT, 'record_district_deed', async (call, district) => {
  const kind = kindOf(call.args[1])
  if (!kind) return unknownButton(call)
  return factScreen(call, district, kind, (await factsOf(call, district)).get(kind))
})

const checked = (
  call: OfficeCall,
  { id }: Worked,
  kind: DistrictFact,
  value: string,
): DistrictFactChange => ({
  type: 'check_district_fact',
  id: call.moment.conversation.chance.id(),
  district: id,
  kind,
  value,
  by: call.actor.id,
  day: call.today,
  at: call.moment.at,
})

/** «Верно»: looked at today, as it is; the next one that nobody looked at for long follows at once. */
export const confirmDistrictFact = about(WORKED_DISTRICT, 'record_district_deed', async (call, district) => {
  const kind = kindOf(call.args[1])
  const facts = await factsOf(call, district)
  const found = kind ? facts.get(kind) : undefined
  if (!kind || !found) return unknownButton(call)
  const next = DISTRICT_FACT_KINDS.map((each) => facts.get(each)).find(
    (line) => line !== undefined && line.kind !== kind && isStale(line, call.today),
  )
  const noted = text('office.passport.checked', { name: factName(kind) })
  const screen: Screen = next
    ? factScreen(call, district, next.kind, next)
    : { parts: [], buttons: [toPassport(district.id)], place: 'in_place', object: `district:${district.id}` }
  return {
    ...screen,
    parts: [noted, ...screen.parts],
    changes: [checked(call, district, kind, found.value)],
  }
})

const readValue =
  (kind: DistrictFact) =>
  (said: string): FieldRead<string> => {
    const value = readFact(kind, said)
    const how = DISTRICT_FACTS[kind]
    if (value !== null) return { value: cleanWords(value, how === 'rows' ? MOST_IN_ROWS : MOST_SIGNS) }
    const isNumber = how === 'number' || how === 'whole'
    return { fault: text(isNumber ? 'office.passport.number_needed' : 'office.fields.words_needed') }
  }

/** A fact is said, or said anew. */
export const DISTRICT_FACT = dialogAbout({
  id: 'district_fact',
  subject: WORKED_DISTRICT,
  action: 'record_district_deed',
  given: (call) => {
    const kind = kindOf(call.args[1])
    return kind ? { kind } : unknownButton(call)
  },
  questions: (from) =>
    from.ask('value', ({ kind }): Question<string> => {
      const ask = text(`office.passport.ask_fact.${kind}`)
      if (kind !== 'place') return typed(ask, readValue(kind))
      return choice(
        ask,
        PLACES.map((id) => ({ id, label: text(`office.passport.places.${id}`) })),
      )
    }),
  finish: (call, district, { kind, value }) => ({
    parts: [text('office.passport.kept', { name: factName(kind), note: factValue({ kind, value }) })],
    buttons: [toPassport(district.id)],
    object: `district:${district.id}`,
    changes: [checked(call, district, kind, value)],
  }),
})
