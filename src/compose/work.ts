import type pg from 'pg'
import { PostgresCryDesk } from '../adapters/database/office/cry-rows.ts'
import { PostgresDirectoryDesk } from '../adapters/database/office/directory-rows.ts'
import { PostgresDutyDesk } from '../adapters/database/office/duty-rows.ts'
import { PostgresGoneDesk } from '../adapters/database/office/gone-rows.ts'
import { PostgresInvitationRound } from '../adapters/database/office/invitation-rows.ts'
import { PostgresMentorDesk } from '../adapters/database/office/mentor-rows.ts'
import { PostgresRecordDesk } from '../adapters/database/office/record-rows.ts'
import { PostgresReportDesk } from '../adapters/database/office/report-rows.ts'
import { PostgresStaffDesk } from '../adapters/database/office/staff-rows.ts'
import { PostgresTechnologyDesk } from '../adapters/database/office/technology-rows.ts'
import { writeChanges } from '../adapters/database/office/write-changes.ts'
import { openTable } from '../adapters/files/tables/open-table.ts'
import type { Conversation } from '../application/conversation.ts'
import { onceADay } from '../application/office/duties/once-a-day.ts'
import { runDuties } from '../application/office/duties/run-duties.ts'
import { InvitationRunner } from '../application/office/events/invite/invitation-runner.ts'
import { runPosters } from '../application/office/events/invite/poster-run.ts'
import { runEvents } from '../application/office/events/run-events.ts'
import { ImportRunner } from '../application/office/import/import-runner.ts'
import { type OfficeDesks, officeDay } from '../application/office/kit/office-call.ts'
import { DAILY_NOTICES } from '../application/office/notices/daily-notices.ts'
import { runTalking } from '../application/office/talking/run-talking.ts'
import { runWelcome } from '../application/office/welcome/run-welcome.ts'
import type { Clock } from '../application/ports/clock.ts'
import type { FetchFile } from '../application/ports/files.ts'
import type { Log } from '../application/ports/log.ts'
import type { Vault } from '../application/ports/vault.ts'
import { every } from './real-time.ts'

/** What the office's work in the background is put together from. */
export interface WorkParts {
  readonly pool: pg.Pool
  readonly vault: Vault
  readonly bot: string
  readonly desks: OfficeDesks
  readonly conversation: Conversation
  readonly fetchFile: FetchFile
  /** Told when a notice was planned that is due now. */
  readonly onTold: () => void
  readonly clock: Clock
  readonly log: Log
}

/** How often work that another process left behind is looked for. */
const SWEEP_MS = 15_000

/** A runner that looks for work at once and every now and then, until it is stopped. */
const swept = <R extends { wake(): void; stop(): Promise<void> }>(runner: R) => {
  const endSweeps = every(SWEEP_MS, () => runner.wake())
  const stop = async (): Promise<void> => {
    endSweeps()
    await runner.stop()
  }
  runner.wake()
  return { runner, stop }
}

/** Whoever reads and writes registers that were sent, at once and what others left behind. */
const importing = ({ desks, conversation, fetchFile, onTold, clock, log }: WorkParts) =>
  swept(
    new ImportRunner({
      conversation,
      fetchFile,
      onTold,
      clock,
      log,
      desk: desks.imports,
      staff: desks.staff,
      openTable,
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    }),
  )

/** What the daily look at duties works with. */
export const dutyParts = <C>(pool: pg.Pool, vault: Vault, bot: string, conversation: C) => ({
  desk: new PostgresDutyDesk(pool, vault),
  cries: new PostgresCryDesk(pool, vault),
  gone: new PostgresGoneDesk(pool, vault),
  mentors: new PostgresMentorDesk(pool, vault),
  reports: new PostgresReportDesk(pool, vault),
  technologies: new PostgresTechnologyDesk(pool),
  staff: new PostgresStaffDesk(pool, vault, bot),
  write: writeChanges(pool, vault, bot),
  conversation,
  directory: new PostgresDirectoryDesk(pool, vault),
  record: new PostgresRecordDesk(pool),
  notices: DAILY_NOTICES,
})

/** What the office does beside updates: files and invitations at once, the rest as time brings it. */
export const composeWork = (parts: WorkParts) => {
  const { pool, vault, bot, desks, conversation, onTold, clock, log } = parts
  const round = new PostgresInvitationRound(pool, vault, bot)
  const inviting = { round, desk: desks.audience, conversation, onTold, clock, log }
  const imports = importing(parts)
  const invitations = swept(new InvitationRunner({ ...inviting, staff: desks.staff }))
  const write = writeChanges(pool, vault, bot)
  const duties = dutyParts(pool, vault, bot, conversation)
  const today = () => officeDay({ conversation, at: clock.now() })
  return {
    imports: imports.runner,
    invitations: invitations.runner,
    /** Before every plan of reminders, each as often as one likes. */
    runs: [
      runTalking({ conversation, desks, write }),
      runEvents({ conversation, desks, write }),
      runWelcome({ conversation, desks, write }),
      async () => invitations.runner.wake(),
    ],
    /** Once a day. */
    daily: [
      runPosters(inviting),
      onceADay(today, () => runDuties(duties, clock.now())),
      onceADay(today, () => desks.doubts.forgetSettled(clock.now())),
    ],
    stop: async (): Promise<void> => {
      await imports.stop()
      await invitations.stop()
    },
  }
}
