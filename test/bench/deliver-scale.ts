import type pg from 'pg'
import { givenBack } from '../../src/application/delivery/written.ts'
import type { Claimed, Written } from '../../src/application/ports/outbox.ts'
import { benchPlanner, fillCrowd, NOON, openAddresses } from './crowd.ts'
import { atMost, compared, type Result, round, roundsOf, timed } from './measure.ts'
import type { Setting } from './setting.ts'

/** People with a reminder that waits, and messages in one round of either side. */
const SIZES = {
  full: { small: 10_000, large: 1_000_000, messages: 200 },
  tiny: { small: 40, large: 80, messages: 8 },
}
const ROUNDS = 9
/** Messages on the way at once, as in the product. */
const AT_ONCE = 4
/** What one message may take at 30 a second, in microseconds. */
const SLOT_US = 33_333

const words = Buffer.alloc(32)

/** A backlog of so many reminders, all due; each call carries messages from the claim to the record. */
const backlog = async (pool: pg.Pool, people: number, messages: number): Promise<() => Promise<number>> => {
  await fillCrowd(pool, people)
  const { outbox, planner } = benchPlanner(pool)
  await planner.planAll()
  await openAddresses(pool, messages * (ROUNDS + 4))
  await pool.query('vacuum analyze reminders, people')
  const carry = async (claimed: Claimed): Promise<void> => {
    const { id, fence } = claimed
    const [fate] = await outbox.mark(
      [{ id, fence, words: Buffer.concat([words, Buffer.from(String(id))]) }],
      NOON,
    )
    if (fate?.fate !== 'go') throw new Error(`reminder ${id} was not to be sent: ${fate?.fate}`)
    const written: Written = {
      ...givenBack(claimed, '', NOON),
      state: 'sent',
      reason: null,
      message: '1',
      lookAt: null,
    }
    await outbox.record([written], NOON)
  }
  return () =>
    timed(async (times) => {
      for (let n = 0; n < times; n += AT_ONCE)
        for (const each of await outbox.claim(AT_ONCE, NOON)) await carry(each)
    }, messages)
}

/** Claim, mark and record of one message do not depend on how much waits behind it (promises.md P7). */
export const deliverScale = async (at: Setting): Promise<Result> => {
  const server = await at.server()
  const sizes = SIZES[at.size]
  const large = await backlog((await server.database('deliver_large')).pool, sizes.large, sizes.messages)
  const small = await backlog((await server.database('deliver_small')).pool, sizes.small, sizes.messages)
  const { one, other, ratio } = await compared(large, small, roundsOf(at.size, ROUNDS))
  const share = one / SLOT_US
  const detail = {
    us_at_1m: round(one),
    us_at_10k: round(other),
    share_of_slot: round(share),
    bar_of_share: '<= 0.05',
  }
  const result = atMost('deliver-scale', 'claim + mark + record: 1 M backlog / 10 k', ratio, 1.15, detail)
  return { ...result, ok: result.ok && share <= 0.05 }
}
