import type { KnownRow } from '../../../domain/forms/known.ts'
import type { FieldSource, ListSource } from '../../../domain/forms/source-name.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import type { Occupation } from '../../../domain/people/family.ts'
import { changesBetween } from '../../../domain/people/sheet.ts'
import { type Param, text } from '../../../domain/words/text-ref.ts'
import type { FamilyMember } from '../../ports/office/family-desk.ts'
import type { FilledSheet } from '../../ports/office/sheet-desk.ts'
import type { PaperGround } from '../paper-ground.ts'
import type { FieldOf } from './field-of.ts'
import type { ListOf } from './list-of.ts'

const itemText = (item: string): Param => text(`office.sheets.items.${item}`)

const listed = (all: readonly Param[]): Param | null => (all.length === 0 ? null : { list: all })

/** Everything that a section of the latest act says: what is ticked, who was there, what was said; without one field. */
const section =
  (id: string, without: readonly string[] = []): FieldOf =>
  ({ acts, actSections, isBlank }) => {
    const [act] = acts
    const found = actSections.find((each) => each.id === id)
    if (!act || !found || (isBlank && found.fresh)) return null
    const { ticks, said, people } = act.answers
    return listed([
      ...found.items.filter((item) => ticks.includes(item)).map(itemText),
      ...(found.members ? Object.values(people) : []),
      ...found.fields
        .filter((field) => !without.includes(field.id))
        .flatMap((field) => ownEntry(said, field.id) ?? []),
    ])
  }

const said =
  (sheets: (ground: PaperGround) => readonly FilledSheet[], field: string): FieldOf =>
  (ground) =>
    ownEntry(sheets(ground)[0]?.answers.said, field) ?? null

const actsOf = ({ acts }: PaperGround): readonly FilledSheet[] => acts
const passportsOf = ({ passports }: PaperGround): readonly FilledSheet[] => passports

/** Sections of the diagnosis that say how a family lives and brings up its children. */
const OF_LIVING: readonly string[] = ['housing', 'comfort', 'relations', 'upbringing', 'schooling']

const living: FieldOf = ({ passports: [passport], passportForm }) =>
  listed(
    (passportForm?.sections ?? [])
      .filter(({ id }) => OF_LIVING.includes(id))
      .flatMap(({ items }) => items.filter((item) => passport?.answers.ticks.includes(item)))
      .map(itemText),
  )

/** Without an act, what the latest diagnosis of a case said. */
const conclusion: FieldOf = (ground) =>
  ground.isBlank
    ? null
    : (section('conclusion')(ground) ??
      ground.deeds.find(({ kind, note }) => kind === 'diagnosis_noted' && note !== null)?.note ??
      null)

const actDay: FieldOf = ({ acts, deeds, isBlank }) => {
  if (isBlank) return null
  const day = acts[0]?.finishedOn ?? deeds.find(({ kind }) => kind === 'visit')?.day
  return day ? { date: day } : null
}

/** Fields of the act of a survey and of the diagnosis of a family. */
export const ACT_FIELDS = {
  'citizen.registration': ({ registration }) => registration,
  'act.day': actDay,
  'act.kind': ({ acts: [act], isBlank }) =>
    act && !isBlank ? text(`office.sheets.kinds.${act.kind}`) : null,
  'act.area': said(actsOf, 'area'),
  'act.housing': section('housing', ['area']),
  'act.comfort': section('comfort'),
  'act.debts': section('debts'),
  'act.condition': section('condition'),
  'act.whose_income': said(actsOf, 'whose_income'),
  'act.goods': section('goods'),
  'act.present': section('present'),
  'act.relations': section('relations'),
  'act.neighbours': section('neighbours'),
  'act.conclusion': conclusion,
  'act.witnesses': section('witnesses'),
  'council.day': ({ council }) => (council ? { date: council.day } : null),
  'council.number': ({ council }) => council?.number ?? null,
  'passport.family_other': said(passportsOf, 'family_other'),
  'passport.help_other': said(passportsOf, 'help_other'),
  'passport.living': living,
} as const satisfies Partial<Record<FieldSource, FieldOf>>

const LEARNING: readonly Occupation[] = ['school', 'studies', 'kindergarten']

const occupation = ({ occupation: said_ }: FamilyMember, isLearning: boolean): Param | null =>
  said_ !== null && LEARNING.includes(said_) === isLearning ? text(`office.family.occupation.${said_}`) : null

const memberRow = (member: FamilyMember, n: number): KnownRow => ({
  n,
  name: member.name,
  born: member.birthDate === null ? null : { date: member.birthDate },
  work: occupation(member, false),
  study: occupation(member, true),
})

const income: ListOf = ({ acts: [act], actSections }) => {
  const items = actSections.find(({ id }) => id === 'income')?.items ?? []
  return items
    .filter((item) => act?.answers.ticks.includes(item))
    .map((item) => ({ kind: itemText(item), sum: ownEntry(act?.answers.said, item) ?? null }))
}

const changed = (items: readonly string[], words: readonly (string | null)[]): Param | null =>
  listed([...items.map(itemText), ...words.flatMap((each) => each ?? [])])

/** What the diagnoses of the family found otherwise: at the first look, and at the last. */
const passportChanges: ListOf = ({ passports, passportForm }) => {
  const [last, first] = [passports[0], passports.at(-1)]
  if (!last || !first || passportForm === null) return []
  return changesBetween(passportForm, first.answers, last.answers).map(
    ({ section: of, gained, lost, said: words }) => ({
      section: text(`office.sheets.sections.${of}`),
      before: changed(
        lost,
        words.map(({ before }) => before),
      ),
      after: changed(
        gained,
        words.map(({ after }) => after),
      ),
    }),
  )
}

/** Tables of the act and of the diagnosis. */
export const ACT_LISTS = {
  'family.members': ({ family }) => (family?.members ?? []).map((member, at) => memberRow(member, at + 1)),
  'act.income': income,
  'passport.changes': passportChanges,
} as const satisfies Partial<Record<ListSource, ListOf>>
