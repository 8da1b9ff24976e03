/**
 * A process of its own that invites everybody in a database to everything that waits, as the product does, and prints what it
 * took: pairs of a suitable person and an event, milliseconds, the most memory in MB that was held at any page.
 */
import { performance } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { connect } from '../../src/adapters/database/connect.ts'
import { PostgresAudienceDesk } from '../../src/adapters/database/office/audience-rows.ts'
import { PostgresInvitationRound } from '../../src/adapters/database/office/invitation-rows.ts'
import { planInvitations } from '../../src/application/office/events/invite/plan-invitations.ts'
import { DATA_KEY, NOON, SILENT } from './crowd.ts'
import { benchConversation } from './dialog.ts'

const HELD_MS = 3_600_000
/** Pages between two looks at the memory. */
const LOOK_EVERY = 10

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

let mb = 0
let looking = 0
/** What is held, garbage aside; looking costs time that is not the work's. */
const look = (): void => {
  const from = performance.now()
  collect()
  mb = Math.max(mb, process.memoryUsage().heapUsed / 1_048_576)
  looking += performance.now() - from
}

const pool = await connect(process.argv[2] as string, SILENT, 2)
const conversation = benchConversation()
const round = new PostgresInvitationRound(pool, vault(DATA_KEY), '1')
const desk = new PostgresAudienceDesk(pool, vault(DATA_KEY))
const rule = conversation.content.reminders.get('event_invited')
const aWeek = conversation.content.events.manners.invitations_a_week

const day = new Date(NOON).toISOString().slice(0, 10)
const from = performance.now()
let waves = await round.claim(NOON, NOON + HELD_MS, 50)
let heldUntil = NOON + HELD_MS
let invited = 0
let pages = 0
const figures = await planInvitations(
  { desk, conversation },
  { reach: { staff: waves[0]?.by ?? '', day }, waves, at: NOON },
  async (invitations) => {
    if (pages % LOOK_EVERY === 0) look()
    pages += 1
    heldUntil += 1
    invited += invitations.length
    waves = await round.write(waves, invitations, {
      rule: rule?.id ?? '',
      day,
      at: NOON,
      aWeek,
      hold: true,
      heldUntil,
    })
  },
)
const ms = performance.now() - from - looking
await pool.end()

const pairs = [...figures.values()].reduce(
  (sum, { message, call, poster, next_wave }) => sum + message + call + poster + next_wave,
  0,
)
process.stdout.write(JSON.stringify({ pairs, invited, ms, mb }))
