import type { Intake } from '../application/intake/intake.ts'
import type { AsideStore } from '../application/ports/aside-store.ts'
import type { Log } from '../application/ports/log.ts'
import type { Messenger } from '../application/ports/messenger.ts'
import type { TalkStore } from '../application/ports/talk-store.ts'
import { every } from './real-time.ts'

/** How often what others left behind is looked for. */
const SWEEP_MS = 5_000

interface Swept {
  readonly store: Pick<TalkStore, 'takeOver'>
  readonly asides: Pick<AsideStore, 'takeOver'>
  readonly messenger: Pick<Messenger, 'resume'>
  readonly intake: Pick<Intake, 'resume'>
  /** What else another replica may have changed. */
  readonly refresh: () => Promise<void>
  readonly log: Log
}

/** Looks, now and again, for replies and updates that a process left behind which is no more. @returns the end of it */
export const sweepLeftBehind = async (swept: Swept): Promise<() => void> => {
  const { store, asides, messenger, intake, refresh, log } = swept
  const sweep = async (): Promise<void> => {
    await refresh()
    const left = await store.takeOver()
    for (const { update, address, replies, worth } of left) messenger.resume(update, address, replies, worth)
    if (left.length > 0) log.info('replies_taken_over', { updates: left.length })
    const kept = await asides.takeOver()
    for (const incoming of kept) intake.resume(incoming)
    if (kept.length > 0) log.info('updates_taken_over', { updates: kept.length })
  }
  await sweep()
  return every(SWEEP_MS, () => {
    sweep().catch((error: Error) => log.warn('sweep_failed', { fault: error.name }))
  })
}
