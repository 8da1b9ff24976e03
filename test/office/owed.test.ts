import fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { owed } from '../../src/adapters/database/office/owed.ts'
import { addDays } from '../../src/domain/calendar/local-date.ts'
import { type OwedFacts, whyNotOwed } from '../../src/domain/people/monthly-contact.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterAll(() => office.close())

const day = fc.nat({ max: 100 }).map((n) => addDays('2026-10-01', n))
const maybe = fc.option(day, { nil: null })
const anyFacts: fc.Arbitrary<OwedFacts> = fc.record({
  seniorFrom: maybe,
  hasDisability: fc.boolean(),
  registeredOn: day,
  presence: fc.constantFrom('present', 'away', 'away', 'moved', 'died', 'refused'),
  presenceFrom: maybe,
  presenceUntil: maybe,
})

const COPY = `
insert into citizens (id, district_id, key, name, same_as, sex, senior_from, disability, registered_on, state, state_from, state_until)
select 'x' || row_number() over (), 'north', c.key, c.name, c.same_as, 'female', f."seniorFrom",
  case when f."hasDisability" then '2' end, f."registeredOn", f.presence, f."presenceFrom", f."presenceUntil"
from citizens c cross join jsonb_to_recordset($1::jsonb) as f("seniorFrom" text, "hasDisability" boolean, "registeredOn" text,
  presence text, "presenceFrom" text, "presenceUntil" text) where c.id = 'smirnova'`

test('SQL and domain owe the same people a contact, on every day of a quarter', async () => {
  const facts = fc.sample(anyFacts, { numRuns: 600, seed: 4 })
  await office.rows(COPY, [JSON.stringify(facts)])
  let both = 0
  for (let n = 0; n < 95; n += 1) {
    const today = addDays('2026-10-01', n)
    const rows = await office.rows<{ id: string }>(
      `select id from citizens c where id like 'x%' and ${owed('c', 1)}`,
      [today],
    )
    const said = rows.map(({ id }) => Number(id.slice(1))).sort((a, b) => a - b)
    const expected = facts.flatMap((each, place) => (whyNotOwed(each, today) === null ? [place + 1] : []))
    expect({ today, said }).toEqual({ today, said: expected })
    both += expected.length
  }
  expect(both).toBeGreaterThan(2_000)
})
