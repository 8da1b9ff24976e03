import fc from 'fast-check'
import { expect } from 'vitest'
import { CATEGORIES, type Category, type OccasionKind } from '../../src/domain/reminders/rule.ts'
import { dayFrom, type Facts, type PersonFacts } from './facts.ts'
import type { SendingWorld } from './sending-world.ts'

/** One thing that happens in a world; it reads as a sentence when a run fails. */
export interface Happening {
  run(facts: Facts, world: SendingWorld): Promise<void>
  toString(): string
}

const PEOPLE = ['anna', 'boris'] as const
const MINUTE = 60_000
const DAY = 1_440 * MINUTE

/** After everything that happens: nothing wrong has arrived. */
const happening = (words: string, act: (facts: Facts, world: SendingWorld) => Promise<void>): Happening => ({
  run: async (facts, world) => {
    facts.foresee()
    await act(facts, world)
    expect(world.faults, words).toEqual([])
    expect(world.log.lines.filter(({ event }) => event === 'delivery_broke_off')).toEqual([])
  },
  toString: () => words,
})

const somebody = fc.constantFrom(...PEOPLE)
/** Mostly one person and few things: then what is planned is also moved, settled and said again. */
const teller = fc.constantFrom('anna', 'anna', 'anna', 'boris')
const thing = fc.constantFrom<OccasionKind[]>(
  'appointment',
  'appointment',
  'retry',
  'paper_end',
  'weak_skill',
)

const ofPerson = (
  name: string,
  words: string,
  change: (person: PersonFacts, facts: Facts, world: SendingWorld) => unknown,
) =>
  happening(`${name} ${words}`, async (facts, world) => {
    const person = facts.people.get(name)
    if (!person) throw new Error(`no person ${name}`)
    await change(person, facts, world)
    await world.write(person)
  })

const say = fc
  .record({
    name: teller,
    kind: thing,
    days: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }) },
      fc.integer({ min: -1, max: 40 }),
    ),
    time: fc.constantFrom('', '08:30', '10:30', '23:00'),
  })
  .map(({ name, kind, days, time }) =>
    happening(`${name} names ${kind} for ${days} days from now, "${time}"`, async (facts, world) => {
      const person = facts.people.get(name) as PersonFacts
      const id = `${name}.${kind}`
      // A skill is found weak today, whatever else is said.
      const date = dayFrom(facts, person, kind === 'weak_skill' ? 0 : days)
      const clock = kind === 'appointment' ? time : ''
      const said = { id, person: name, kind, date, time: clock, closedBy: null, saidAt: facts.now }
      facts.occasions.set(id, said)
      await world.keep(said)
    }),
  )

const close = fc
  .record({
    name: teller,
    kind: thing,
    by: fc.constantFrom('done', 'declined', 'not_gone', 'withdrawn'),
  })
  .map(({ name, kind, by }) =>
    happening(`${name} is over with ${kind}: ${by}`, async (facts, world) => {
      const found = facts.occasions.get(`${name}.${kind}`)
      if (!found || found.closedBy) return
      facts.occasions.set(found.id, { ...found, closedBy: by })
      await world.keep({ ...found, closedBy: by })
    }),
  )

const again = fc.record({ name: teller, kind: thing }).map(({ name, kind }) =>
  happening(`${name} names ${kind} once more, as it was`, async (facts, world) => {
    const found = facts.occasions.get(`${name}.${kind}`)
    if (!found || kind === 'weak_skill') return
    // What waits already and is late may be told or not: the person knows it either way.
    for (const key of await world.late(found.id)) facts.displaced.add(key)
    const said = { ...found, closedBy: null, saidAt: facts.now }
    facts.occasions.set(found.id, said)
    await world.keep(said)
  }),
)

const mute = fc.tuple(somebody, fc.constantFrom(...CATEGORIES), fc.boolean()).map(([name, category, off]) =>
  ofPerson(name, `${off ? 'mutes' : 'unmutes'} ${category}`, (person) => {
    const others = person.muted.filter((each: Category) => each !== category)
    person.muted = off ? [...others, category] : others
  }),
)

const consent = fc.tuple(somebody, fc.boolean()).map(([name, consents]) =>
  ofPerson(name, consents ? 'consents' : 'withdraws consent', (person) => {
    person.consents = consents
  }),
)

const block = fc.tuple(somebody, fc.boolean()).map(([name, isBlocking]) =>
  ofPerson(name, isBlocking ? 'blocks the bot' : 'writes again', (person) => {
    person.isBlocking = isBlocking
    if (!isBlocking) person.isKnownBlocked = false
  }),
)

const ZONES = ['Europe/Kaliningrad', 'Asia/Yekaterinburg', 'Asia/Kamchatka', 'Europe/Berlin', null] as const
const travel = fc.tuple(somebody, fc.constantFrom(...ZONES)).map(([name, zone]) =>
  ofPerson(name, `moves to ${zone ?? 'the region'}`, async (person, facts, world) => {
    for (const key of await world.known(name)) facts.displaced.add(key)
    person.zone = zone
  }),
)

const pass = fc
  .oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 240 }).map((minutes) => minutes * MINUTE) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 48 }).map((hours) => hours * 60 * MINUTE) },
    fc.integer({ min: 1, max: 40 }).map((days) => days * DAY),
  )
  .map((ms) =>
    happening(`${ms / MINUTE} minutes pass`, async (facts) => {
      facts.now += ms
    }),
  )

const next = fc.nat({ max: 30 }).map((late) =>
  happening(`the next moment comes and ${late} minutes`, async (facts) => {
    facts.now = (facts.nextMoment() ?? facts.now) + late * MINUTE
  }),
)

const eve = fc.integer({ min: 1, max: 20 }).map((hours) =>
  happening(`${hours} hours are left to the next moment, all is planned`, async (facts, world) => {
    facts.now = Math.max(facts.now, (facts.nextMoment() ?? facts.now) - hours * 60 * MINUTE)
    await world.round()
  }),
)

const planning = fc.constantFrom('all', 'changed', 'all at once' as const).map((what) =>
  happening(`${what} is planned`, async (_, world) => {
    if (what === 'changed') await world.planner.planChanged()
    else if (what === 'all') await world.planner.planAll()
    else
      await Promise.all(
        [world.newPlanner(), world.newPlanner()].flatMap((each) => [each.planAll(), each.planChanged()]),
      )
  }),
)

const deliver = fc.constant(happening('what is due is delivered', (_, world) => world.deliver()))

/** A whole round: whatever happened before, all that is owed now has arrived after it. */
const runRound = async (facts: Facts, world: SendingWorld): Promise<void> => {
  const before = facts.arrived.length
  await world.round()
  const owed = [...facts.people.values()].flatMap((person) => facts.owedNow(person).map(({ key }) => key))
  expect(owed, `owed at ${new Date(facts.now).toISOString()} and not sent`).toEqual([])
  const months = facts.arrived
    .slice(before)
    .filter(({ key, rule }) => rule === 'monthly' && !facts.displaced.has(key))
  expect(new Set(months.map(({ subject }) => subject)).size, 'a month for each, not two').toBe(months.length)
}

const round = fc.constant(happening('a round', runRound))

const inTime = fc.nat({ max: 20 }).map((late) =>
  happening(`the next moment comes, and ${late} minutes after it a round`, async (facts, world) => {
    facts.now = (facts.nextMoment() ?? facts.now) + late * MINUTE
    await runRound(facts, world)
  }),
)

const ofTheClock = fc.oneof(
  pass,
  next,
  { weight: 3, arbitrary: eve },
  { weight: 3, arbitrary: inTime },
  round,
)
const ofThePerson = fc.oneof(
  { weight: 6, arbitrary: say },
  { weight: 3, arbitrary: close },
  { weight: 3, arbitrary: again },
  ...[mute, consent, block, travel],
)
const ofTheMachine = fc.oneof({ weight: 2, arbitrary: planning }, deliver)

/** Anything that can happen, in any order; a standstill is a time that passes without a round. */
export const happenings = (most: number) =>
  fc.array(
    fc.oneof({ weight: 4, arbitrary: ofThePerson }, { weight: 4, arbitrary: ofTheClock }, ofTheMachine),
    { minLength: 1, maxLength: most, size: 'max' },
  )
