import type { CaseEvent } from '../../../domain/caseload/case-event.ts'
import { type ServiceNote, SUPPORT } from '../../../domain/caseload/service-note.ts'
import type { KnownRow } from '../../../domain/forms/known.ts'
import type { FieldSource, ListSource } from '../../../domain/forms/source-name.ts'
import { type Param, text, textAt } from '../../../domain/words/text-ref.ts'
import type { DeedOnPaper } from '../../ports/office/paper-desk.ts'
import type { PaperGround } from '../paper-ground.ts'
import type { FieldOf } from './field-of.ts'
import type { ListOf } from './list-of.ts'

const day = (date: string | null | undefined): Param | null => (date ? { date } : null)

/** The latest deed of a kind in this case. */
const deedOf = ({ deeds, case: found }: PaperGround, kind: string): DeedOnPaper | undefined =>
  deeds.find((deed) => deed.kind === kind && found !== null && deed.case === found.id)

const support: FieldOf = ({ programme }) =>
  programme === null ? null : text(`office.papers.values.${programme.withSupport ? 'yes' : 'no'}`)

const result: FieldOf = ({ case: found }) =>
  found?.state.result ? text(`technologies.${found.technology}.results.${found.state.result}`) : null

/** Fields of an individual programme of social services (ИППСУ). */
export const PROGRAMME_FIELDS = {
  'programme.from': ({ programme }) => day(programme?.day),
  'programme.until': ({ programme }) => day(programme?.until),
  'programme.support': support,
  'programme.result': result,
  'programme.outcome': (ground) => deedOf(ground, 'outcome_noted')?.note ?? null,
  'programme.correction': (ground) => deedOf(ground, 'correction_proposed')?.note ?? null,
  'programme.correction_on': (ground) => day(deedOf(ground, 'correction_proposed')?.day),
} as const satisfies Partial<Record<FieldSource, FieldOf>>

const serviceRow = (
  { kind, what, provider, often, until, look }: ServiceNote,
  { institution }: PaperGround,
  n: number,
): KnownRow => ({
  n,
  kind: text(`office.services.kinds.${kind}`),
  what,
  provider: provider ?? institution,
  often: often === null ? null : text(`office.services.often.${often}`),
  until: until === null ? text('office.papers.values.whole_term') : { date: until },
  fits: look === null ? null : text(`office.services.fits.${look.fits}`),
  contentment: look === null ? null : text(`office.services.content.${look.contentment}`),
})

const services =
  (isMeant: (service: ServiceNote) => boolean): ListOf =>
  (ground) =>
    (ground.case?.words.services ?? [])
      .filter(isMeant)
      .map((service, at) => serviceRow(service, ground, at + 1))

const isPlanned = (event: CaseEvent): event is Extract<CaseEvent, { type: 'task_closed' }> =>
  event.type === 'task_closed' && (event.how === 'hand' || event.how === 'deed')

/** What a task is called: of its stage, of the whole case, or of every case. */
const nameOf = (
  { case: found, has }: PaperGround,
  { template, stage }: { readonly template: string; readonly stage: string | null },
): Param | null => {
  const own = `technologies.${found?.technology}`
  const name = [`${own}.stages.${stage}.tasks`, `${own}.tasks`, 'cases.tasks']
    .map((group) => `${group}.${template}.name`)
    .find(has)
  return name === undefined ? null : textAt(name)
}

/** What was done of the programme: tasks of the case that came to an end by somebody's work. */
const done: ListOf = (ground) =>
  (ground.history?.events ?? [])
    .map(({ event }) => event)
    .filter(isPlanned)
    .map((event, at) => ({
      n: at + 1,
      day: { date: event.on },
      what: nameOf(ground, event),
      result: event.result,
    }))

/** Tables of an individual programme. */
export const PROGRAMME_LISTS = {
  'programme.services': services(({ kind }) => kind !== SUPPORT),
  'programme.support': services(({ kind }) => kind === SUPPORT),
  'programme.done': done,
} as const satisfies Partial<Record<ListSource, ListOf>>
