import type { LocalDate } from '../calendar/local-date.ts'
import { DANGERS } from '../hearing/danger-kind.ts'
import { type Cried, isCry } from './cry.ts'

/** What of a cry says how grave it is, and since when it waits. */
export interface Grave {
  readonly task: Cried & { readonly id: string; readonly params: Readonly<Record<string, unknown>> }
  readonly since: LocalDate
}

/** Dangers that somebody of the service has to see to before all others; the others as they are heard. */
const FIRST = ['suicide', 'stroke', 'violence', 'child', 'threat']
const RANKED: readonly string[] = [...new Set([...FIRST, ...DANGERS])]

/** The kind of danger of a task, e.g. `fall`; null – it is about none. */
export const dangerIn = ({ params }: Pick<Grave['task'], 'params'>): string | null => {
  const danger = params['danger']
  return typeof danger === 'string' ? danger : null
}

/** How grave a task's danger is: the smaller, the graver. @example dangerRank(wishToDie) === 0 */
export const dangerRank = (task: Pick<Grave['task'], 'params'>): number => {
  const at = RANKED.indexOf(dangerIn(task) ?? '')
  return at === -1 ? RANKED.length + (dangerIn(task) === null ? 1 : 0) : at
}

/** 0 – danger in words or reported, 1 – what burns in a case, 2 – «Нужна помощь», 3 – a call for a person. */
const gravityOf = ({ task }: Grave): number => {
  if (task.kind === 'danger' || dangerIn(task) !== null) return 0
  if (task.case !== null && isCry(task)) return 1
  return task.kind === 'help' ? 2 : 3
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/**
 * Which of two cries is told first: the graver one, of two dangers the graver kind, of two alike the newer one. The order is whole, so that pages agree.
 * @example [helpOfMay, fireOfApril].sort(byGravity) // the fire first
 */
export const byGravity = (a: Grave, b: Grave): number =>
  gravityOf(a) - gravityOf(b) ||
  dangerRank(a.task) - dangerRank(b.task) ||
  compare(b.since, a.since) ||
  compare(a.task.id, b.task.id)
