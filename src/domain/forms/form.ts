import { z } from 'zod'
import { ROLES } from '../access/role.ts'
import { FIELD_SOURCES, LIST_SOURCE_NAMES, TICK_SOURCES } from './source-name.ts'

const Id = z.string().regex(/^[a-z][a-z0-9_]{0,31}$/, 'an id like "birth_date" is expected')

/** The small record that would fill what is not recorded yet, as the requirements number them: `R2`. */
const Awaited = z.string().regex(/^R\d{1,2}$/, 'a record like "R2" is expected')

const Source = z.enum(FIELD_SOURCES)

/**
 * Where what stands in a place comes from. `source` – from what is recorded; with `awaits` as well: in part; `awaits` alone –
 * not yet; `pen` – never: signatures, numbers of papers, what is not stored. What is unknown is a line to write on.
 */
const filled = {
  source: Source.optional(),
  pen: z.literal(true).optional(),
  awaits: Awaited.optional(),
}

/** A name and what stands behind it. `lines` – so many lines to write on where nothing is known. */
export const FieldRow = z.strictObject({ field: Id, ...filled, lines: z.int().min(1).max(12).default(1) })
export type FieldRow = z.infer<typeof FieldRow>

/** Words of the form itself, a paragraph a line; values in them come from sources. */
export const SayRow = z.strictObject({ say: Id, with: z.record(Id, Source).default({}) })
export type SayRow = z.infer<typeof SayRow>

/** A column of a table: one that its source knows, or one to be filled by pen. */
export const TableColumn = z.strictObject({
  id: Id,
  pen: z.literal(true).optional(),
  awaits: Awaited.optional(),
  /** Where its source knows nothing it is filled in by pen: a line to write on stands there in large letters too. */
  else_pen: z.literal(true).optional(),
  /** Its share of the width against the others. */
  wide: z.int().min(1).max(8).default(2),
})
export type TableColumn = z.infer<typeof TableColumn>

/** A table; at least `least` rows are printed, empty ones to be filled by pen. */
export const TableRow = z.strictObject({
  table: Id,
  source: z.enum(LIST_SOURCE_NAMES).optional(),
  columns: z.array(TableColumn).min(1),
  least: z.int().min(0).max(40).default(0),
  /** Whether a last row counts the others. */
  count: z.boolean().default(false),
})
export type TableRow = z.infer<typeof TableRow>

/** An item to be ticked. */
export const TickItem = z.strictObject({
  id: Id,
  pen: z.literal(true).optional(),
  awaits: Awaited.optional(),
})
export type TickItem = z.infer<typeof TickItem>

/** Items to be ticked, one below the other; in several columns – what was found at each of several looks. */
export const TicksRow = z.strictObject({
  ticks: Id,
  /** The form filled by ticks that has the same items. */
  source: z.enum(TICK_SOURCES).optional(),
  items: z.array(TickItem).min(1),
  columns: z.array(Id).default([]),
})
export type TicksRow = z.infer<typeof TicksRow>

/** Who signs: by pen, always. `name` – what stands beside the line. */
export const SignRow = z.strictObject({ sign: Id, name: Source.optional(), day: z.boolean().default(true) })
export type SignRow = z.infer<typeof SignRow>

export const FormRow = z.union([FieldRow, SayRow, TableRow, TicksRow, SignRow])
export type FormRow = z.infer<typeof FormRow>

export const FormSection = z.strictObject({ id: Id, rows: z.array(FormRow).min(1) })
export type FormSection = z.infer<typeof FormSection>

/** What a form is about: a person of the register, a case, an employee's districts, or a report that was counted. */
export const SUBJECTS = ['citizen', 'case', 'district', 'report'] as const
export type FormSubject = (typeof SUBJECTS)[number]

/**
 * What has to be chosen before it can be filled: which life problem, which period, which letter, which month, which act of
 * destruction, which district, which register of the state, whether it is filled or to be filled at a visit.
 */
export const CHOICES = [
  'need',
  'period',
  'letter',
  'month',
  'act',
  'district',
  'mentor',
  'register',
  'blank',
] as const
export type FormChoice = (typeof CHOICES)[number]

/** What is chosen where a form is printed before the visit: what is of the day itself is left to the pen. */
export const BLANK = 'blank'

export const FORMATS = ['docx', 'pdf', 'xlsx'] as const
export type PaperFormat = (typeof FORMATS)[number]

/** Deeds that «Подписан» can be, where the form has one. */
export const SIGNED_DEEDS = [
  'agreement_signed',
  'plan_made',
  'consent_letter',
  'proposals_made',
  'conclusion_made',
] as const

/**
 * A form of paper (`scenarios/forms/<id>.yaml`): what stands where and where it comes from. Everything that is read stands in
 * `locales/<lang>/forms/<id>.yaml` under the same ids.
 */
export const Form = z.strictObject({
  id: Id,
  /** Its numbers among the forms of the methodology, e.g. `[1]` of the survey act; one paper may be several of them; empty – the law asks for it. */
  numbers: z.array(z.int().min(1).max(99)),
  /** The text that it follows, e.g. `seeds/002.txt`. */
  source: z.string().min(3),
  /** The methodology names it without a text: ours says that it is a sample. */
  sample: z.boolean().default(false),
  about: z.enum(SUBJECTS),
  choose: z.enum(CHOICES).optional(),
  /** In what it comes, the usual one first. */
  formats: z.array(z.enum(FORMATS)).min(1),
  landscape: z.boolean().default(false),
  /** Large letters, for whoever is handed it. */
  large: z.boolean().default(false),
  /** It is offered in large letters beside the usual ones. */
  offers_large: z.boolean().default(false),
  /** It holds nobody's data: it goes into the chat as it is. */
  public: z.boolean().default(false),
  /** Who may print it, of those who may print at all. */
  right: z.array(z.enum(ROLES)).min(1),
  /** Only in cases of these technologies. */
  technologies: z.array(Id).optional(),
  /** What «Подписан» is recorded as; null – nothing but that it is signed. Without it nobody signs. */
  signed: z.strictObject({ deed: z.enum(SIGNED_DEEDS).nullable() }).optional(),
  sections: z.array(FormSection).min(1),
})
export type Form = z.infer<typeof Form>
