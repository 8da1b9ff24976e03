import { expect, test } from 'vitest'
import { text } from '../../src/domain/words/text-ref.ts'

/** The types are the test: `tsc` fails where an expected error does not come. */
test('a key without a text does not compile, whatever it is made of', () => {
  const role = 'head' as 'head' | 'specialist'
  const either = 'head' as 'head' | 'janitor'
  const item = String('hearing')
  const key = String('office.roles.head')
  const keys = [
    text('office.roles.head'),
    text(`office.roles.${role}`),
    text(`office.sheets.items.${item}`),
    text(`needs.${item}.title`),
    // @ts-expect-error no such text
    text('office.roles.janitor'),
    // @ts-expect-error one of the two has no text
    text(`office.roles.${either}`),
    // @ts-expect-error no such group
    text(`office.janitors.${item}`),
    // @ts-expect-error nothing is known of it: that is textAt
    text(key),
  ]
  expect(keys.map((each) => each.key)).toContain('office.roles.head')
})
