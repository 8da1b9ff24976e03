import type pg from 'pg'
import { PostgresArrangingDesk } from './adapters/database/office/arranging-rows.ts'
import { PostgresBoardDesk } from './adapters/database/office/board-rows.ts'
import { PostgresDayDesk } from './adapters/database/office/day-rows.ts'
import { PostgresDialogShelf } from './adapters/database/office/kept-dialogs.ts'
import { PostgresRegisterDesk } from './adapters/database/office/register-rows.ts'
import { PostgresStaffDesk } from './adapters/database/office/staff-rows.ts'
import { PostgresTaskDesk } from './adapters/database/office/task-rows.ts'
import { chartPng } from './adapters/pictures/chart-png.ts'
import { formDialogs } from './adapters/telegram/form-dialogs.ts'
import type { OfficeDesks } from './application/office/office-call.ts'
import type { Vault } from './application/ports/vault.ts'

/** What the office reads from: one pool, one vault. */
export const officeDesks = (pool: pg.Pool, vault: Vault, bot: string): OfficeDesks => ({
  staff: new PostgresStaffDesk(pool, vault, bot),
  register: new PostgresRegisterDesk(pool, vault),
  tasks: new PostgresTaskDesk(pool, vault),
  days: new PostgresDayDesk(pool, vault),
  board: new PostgresBoardDesk(pool, vault),
  arranging: new PostgresArrangingDesk(pool, vault),
  drawChart: chartPng,
  shelf: new PostgresDialogShelf(pool, vault),
  dialogs: formDialogs(),
})
