import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { PostgresAudienceDesk } from '../../src/adapters/database/office/audience-rows.ts'
import { planInvitations } from '../../src/application/office/events/invite/plan-invitations.ts'
import { EventDetails, type YardEvent } from '../../src/domain/events/yard-event.ts'
import { benchServer, DATA_KEY, DAY, NOON, urlOf } from './crowd.ts'
import { benchConversation } from './dialog.ts'
import { atMost, compared, type Result, round, timed } from './measure.ts'
import { addTownEvents, fillTown, INVITER } from './town.ts'

const SMALL = 1_000
const LARGE = 100_000
/** The memory of inviting is compared with that for so many. */
const TENTH = 10_000
const EVENTS = 50
/** A pass over the large town takes seconds. */
const ROUNDS = 3
/** The small town is passed over so often in one measurement. */
const SMALL_PASSES = 5

const EVENT: YardEvent & { readonly group: null } = {
  ...{ id: 'e', department: 'd', districts: [], kind: 'concert', series: null },
  ...{ day: '2026-12-02', time: '14:00', endDay: null, endTime: '' },
  details: EventDetails.parse({
    ...{ title: 'Concert', point: { latitude: 60.94, longitude: 76.55 } },
    access: { no_steps: true, transport: true },
  }),
  ...{ capacity: null, state: 'open', revision: 0, group: null },
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
const invitedIn = (url: string): Invited =>
  JSON.parse(
    execFileSync(process.execPath, [
      fileURLToPath(new URL('invite-run.js', import.meta.url)),
      url,
    ]).toString(),
  ) as Invited

type Towns = (name: string, people: number) => Promise<pg.Pool>

/** Does something with towns of a server of its own. */
const inTowns = async <T>(measure: (town: Towns, url: string) => Promise<T>): Promise<T> => {
  const server = await benchServer()
  try {
    return await measure(async (name, people) => {
      const pool = await server.database(name)
      await fillTown(pool, people)
      return pool
    }, server.url)
  } finally {
    await server.close()
  }
}

interface InvitedTowns {
  readonly large: Invited
  readonly tenth: Invited
}

let invitedTowns: Promise<InvitedTowns> | null = null
/** Time and memory come from one run over the same towns. */
const inviting = (): Promise<InvitedTowns> => {
  invitedTowns ??= inTowns(async (town, url) => {
    for (const [name, people] of [
      ['town_tenth', TENTH],
      ['town_large', LARGE],
    ] as const)
      await addTownEvents(await town(name, people), EVENTS)
    return { tenth: invitedIn(urlOf(url, 'town_tenth')), large: invitedIn(urlOf(url, 'town_large')) }
  })
  return invitedTowns
}

/** Whether an event suits costs each of a hundred thousand people no more than each of a thousand (Y-address). */
export const audience = async (): Promise<Result> => {
  const { one, other, ratio } = await inTowns(async (town) => {
    const [large, small] = [await town('town_large', LARGE), await town('town_small', SMALL)]
    return compared(matching(large, LARGE, 1), matching(small, SMALL, SMALL_PASSES), ROUNDS)
  })
  const detail = { us_each_of_100k: round(one), us_each_of_1k: round(other) }
  return atMost('audience', 'matching per person: 100 k people / 1 k', ratio, 1.3, detail)
}

/** Inviting a whole town to fifty events: matched, shared out and written, for each pair that suits. */
export const invite = async (): Promise<Result> => {
  const { pairs, invited, ms } = (await inviting()).large
  const us = round((ms * 1_000) / pairs)
  const detail = { pairs, invited, seconds: round(ms / 1_000, 1) }
  return {
    ...{ id: 'invite', name: 'µs per suitable pair: 100 k people × 50 events', value: us },
    ...{ bar: null, ok: true, detail },
  }
}

/** Its memory does not grow with the number of people. */
export const inviteMemory = async (): Promise<Result> => {
  const { large, tenth } = await inviting()
  const detail = { mb_at_100k: round(large.mb, 1), mb_at_10k: round(tenth.mb, 1) }
  return atMost(
    'invite-memory',
    'memory held while inviting: 100 k people / 10 k',
    large.mb / tenth.mb,
    1.3,
    detail,
  )
}
