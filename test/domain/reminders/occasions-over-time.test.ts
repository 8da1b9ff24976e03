import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Kept, keep, PAPERS, turn, WEDNESDAY } from './talk-of.ts'

/**
 * A talk of many turns: what is kept by applying the changes of each turn is what the answers say in the end, worked out
 * at one go.
 */
const day = fc
  .integer({ min: 0, max: 200 })
  .map((n) => new Date(Date.parse(WEDNESDAY) + n * 86_400_000).toISOString().slice(0, 10))
const action = fc.record({
  what: fc.constant('call'),
  own: fc.constant(false),
  who: fc.constantFrom('me', 'specialist', 'together'),
  by: day,
})
const paper = fc.record({
  state: fc.constantFrom('have', 'will_get', 'lost', 'not_needed'),
  until: fc.option(day),
})

/** Answers change one by one, or are taken back. */
const change = fc.oneof(
  fc.record({ name: fc.constant('visit_date'), value: fc.option(day) }),
  fc.record({ name: fc.constant('visit_time'), value: fc.constantFrom('10:30', '15:00', null) }),
  fc.record({ name: fc.constant('retry_date'), value: fc.option(day) }),
  fc.record({ name: fc.constant('plan'), value: fc.option(fc.array(action, { maxLength: 4 })) }),
  fc.record({
    name: fc.constant('papers'),
    value: fc.option(fc.dictionary(fc.constantFrom(...PAPERS), paper, { maxKeys: 3 })),
  }),
)

const standing = (kept: Kept) =>
  [...kept].filter(([, { closedBy }]) => closedBy === null).sort(([a], [b]) => (a < b ? -1 : 1))

test('turn by turn or at one go: the same days stand', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      let answers: Record<string, unknown> = {}
      let kept = keep(new Map(), turn(null, answers))
      for (const { name, value } of changes) {
        const { [name]: _, ...others } = answers
        const after = value === null ? others : { ...others, [name]: value }
        kept = keep(kept, turn(answers, after))
        answers = after
      }
      expect(standing(kept)).toEqual(standing(keep(new Map(), turn(null, answers))))
    }),
    { numRuns: 500 },
  )
})

test('a turn that is told twice changes nothing the second time', () => {
  fc.assert(
    fc.property(change, change, (one, two) => {
      const before = { [one.name]: one.value ?? undefined }
      const after = { ...before, [two.name]: two.value ?? undefined }
      const once = keep(keep(new Map(), turn(null, before)), turn(before, after))
      expect(standing(keep(once, turn(before, after)))).toEqual(standing(once))
    }),
    { numRuns: 500 },
  )
})
