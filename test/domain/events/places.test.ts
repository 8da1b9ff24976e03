import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANSWERS, type Answer, answered, freePlaces } from '../../../src/domain/events/places.ts'
import { type SignUp, seatsHeld } from '../../../src/domain/events/sign-up.ts'

/** An event as the database keeps it, without one: places, and answers by person. */
class Model {
  capacity: number | null
  taken = 0
  readonly answers = new Map<number, SignUp>()
  /** People in the order in which they asked for the list. */
  readonly list: number[] = []
  readonly offeredInOrder: number[] = []

  constructor(capacity: number | null) {
    this.capacity = capacity
  }

  press(person: number, answer: Answer): void {
    const outcome = answered(this, this.answers.get(person) ?? null, answer)
    if (outcome.type !== 'changed') return
    if (outcome.next.state === 'waiting') this.list.push(person)
    this.answers.set(person, outcome.next)
    this.taken += outcome.taken
    if (outcome.taken < 0) this.passOn()
  }

  /** What is freed goes to whoever waits longest, in the same breath. */
  passOn(): void {
    for (const person of [...this.list]) {
      const waits = this.answers.get(person)
      if (waits?.state !== 'waiting') this.list.splice(this.list.indexOf(person), 1)
      else if (freePlaces(this) > 0) {
        this.list.splice(this.list.indexOf(person), 1)
        this.answers.set(person, { ...waits, state: 'offered' })
        this.taken += 1
        this.offeredInOrder.push(person)
      }
    }
  }
}

const pressed = fc.tuple(fc.nat({ max: 11 }), fc.constantFrom(...ANSWERS))

test('whatever is pressed: never oversold, every place accounted for, nobody waits while a place is free', () => {
  fc.assert(
    fc.property(
      fc.option(fc.integer({ min: 1, max: 5 })),
      fc.array(pressed, { maxLength: 80 }),
      (capacity, presses) => {
        const model = new Model(capacity)
        for (const [person, answer] of presses) {
          model.press(person, answer)
          const held = [...model.answers.values()].reduce((sum, each) => sum + seatsHeld(each), 0)
          expect(model.taken).toBe(held)
          expect(model.taken).toBeLessThanOrEqual(model.capacity ?? Number.POSITIVE_INFINITY)
          const waits = [...model.answers.values()].some(({ state }) => state === 'waiting')
          if (waits) expect(freePlaces(model)).toBe(0)
        }
      },
    ),
  )
})

test('the same press twice has one effect', () => {
  fc.assert(
    fc.property(fc.array(pressed, { maxLength: 40 }), pressed, (presses, [person, answer]) => {
      const model = new Model(3)
      for (const [who, what] of presses) model.press(who, what)
      model.press(person, answer)
      const [taken, states] = [model.taken, JSON.stringify([...model.answers])]
      // Waiting and then being offered a place one has just refused is the only way on: a second «go» takes what is kept.
      if (model.answers.get(person)?.state === 'offered') return
      model.press(person, answer)
      expect([model.taken, JSON.stringify([...model.answers])]).toEqual([taken, states])
    }),
  )
})

test('one press at a time', () => {
  const going: SignUp = { state: 'going', seats: 1, needsTransport: false }
  const full = { capacity: 2, taken: 2 }
  expect(answered(full, null, 'go')).toEqual({ type: 'full' })
  expect(answered(full, going, 'friend')).toEqual({ type: 'no_room' })
  expect(answered(full, null, 'friend')).toEqual({ type: 'not_going' })
  expect(answered(full, { ...going, state: 'waiting' }, 'go')).toEqual({ type: 'same' })
  expect(answered(full, { ...going, state: 'offered' }, 'go')).toMatchObject({
    taken: 0,
    next: { state: 'going' },
  })
  expect(answered(full, { ...going, seats: 2 }, 'no')).toMatchObject({
    taken: -2,
    next: { state: 'withdrawn', seats: 1 },
  })
  expect(answered({ capacity: null, taken: 900 }, null, 'go')).toMatchObject({ taken: 1 })
})
