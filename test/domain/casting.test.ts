import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { castClerk } from '../../src/domain/scenario/casting.ts'
import { CONTENT } from '../support/content.ts'

const offices = [...CONTENT.needs.values()].flatMap(({ id, calls }) =>
  calls.flatMap(({ body, answers }) =>
    answers ? [{ key: `needs.${id}.calls.${body}.answers`, lines: answers }] : [],
  ),
)
const scenes = Object.values(CONTENT.scenes)
const cases = fc.tuple(
  fc.constantFrom(...scenes),
  fc.constantFrom(...offices),
  fc.integer({ min: 0, max: 2 ** 31 - 1 }),
)

describe('the clerk of a rehearsal', () => {
  test('is the same for the same seed and try', () => {
    fc.assert(
      fc.property(cases, fc.nat({ max: 20 }), ([scene, office, seed], attempt) => {
        const once = castClerk(scene, office, seed, attempt, false)
        expect(castClerk(scene, office, seed, attempt, false)).toEqual(once)
      }),
    )
  })

  test('is another one at each try until all were met, the office itself among them', () => {
    fc.assert(
      fc.property(cases, ([scene, office, seed]) => {
        const count = scene.clerks.length + 1
        const met = Array.from({ length: count }, (_, n) => castClerk(scene, office, seed, n, false).key)
        expect(new Set(met).size).toBe(count)
        expect(met.filter((key) => key.startsWith('needs.'))).toHaveLength(1)
        expect(castClerk(scene, office, seed, count, false).key).toBe(met[0])
      }),
    )
  })

  test('differs between people: nobody always gets the same first one', () => {
    for (const scene of scenes) {
      const firsts = new Set(
        Array.from(
          { length: 200 },
          (_, seed) => castClerk(scene, offices[0] as never, seed * 7_919, 0, false).key,
        ),
      )
      expect(firsts.size).toBe(scene.clerks.length + 1)
    }
  })

  test('is the kindest when it is only watched', () => {
    for (const scene of scenes)
      expect(castClerk(scene, offices[0] as never, 99, 3, true).clerk.id).toBe(scene.clerks[0]?.id)
  })
})
