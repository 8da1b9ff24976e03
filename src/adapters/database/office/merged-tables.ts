import { bookingPlace } from './booking-rows.ts'
import { caseEventWordsPlace, notePlace, resultPlace, taskEventWordsPlace } from './caseload-words.ts'
import { caseWordsPlace } from './caseload-writers.ts'
import { doubtPlace } from './doubt-writers.ts'
import { memberPlace } from './family-rows.ts'
import { letterPlace } from './letter-rows.ts'
import { planPlace } from './register-writers.ts'
import { sheetPlace } from './sheet-rows.ts'
import { cell } from './writing.ts'

/** A column sealed with the key of the card: it is sealed anew with the key of the other one. */
export interface SealedColumn {
  readonly column: string
  /** Where it is sealed. `key` – what names the row, see {@link MovedTable.id}. */
  readonly place: (key: string, citizen: string) => string
}

/** Rows that hang on rows of a table and are sealed with the same key. */
export interface Within {
  readonly table: string
  /** The column that names the row above. */
  readonly by: string
  readonly column: string
  readonly place: (above: string, own: string) => string
}

/** A table whose rows belong to a card. */
export interface MovedTable {
  readonly table: string
  /** Columns that name a row among those of one card; none – there is at most one. */
  readonly id: readonly string[]
  /** What must not be there for the other card, as SQL: reads the row `t`, the other card is $2; null – nothing is in the way. */
  readonly clash: string | null
  readonly sealed: readonly SealedColumn[]
  readonly within?: Within
}

/** A row that another one of the same card would be the same as. */
const sameOf = (table: string, columns: readonly string[]): string =>
  `exists (select 1 from ${table} o where o.citizen_id = $2 ${columns.map((each) => `and o.${each} = t.${each}`).join(' ')})`

const plain = (table: string, sealed: readonly SealedColumn[] = [], within?: Within): MovedTable => ({
  table,
  id: ['id'],
  clash: null,
  sealed,
  ...(within === undefined ? {} : { within }),
})

/** Of which there is one row of these columns for each card. */
const oneEach = (table: string, id: readonly string[], sealed: readonly SealedColumn[] = []): MovedTable => ({
  table,
  id,
  clash: sameOf(table, id),
  sealed,
})

/** The other card is in a family already, and nobody is in two. */
const IN_FAMILY = 'exists (select 1 from family_members o where o.citizen_id = $2 and o.left_on is null)'

/**
 * Every table whose rows belong to a card, in the order in which they go over. A test reads the schema: a table with a
 * `citizen_id` that is not here, nor among {@link NOT_MOVED}, fails it.
 */
export const MOVED_TABLES: readonly MovedTable[] = [
  plain('cases', [{ column: 'words', place: (id) => caseWordsPlace(id) }], {
    table: 'case_events',
    by: 'case_id',
    column: 'words',
    place: (id) => caseEventWordsPlace(id),
  }),
  plain(
    'tasks',
    [
      { column: 'note', place: (id) => notePlace(id) },
      { column: 'result_words', place: (id) => resultPlace(id) },
    ],
    { table: 'task_events', by: 'task_id', column: 'words', place: (id) => taskEventWordsPlace(id) },
  ),
  plain('deeds', [{ column: 'note', place: (id) => cell('deeds', 'note', id) }]),
  plain('bookings', [{ column: 'office', place: (id) => bookingPlace(id) }]),
  plain('papers'),
  plain('free_letters', [{ column: 'words', place: (id) => letterPlace(id) }]),
  plain('sheets', [{ column: 'answers', place: (id) => sheetPlace(id) }]),
  plain('rulings'),
  plain('handovers'),
  plain('break_glasses'),
  { table: 'links', id: ['code_hash'], clash: null, sealed: [] },
  oneEach('mentor_consents', ['case_id', 'mentor_id']),
  {
    table: 'families',
    id: ['id'],
    clash: `(${sameOf('families', [])} or ${IN_FAMILY})`,
    sealed: [],
    within: { table: 'family_members', by: 'family_id', column: 'name', place: (_, id) => memberPlace(id) },
  },
  { table: 'family_members', id: ['id'], clash: `(t.left_on is null and ${IN_FAMILY})`, sealed: [] },
  oneEach('circumstances', ['what', 'noted_on']),
  oneEach(
    'needs_cards',
    [],
    [{ column: 'card', place: (_, citizen) => cell('needs_cards', 'card', citizen) }],
  ),
  oneEach(
    'individual_plans',
    ['period', 'starts'],
    [
      {
        column: 'plan',
        place: (key, citizen) => {
          const [period = '', starts = ''] = key.split('|')
          return planPlace(citizen, period, starts)
        },
      },
    ],
  ),
  oneEach('monthly_contacts', ['month']),
  oneEach('month_records', ['month']),
  oneEach('sign_ups', ['event_id']),
  oneEach('invitations', ['event_id']),
  oneEach('group_members', ['group_id']),
  oneEach('welcomes', ['turn', 'from_day']),
  plain('register_doubts', [{ column: 'doubt', place: (id) => doubtPlace(id) }]),
  plain('merged_cards'),
]

/** Tables with a `citizen_id` whose rows do not go over: what stood in a card until today is brought back by nobody. */
export const NOT_MOVED: readonly string[] = ['replaced_facts']

/** SQL of what names a row `t` of a table among those of one card. */
export const keyOf = ({ id }: MovedTable): string =>
  id.length === 0 ? "'one'" : `concat_ws('|', ${id.map((column) => `t.${column}::text`).join(', ')})`
