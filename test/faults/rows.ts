import { restoredBackup } from './rows/backup.ts'
import { calendarJumps } from './rows/calendar.ts'
import { consentRace } from './rows/consent-race.ts'
import { crashPoints } from './rows/crash-points.ts'
import { changedDefinition } from './rows/definitions.ts'
import { flood } from './rows/flood.ts'
import { fullDisk } from './rows/full-disk.ts'
import { killNine } from './rows/kill-nine.ts'
import { killedUnderLoad } from './rows/killed-under-load.ts'
import { cutConnections, serverFaults } from './rows/lying-answers.ts'
import { oldBackup } from './rows/old-backup.ts'
import { olderBeside } from './rows/older-beside.ts'
import { outage } from './rows/outage.ts'
import { plannerAgain } from './rows/planner.ts'
import { poison } from './rows/poison.ts'
import { poisonUpdate } from './rows/poison-update.ts'
import { connectionsCut, postgresDown, postgresRestart } from './rows/postgres.ts'
import { redelivered } from './rows/redelivered.ts'
import { redisDown, redisFlushed, redisFull } from './rows/redis.ts'
import { rotatedKeys } from './rows/rotated-keys.ts'
import { slowDown } from './rows/slow-down.ts'
import { stalledDownload } from './rows/stalled-download.ts'
import { cleanStop } from './rows/stop.ts'
import { frozenSender, twoSenders } from './rows/two-senders.ts'
import { unreachable } from './rows/unreachable.ts'
import type { Row } from './support/row.ts'

/** The fault matrix in its order (promises.md 14). */
export const ROWS: readonly Row[] = [
  { id: 'F1', name: 'kill -9 of the sender, 15 times', run: killNine },
  { id: 'F2', name: 'crash at every call of a port', run: crashPoints },
  { id: 'F3', name: 'kill -9 mid-step, the update three times more', run: redelivered },
  { id: 'F4', name: 'SIGTERM during bulk', run: cleanStop },
  { id: 'F5', name: 'two senders started by mistake', run: twoSenders },
  { id: 'F6', name: 'sender frozen longer than its lease', run: frozenSender },
  { id: 'F7', name: 'Redis FLUSHALL', run: redisFlushed },
  { id: 'F8', name: 'Redis down for 30 s, then back', run: redisDown },
  { id: 'F9', name: 'Redis out of memory', run: redisFull },
  { id: 'F10', name: 'PostgreSQL immediate restart', run: postgresRestart },
  { id: 'F11', name: 'PostgreSQL down 20 s between send and record', run: postgresDown },
  { id: 'F12', name: 'sessions ended in a loop, all connections taken', run: connectionsCut },
  { id: 'F13', name: 'disk full on the journal', run: fullDisk },
  { id: 'F14', name: '429 per chat and for all', run: slowDown },
  { id: 'F15', name: '500 and 502, without and with effect', run: serverFaults },
  { id: 'F16', name: 'timeout and cut, before and after the effect', run: cutConnections },
  { id: 'F17', name: 'blocked, deactivated, not found, moved', run: unreachable },
  { id: 'F18', name: 'messenger unreachable for ten minutes', run: outage },
  { id: 'F19', name: 'planner thrice, twice at once, after 40 days', run: plannerAgain },
  { id: 'F20', name: 'clock jumps, summer time, ends of months', run: calendarJumps },
  { id: 'F21', name: 'consent withdrawn between claim and dispatch', run: consentRace },
  { id: 'F22', name: 'poison messages among a thousand', run: poison },
  { id: 'F23', name: 'definition changed under fifty talks', run: changedDefinition },
  { id: 'F24', name: "restored from last night's backup", run: restoredBackup },
  { id: 'F25', name: 'updates that always fail, killed while they are tried', run: poisonUpdate },
  { id: 'F26', name: 'downloads that stall', run: stalledDownload },
  { id: 'F27', name: 'a thousand messages of one person, a cry among them', run: flood },
  { id: 'F28', name: 'restored from a backup older than deletions', run: oldBackup },
  { id: 'F29', name: 'keys rotated under load, rotation and sender killed', run: rotatedKeys },
  { id: 'F30', name: 'upgraded beside an older replica', run: olderBeside },
  { id: 'F31', name: 'kill -9 of a replica while many people are answered', run: killedUnderLoad },
]
