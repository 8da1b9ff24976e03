import type { Deed, DeedKind } from './deed.ts'
import type { OpenTask } from './planned-task.ts'

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
