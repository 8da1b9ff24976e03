import { BenchPeople, benchConversation, echoBot, loopWith, textUpdate } from './dialog.ts'
import { atMost, compared, type Result, round, roundsOf, timed } from './measure.ts'
import type { Setting } from './setting.ts'

const TIMES = { full: 30_000, tiny: 20 }

const presses = (people: BenchPeople, user: number, most: number) => () =>
  timed(async (times) => {
    for (let n = 0; n < times; n += 1) await people.press(user)
  }, most)

/** A whole step in memory against the least that a grammY bot can do (promises.md P1). */
export const stepMemory = async ({ size }: Setting): Promise<Result> => {
  const echo = echoBot()
  const echoing = () =>
    timed(async (times) => {
      for (let n = 0; n < times; n += 1) await echo.handleUpdate(textUpdate(n, 5, 'hello'))
    }, TIMES[size])
  const { one, other, ratio } = await compared(
    presses(new BenchPeople(benchConversation()), 5, TIMES[size]),
    echoing,
    roundsOf(size),
  )
  const detail = { step_us: round(one), echo_us: round(other) }
  return atMost('step-memory', 'scenario step in memory / bare grammY echo', ratio, 2.5, detail)
}

/** Steps behind a person, people, and so often each is swept over in one round. */
const GROWTH = { full: { past: 1_000, people: 300, sweeps: 20 }, tiny: { past: 5, people: 3, sweeps: 1 } }

/** A step with a thousand steps behind against the first one: sessions do not grow (promises.md P3). */
export const stepGrowth = async ({ size }: Setting): Promise<Result> => {
  const { past, people: count, sweeps } = GROWTH[size]
  const talking = benchConversation()
  const old = new BenchPeople(talking)
  for (let user = 1; user <= count; user += 1) for (let n = 0; n < past; n += 1) await old.press(user)
  const sweep = (people: BenchPeople) =>
    timed(async () => {
      for (let user = 1; user <= count; user += 1) await people.press(user)
    }, count)
  const young = async () => {
    const people = Array.from({ length: sweeps }, () => new BenchPeople(talking))
    const costs: number[] = []
    for (const each of people) costs.push(await sweep(each))
    return costs.reduce((sum, cost) => sum + cost, 0) / costs.length
  }
  const aged = async () => {
    const costs: number[] = []
    for (let n = 0; n < sweeps; n += 1) costs.push(await sweep(old))
    return costs.reduce((sum, cost) => sum + cost, 0) / costs.length
  }
  const { one, other, ratio } = await compared(aged, young, roundsOf(size))
  const detail = { at_1000_us: round(one), at_1_us: round(other) }
  return atMost('step-growth', 'step cost at 1000 past steps / at 1', ratio, 1.15, detail)
}

/** A press among two hundred steps against the same press among few (promises.md P10). */
export const router = async ({ size }: Setting): Promise<Result> => {
  const many = presses(new BenchPeople(benchConversation(loopWith(200))), 5, TIMES[size])
  const few = presses(new BenchPeople(benchConversation(loopWith(1))), 5, TIMES[size])
  const { one, other, ratio } = await compared(many, few, roundsOf(size))
  const detail = { among_200_us: round(one), among_1_us: round(other) }
  return atMost('router', '200 actions / 1 action', ratio, 1.1, detail)
}
