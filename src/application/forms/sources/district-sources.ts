import { DISTRICT_CONTACTS, type DistrictFact } from '../../../domain/district/district-fact.ts'
import { rowsOf } from '../../../domain/district/fact-rows.ts'
import type { KnownRow } from '../../../domain/forms/known.ts'
import type { FieldSource, ListSource } from '../../../domain/forms/source-name.ts'
import { phoneOnPaper } from '../../../domain/numbers/phone-on-paper.ts'
import { type Param, text } from '../../../domain/words/text-ref.ts'
import type { DistrictLine, PaperGround } from '../paper-ground.ts'
import type { FieldOf } from './field-of.ts'
import type { ListOf } from './list-of.ts'

const factOf = ({ district }: PaperGround, kind: DistrictFact): string | null =>
  district?.facts.find((each) => each.kind === kind)?.value ?? null

const fact =
  (kind: DistrictFact): FieldOf =>
  (ground) =>
    factOf(ground, kind)

/** The day on which something of the passport was checked last. */
const checkedOn: FieldOf = ({ district }) => {
  const last = district?.facts
    .map((each) => each.checkedOn)
    .sort()
    .at(-1)
  return last === undefined ? null : { date: last }
}

/** What the passport of a district says in words. */
export const DISTRICT_FIELDS = {
  'district.name': ({ district }) => district?.name ?? null,
  'district.workers': ({ district }) =>
    district === null || district.workers.length === 0 ? null : { list: [...district.workers] },
  'district.phone': ({ district }) => (district?.phone ? phoneOnPaper(district.phone) : null),
  'district.number': fact('number'),
  'district.reception': fact('reception'),
  'district.schedule': fact('schedule'),
  'district.territory': fact('territory'),
  'district.area': fact('area'),
  'district.streets': fact('streets'),
  'district.houses': fact('houses'),
  'district.population': fact('population'),
  'district.more': fact('more'),
  'district.checked_on': checkedOn,
} as const satisfies Partial<Record<FieldSource, FieldOf>>

/** What is not recorded says so, and is never 0. */
const numberOf = ({ value }: DistrictLine): Param => value ?? text('office.report.unrecorded')

const counted =
  (what: DistrictLine['counts']): ListOf =>
  ({ district }) =>
    (district?.lines ?? [])
      .filter(({ counts }) => counts === what)
      .map((line) => ({ what: line.wording, number: numberOf(line) }))

const INSTITUTION_CELLS = ['name', 'address', 'phone', 'leader', 'remark']
const CONTACT_CELLS = ['name', 'address', 'phone', 'remark']

const cellsOf = (value: string, cells: readonly string[]): KnownRow[] =>
  rowsOf(value, cells.length).map((row) =>
    Object.fromEntries(cells.map((cell, at) => [cell, row[at] ? row[at] : null])),
  )

const institutions: ListOf = (ground) =>
  cellsOf(factOf(ground, 'institutions') ?? '', INSTITUTION_CELLS).map((row, at) => ({ ...row, n: at + 1 }))

/** A line of the form for each post, and further ones where there are several people of it. */
const contacts: ListOf = (ground) =>
  DISTRICT_CONTACTS.flatMap((kind): KnownRow[] => {
    const post = text(`forms.common.district_posts.${kind}`)
    const known = cellsOf(factOf(ground, kind) ?? '', CONTACT_CELLS)
    return known.length === 0 ? [{ post }] : known.map((row) => ({ ...row, post }))
  })

/** The tables of the passport of a district. */
export const DISTRICT_LISTS = {
  'district.families': counted('families'),
  'district.people': counted('people'),
  'district.institutions': institutions,
  'district.contacts': contacts,
} as const satisfies Partial<Record<ListSource, ListOf>>
