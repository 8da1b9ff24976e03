import type pg from 'pg'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { PostgresAudienceDesk } from '../../src/adapters/database/office/audience-rows.ts'
import { planInvitations } from '../../src/application/office/events/invite/plan-invitations.ts'
import { EventDetails, type YardEvent } from '../../src/domain/events/yard-event.ts'
import { type BenchServer, DATA_KEY, DAY, NOON } from './crowd.ts'
import { benchConversation } from './dialog.ts'
import { atMost, compared, type Result, round, roundsOf, timed } from './measure.ts'
import { type Setting, takenOnce } from './setting.ts'
import { sideProcess } from './side-process.ts'
import { addTownEvents, fillTown, INVITER } from './town.ts'

/** People of the towns that are matched; those of which one is a tenth are invited to so many events. */
const SIZES = {
  full: { small: 1_000, large: 100_000, tenth: 10_000, events: 50 },
  tiny: { small: 60, large: 120, tenth: 60, events: 3 },
}
/** A pass over the large town takes seconds. */
const ROUNDS = 3
/** The small town is passed over so often in one measurement. */
const SMALL_PASSES = 5

const EVENT: YardEvent & { readonly group: null } = {
  id: 'e',
  department: 'd',
  districts: [],
  kind: 'concert',
  series: null,
  day: '2026-12-02',
  time: '14:00',
  endDay: null,
  endTime: '',
  details: EventDetails.parse({
    title: 'Concert',
    point: { latitude: 60.94, longitude: 76.55 },
    access: { no_steps: true, transport: true },
  }),
  capacity: null,
  state: 'open',
  revision: 0,
  group: null,
}

/** Microseconds for each person of a town: is it for them, and how are they told. */
const matching = (pool: pg.Pool, people: number, passes: number): (() => Promise<number>) => {
  const deps = {
    desk: new PostgresAudienceDesk(pool, vault(DATA_KEY)),
    conversation: benchConversation(),
  }
  const asked = { reach: { staff: INVITER, day: DAY }, waves: [{ event: EVENT, most: null }], at: NOON }
  return () =>
    timed(async () => {
      for (let pass = 0; pass < passes; pass += 1) {
        const figures = (await planInvitations(deps, asked, async () => {})).get('e')
        if (!figures || figures.message < people / 10) throw new Error('the town was not matched whole')
      }
    }, people * passes)
}

interface Invited {
  readonly pairs: number
  readonly invited: number
  readonly ms: number
  readonly mb: number
}

/** What a process takes that invites a whole town. */
const invitedIn = (url: string): Invited => JSON.parse(sideProcess('invite-run', url)) as Invited

interface InvitedTowns {
  readonly large: Invited
  readonly tenth: Invited
}

/** Time and memory come from one run over the same towns. */
const inviting = takenOnce(async (at: Setting): Promise<InvitedTowns> => {
  const server = await at.server()
  const { large, tenth, events } = SIZES[at.size]
  const invitedTown = async (name: string, people: number): Promise<Invited> => {
    const town = await server.database(name)
    await fillTown(town.pool, people)
    await addTownEvents(town.pool, events)
    return invitedIn(town.url)
  }
  return { tenth: await invitedTown('town_tenth', tenth), large: await invitedTown('town_large', large) }
})

/** Matching over a town of so many. */
const matchingIn = async (
  server: BenchServer,
  name: string,
  people: number,
  passes: number,
): Promise<() => Promise<number>> => {
  const { pool } = await server.database(name)
  await fillTown(pool, people)
  return matching(pool, people, passes)
}

/** Whether an event suits costs each of a hundred thousand people no more than each of a thousand (Y-address). */
export const audience = async (at: Setting): Promise<Result> => {
  const server = await at.server()
  const sizes = SIZES[at.size]
  const large = await matchingIn(server, 'audience_large', sizes.large, 1)
  const small = await matchingIn(server, 'audience_small', sizes.small, SMALL_PASSES)
  const { one, other, ratio } = await compared(large, small, roundsOf(at.size, ROUNDS))
  const detail = { us_each_of_100k: round(one), us_each_of_1k: round(other) }
  return atMost('audience', 'matching per person: 100 k people / 1 k', ratio, 1.3, detail)
}

/** Inviting a whole town to fifty events: matched, shared out and written, for each pair that suits. */
export const invite = async (at: Setting): Promise<Result> => {
  const { pairs, invited, ms } = (await inviting(at)).large
  const us = round((ms * 1_000) / pairs)
  const detail = { pairs, invited, seconds: round(ms / 1_000, 1) }
  return {
    id: 'invite',
    name: 'µs per suitable pair: 100 k people × 50 events',
    value: us,
    bar: null,
    ok: true,
    detail,
  }
}

/** Its memory does not grow with the number of people. */
export const inviteMemory = async (at: Setting): Promise<Result> => {
  const { large, tenth } = await inviting(at)
  const detail = { mb_at_100k: round(large.mb, 1), mb_at_10k: round(tenth.mb, 1) }
  return atMost(
    'invite-memory',
    'memory held while inviting: 100 k people / 10 k',
    large.mb / tenth.mb,
    1.3,
    detail,
  )
}
