import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'
import { moment } from './monthly-world.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterAll(() => office.close())

const PEOPLE = 3_000

const COPIES = `
insert into citizens (id, district_id, key, name, same_as, sex, senior_from, registered_on)
select 'x' || n, 'north', c.key, c.name, c.same_as, 'female', '2010-03-08', '2026-01-12'
from citizens c cross join generate_series(1, ${PEOPLE}) n where c.id = 'smirnova'`

test('a register of many pages: everybody once, some every morning, all by the day of the list', async () => {
  await office.rows(COPIES)
  const mornings: number[] = []
  for (let day = 1; day <= 21; day += 1) {
    await office.at(moment(`2026-12-${String(day).padStart(2, '0')}`, '00:05'))
    const [row] = await office.rows<{ n: number }>(
      "select count(*)::int as n from tasks where kind = 'monthly_call'",
    )
    mornings.push((row?.n ?? 0) - mornings.reduce((sum, n) => sum + n, 0))
  }
  const people = PEOPLE + 4
  expect(mornings.reduce((sum, n) => sum + n, 0)).toBe(people)
  const working = mornings.filter((n) => n > 0)
  // Fifteen working days until the list: no morning has more than twice its share.
  expect(Math.max(...working)).toBeLessThan((people / working.length) * 2)
  expect(await office.rows('select 1 from monthly_contacts where listed_on is null')).toEqual([])
})
