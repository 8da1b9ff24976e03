import { z } from 'zod'
import type { PersonalField } from '../access/fields.ts'
import type { BirthDate } from './birth.ts'
import { Circumstance, Disability, NotedCategories, Sex, Turn } from './categories.ts'

/** Kinds of data as an act of destruction names them, as far as a card's own fields belong to one. */
export type FieldCategory = 'name' | 'birth' | 'phone' | 'address' | 'disability'

/** How a field of a card is described. */
interface CardField {
  /** Its column in `citizens`, e.g. `birth_date`. What an import changes and an employee typed is called by it too. */
  readonly column: string
  /** How it stands there: `sealed` – words, with the key of the card. */
  readonly kept: 'sealed' | 'text' | 'boolean' | 'jsonb'
  /** What it holds, opened. */
  readonly shape: z.ZodType
  /** What stands there as long as nobody has said anything. */
  readonly blank: unknown
  /** The personal field that it is, where not every role that opens a card sees it; null – all of them do. */
  readonly seenAs: PersonalField | null
  /** What of the act of destruction tells that it was there; null – the card itself does. */
  readonly category: FieldCategory | null
  /** Columns of a list that tell it, as `scenarios/register-columns.yaml` names them. */
  readonly headings: readonly string[]
  /** Characters that are kept of it at most; null – its shape tells. */
  readonly longest: number | null
  /** Whether a list asks before it replaces what an employee typed. */
  readonly staysTyped: boolean
  /** The question of «Изменить» that it is answered by. */
  readonly question: string
  /** `words`: read, compared, asked and shown by one rule, see {@link fieldOfWords}; `own`: by code of its own. */
  readonly rule: 'words' | 'own'
}

/** A few words that somebody may have said; null – nobody has. */
const Words = z.string().nullable()

/**
 * A field of a few words, which is read, compared, asked and shown as any other of them. Its texts stand in
 * `locales/<language>/office/card.yaml`, its headings in `scenarios/register-columns.yaml`, both under the name of its column.
 * @example nearestStop: fieldOfWords('nearest_stop', { longest: 100, seenAs: 'address', category: 'address' })
 */
const fieldOfWords = <const Column extends string>(
  column: Column,
  { longest, seenAs, category }: Pick<CardField, 'seenAs' | 'category'> & { readonly longest: number },
) =>
  ({
    column,
    kept: 'sealed',
    shape: Words,
    blank: null,
    seenAs,
    category,
    headings: [column],
    longest,
    staysTyped: true,
    question: column,
    rule: 'words',
  }) as const

/**
 * The fields of a card of the register, in the order in which «Изменить» offers them. Everything else follows from here: the
 * columns that are read and written and what of them is sealed, who sees a field, by which headings of a list it is known, how
 * long it may be, the question that changes it, its line on the card and in «Мои данные». What a new one takes:
 * docs/contributing.md, «A column of the register».
 */
export const CARD_FIELDS = {
  /** `Смирнова Анна Петровна` */
  name: {
    column: 'name',
    kept: 'sealed',
    shape: z.string(),
    blank: '',
    seenAs: 'name',
    category: 'name',
    headings: ['name', 'surname', 'first', 'patronymic'],
    longest: null,
    staysTyped: false,
    question: 'name',
    rule: 'own',
  },
  /** Null – nobody said: what follows from it holds for both. */
  sex: {
    column: 'sex',
    kept: 'text',
    shape: Sex.nullable(),
    blank: null,
    seenAs: null,
    category: null,
    headings: ['sex'],
    longest: null,
    staysTyped: true,
    question: 'sex',
    rule: 'own',
  },
  /** A day, a month or only a year; null – nobody said. */
  birthDate: {
    column: 'birth_date',
    kept: 'text',
    shape: z.string().nullable() as z.ZodType<BirthDate | null>,
    blank: null,
    seenAs: 'birth_date',
    category: 'birth',
    /** `age` is used where no date of birth stands. */
    headings: ['birth_date', 'age'],
    longest: null,
    staysTyped: false,
    question: 'birth',
    rule: 'own',
  },
  /** `+79120000000`, several apart by a comma and a blank, with whose it is: `+79120000000 (дочь)`; null – none is known. */
  phone: {
    column: 'phone',
    kept: 'sealed',
    shape: Words,
    blank: null,
    seenAs: 'phone',
    category: 'phone',
    headings: ['phone'],
    longest: 200,
    staysTyped: true,
    question: 'phone',
    rule: 'own',
  },
  /** Where the person lives; null – nobody said. */
  address: fieldOfWords('address', { longest: 300, seenAs: 'address', category: 'address' }),
  /** Group `1`, `2`, `3` or `child`; null – none. */
  disability: {
    column: 'disability',
    kept: 'text',
    shape: Disability.nullable(),
    blank: null,
    seenAs: 'disability',
    category: 'disability',
    headings: ['disability'],
    longest: null,
    staysTyped: true,
    question: 'disability',
    rule: 'own',
  },
  livingAlone: {
    column: 'living_alone',
    kept: 'boolean',
    shape: z.boolean(),
    blank: false,
    seenAs: null,
    category: null,
    headings: ['living_alone'],
    longest: null,
    staysTyped: true,
    question: 'household',
    rule: 'own',
  },
  lonely: {
    column: 'lonely',
    kept: 'boolean',
    shape: z.boolean(),
    blank: false,
    seenAs: null,
    category: null,
    headings: ['lonely'],
    longest: null,
    staysTyped: true,
    question: 'household',
    rule: 'own',
  },
  /** Further categories: turns by the day they hold from, `{ newly_retired: '2026-10-01' }`; circumstances by `true`. */
  categories: {
    column: 'categories',
    kept: 'jsonb',
    shape: NotedCategories,
    blank: {},
    seenAs: null,
    category: null,
    headings: ['category', ...Circumstance.exclude(['living_alone', 'lonely']).options, ...Turn.options],
    longest: null,
    staysTyped: false,
    question: 'turn',
    rule: 'own',
  },
  /** What whoever works with the person should know; null – nothing. */
  note: {
    column: 'note',
    kept: 'sealed',
    shape: Words,
    blank: null,
    seenAs: 'note',
    category: null,
    headings: ['note'],
    longest: 1_000,
    staysTyped: false,
    question: 'note',
    rule: 'own',
  },
} as const satisfies Readonly<Record<string, CardField>>
