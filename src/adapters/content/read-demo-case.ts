import { join } from 'node:path'
import { z } from 'zod'
import { addDays, type LocalDate } from '../../domain/calendar/local-date.ts'
import type { CaseWords } from '../../domain/caseload/case-words.ts'
import { FAMILY_MARKS, LetterNote } from '../../domain/caseload/case-words.ts'
import { REPORT_SOURCES } from '../../domain/caseload/report-source.ts'
import { ServiceNote } from '../../domain/caseload/service-note.ts'
import { Responsible } from '../../domain/caseload/work-plan.ts'
import { PLAN_PERIODS } from '../../domain/people/individual-plan.ts'
import { readAs } from './read-as.ts'

/** Days from the day of printing. */
const Ago = z.int()

/** The invented case of the demo district: `scenarios/demo/case.yaml`. */
export const DemoCase = z.strictObject({
  id: z.string(),
  citizen: z.string(),
  district: z.string(),
  staff: z.string(),
  technology: z.string(),
  opened: Ago,
  words: z.strictObject({
    problem: z.string(),
    need: z.string().nullable().default(null),
    cause: z.string().nullable().default(null),
    papers: z.array(z.string()).default([]),
    source: z.enum(REPORT_SOURCES).nullable().default(null),
    plan: z.array(
      z.strictObject({
        id: z.string(),
        problem: z.string(),
        goal: z.string(),
        action: z.string(),
        responsible: Responsible,
        begins: Ago,
        due: Ago,
        monitoring: z.array(Ago),
      }),
    ),
    family: z.array(z.enum(FAMILY_MARKS)),
    letters: z.array(
      LetterNote.omit({
        sentOn: true,
        receiptBy: true,
        resultBy: true,
        receivedOn: true,
        answeredOn: true,
      }).extend({
        sent: Ago,
        receipt: Ago,
        result: Ago,
        received: Ago.nullable().default(null),
        answered: Ago.nullable().default(null),
      }),
    ),
    services: z
      .array(
        ServiceNote.omit({ until: true, look: true }).extend({
          until: Ago.nullable().default(null),
          look: ServiceNote.shape.look
            .unwrap()
            .omit({ on: true })
            .extend({ on: Ago })
            .nullable()
            .default(null),
        }),
      )
      .default([]),
  }),
  /** The individual programme that was approved. */
  programme: z.strictObject({ day: Ago, until: Ago, withSupport: z.boolean() }),
  deeds: z.array(
    z.strictObject({
      kind: z.string(),
      outcome: z.string().nullable().default(null),
      reason: z.string().nullable().default(null),
      day: Ago,
      note: z.string().nullable().default(null),
      contact: z.boolean().default(false),
    }),
  ),
  plan: z.strictObject({
    period: z.enum(PLAN_PERIODS),
    entries: z.array(z.strictObject({ what: z.string(), when: Ago.nullable() })),
  }),
})
export type DemoCase = z.infer<typeof DemoCase>

/** @throws ContentError that names the place in the file and what is expected. */
export const readDemoCase = (root: string): DemoCase =>
  readAs(DemoCase, join(root, 'scenarios', 'demo', 'case.yaml'))

/** Its words with true days. */
export const demoCaseWords = ({ words }: DemoCase, today: LocalDate): CaseWords => {
  const on = (days: number): LocalDate => addDays(today, days)
  return {
    problem: words.problem,
    need: words.need,
    cause: words.cause,
    papers: words.papers,
    source: words.source,
    plan: words.plan.map(({ begins, due, monitoring, ...entry }) => ({
      ...entry,
      begins: on(begins),
      due: on(due),
      monitoring: monitoring.map(on),
    })),
    family: words.family,
    letters: words.letters.map(({ sent, receipt, result, received, answered, ...letter }) => ({
      ...letter,
      sentOn: on(sent),
      receiptBy: on(receipt),
      resultBy: on(result),
      receivedOn: received === null ? null : on(received),
      answeredOn: answered === null ? null : on(answered),
    })),
    services: words.services.map(({ until, look, ...service }) => ({
      ...service,
      until: until === null ? null : on(until),
      look: look === null ? null : { ...look, on: on(look.on) },
    })),
    names: {},
  }
}
