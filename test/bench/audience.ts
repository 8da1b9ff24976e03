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

interface Figures {
  readonly matched: { readonly one: number; readonly other: number; readonly ratio: number }
  readonly large: Invited
  readonly tenth: Invited
}

const measure = async (): Promise<Figures> => {
  const server = await benchServer()
  try {
    const town = async (name: string, people: number): Promise<pg.Pool> => {
      const pool = await server.database(name)
      await fillTown(pool, people)
      return pool
    }
    const [large, small] = [await town('town_large', LARGE), await town('town_small', SMALL)]
    const matched = await compared(matching(large, LARGE, 1), matching(small, SMALL, SMALL_PASSES), ROUNDS)
    const tenth = await town('town_tenth', TENTH)
    await addTownEvents(tenth, EVENTS)
    await addTownEvents(large, EVENTS)
    return {
      matched,
      tenth: invitedIn(urlOf(server.url, 'town_tenth')),
      large: invitedIn(urlOf(server.url, 'town_large')),
    }
  } finally {
    await server.close()
  }
}

let figures: Promise<Figures> | null = null
/** All three figures come from one run over the same towns. */
const taken = (): Promise<Figures> => {
  figures ??= measure()
  return figures
}

/** Whether an event suits costs each of a hundred thousand people no more than each of a thousand (Y-address). */
export const audience = async (): Promise<Result> => {
  const { one, other, ratio } = (await taken()).matched
  const detail = { us_each_of_100k: round(one), us_each_of_1k: round(other) }
  return atMost('audience', 'matching per person: 100 k people / 1 k', ratio, 1.3, detail)
}

/** Inviting a whole town to fifty events: matched, shared out and written, for each pair that suits. */
export const invite = async (): Promise<Result> => {
  const { pairs, invited, ms } = (await taken()).large
  const us = round((ms * 1_000) / pairs)
  const detail = { pairs, invited, seconds: round(ms / 1_000, 1) }
  return {
    ...{ id: 'invite', name: 'µs per suitable pair: 100 k people × 50 events', value: us },
    ...{ bar: null, ok: true, detail },
  }
}

/** Its memory does not grow with the number of people. */
export const inviteMemory = async (): Promise<Result> => {
  const { large, tenth } = await taken()
  const detail = { mb_at_100k: round(large.mb, 1), mb_at_10k: round(tenth.mb, 1) }
  return atMost(
    'invite-memory',
    'memory held while inviting: 100 k people / 10 k',
    large.mb / tenth.mb,
    1.3,
    detail,
  )
}
