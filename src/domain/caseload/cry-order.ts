import type { LocalDate } from '../calendar/local-date.ts'
import { type Cried, isCry } from './cry.ts'

/** What of a cry says how grave it is, and since when it waits. */
export interface Grave {
  readonly task: Cried & { readonly id: string; readonly params: Readonly<Record<string, unknown>> }
  readonly since: LocalDate
}

/** 0 – danger in words or reported, 1 – what burns in a case, 2 – «Нужна помощь», 3 – a call for a person. */
const gravityOf = ({ task }: Grave): number => {
  if (task.kind === 'danger' || typeof task.params['danger'] === 'string') return 0
  if (task.case !== null && isCry(task)) return 1
  return task.kind === 'help' ? 2 : 3
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/**
 * Which of two cries is told first: the graver one, of two alike the newer one. The order is whole, so that pages agree.
 * @example [helpOfMay, fireOfApril].sort(byGravity) // the fire first
 */
export const byGravity = (a: Grave, b: Grave): number =>
  gravityOf(a) - gravityOf(b) || compare(b.since, a.since) || compare(a.task.id, b.task.id)
