import type { LocalDate } from '../calendar/local-date.ts'
import type { OpenTask } from './planned-task.ts'

/** Deeds that are recorded anyway and close a task by themselves: nobody ticks off what is known already. */
export const DEED_KINDS = [
  'contact',
  'visit',
  'plan_made',
  'consent_recorded',
  'letter_sent',
  'receipt_noted',
  'result_noted',
  'agreement_signed',
  'diagnosis_noted',
  'effect_assessed',
  'passport_updated',
  'mentor_attached',
  'outcome_noted',
] as const
export type DeedKind = (typeof DEED_KINDS)[number]

/** Something done, on a day. `about` names the letter or the plan's entry, null where there is only the person. */
export interface Deed {
  readonly kind: DeedKind
  readonly on: LocalDate
  readonly about: string | null
}

/** A visit is a contact as well (Y-monthly). */
const covers = (done: DeedKind, awaited: DeedKind | null): boolean =>
  done === awaited || (done === 'visit' && awaited === 'contact')

/**
 * Which open tasks a deed closes: those that wait for it, have begun by its day and are about the same thing.
 * @example closedByDeed(tasks, { kind: 'receipt_noted', on: '2026-11-25', about: 'letter-7' })
 */
export const closedByDeed = (tasks: readonly OpenTask[], deed: Deed): string[] =>
  tasks
    .filter(
      ({ closedBy, from, about }) => covers(deed.kind, closedBy) && from <= deed.on && about === deed.about,
    )
    .map(({ id }) => id)
