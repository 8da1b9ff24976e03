import type pg from 'pg'
import { PostgresArrangingDesk } from './adapters/database/office/arranging-rows.ts'
import { PostgresBoardDesk } from './adapters/database/office/board-rows.ts'
import { PostgresCaseDesk } from './adapters/database/office/case-rows.ts'
import { PostgresDayDesk } from './adapters/database/office/day-rows.ts'
import { PostgresDutyDesk } from './adapters/database/office/duty-rows.ts'
import { PostgresDialogShelf } from './adapters/database/office/kept-dialogs.ts'
import { PostgresMonthlyDesk } from './adapters/database/office/monthly-desk-rows.ts'
import { PostgresRegisterDesk } from './adapters/database/office/register-rows.ts'
import { PostgresStaffDesk } from './adapters/database/office/staff-rows.ts'
import { PostgresTalkingDesk } from './adapters/database/office/talking-rows.ts'
import { PostgresTaskDesk } from './adapters/database/office/task-rows.ts'
import { writeChanges } from './adapters/database/office/write-changes.ts'
import { chartPng } from './adapters/pictures/chart-png.ts'
import { formDialogs } from './adapters/telegram/form-dialogs.ts'
import type { OfficeDesks } from './application/office/office-call.ts'
import type { Vault } from './application/ports/vault.ts'

/** What the office reads from: one pool, one vault. */
export const officeDesks = (pool: pg.Pool, vault: Vault, bot: string): OfficeDesks => ({
  staff: new PostgresStaffDesk(pool, vault, bot),
  register: new PostgresRegisterDesk(pool, vault),
  tasks: new PostgresTaskDesk(pool, vault),
  cases: new PostgresCaseDesk(pool, vault),
  days: new PostgresDayDesk(pool, vault),
  talking: new PostgresTalkingDesk(pool, vault),
  monthly: new PostgresMonthlyDesk(pool, vault),
  board: new PostgresBoardDesk(pool, vault),
  arranging: new PostgresArrangingDesk(pool, vault),
  drawChart: chartPng,
  shelf: new PostgresDialogShelf(pool, vault),
  dialogs: formDialogs(),
})

/** What the daily look at duties works with. */
export const dutyParts = <C>(pool: pg.Pool, vault: Vault, bot: string, conversation: C) => ({
  ...{ desk: new PostgresDutyDesk(pool, vault), write: writeChanges(pool, vault, bot), conversation },
})
