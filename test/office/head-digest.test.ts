import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { factsOf, OFFICE, openOffice, type TestOffice } from '../support/office.ts'
import { moment } from './monthly-world.ts'

const SURNAMES = [
  ...[
    'Абрамова',
    'Борисова',
    'Власова',
    'Громова',
    'Дёмина',
    'Ежова',
    'Жукова',
    'Зимина',
    'Иванова',
    'Котова',
  ],
  ...['Лосева', 'Мохова'],
]
const PEOPLE = SURNAMES.map((surname, n) => ({
  id: `p${n}`,
  district: 'north',
  facts: factsOf({ name: `${surname} Нина Ивановна`, phone: `+7000000010${n % 10}` }),
  on: '2026-01-12',
}))

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'), { ...OFFICE, people: PEOPLE })
})
afterEach(() => office.close())

const irina = () => office.chat('irina')
const last = (): string => irina().person.lastBotMessage()?.text ?? ''

/** «Нужна помощь» of each but the last, a day each; of the last one a danger in words, which came first. */
const criedBy = async (n: number, day: string, params: object = {}): Promise<void> => {
  const kind = n === SURNAMES.length - 1 ? 'danger' : 'help'
  await office.rows(
    `insert into tasks (id, key, kind, citizen_id, district_id, urgency, params, made_on, due)
     values ($1, $1, $2, $3, 'north', 'at_once', $4, $5, $5)`,
    [`t${n}`, kind, `p${n}`, JSON.stringify(params), day],
  )
}

test('twelve who cried: all are named in the morning, the gravest and the newest first, each with a block behind «Дальше»', async () => {
  for (const n of SURNAMES.keys()) await criedBy(n, `2026-11-${String(10 + n).padStart(2, '0')}`)
  await office.rows(
    `update tasks set made_on = '2026-11-02', params = '{"danger": "gas"}' where kind = 'danger'`,
  )
  await office.at(moment('2026-11-25', '09:00'))
  const morning = irina()
    .person.screen()
    .find(({ text }) => text.includes('Просят помощи, и никто не помог: 12'))
  for (const surname of SURNAMES) expect(morning?.text).toContain(`${surname} Н. И.`)
  const blocks = (morning?.text ?? '').split('\n\n')
  expect(blocks[1]).toMatch(/^Мохова Н\. И\..*В словах: запах газа\..*Телефон: \+7.*Никто не открыл/s)
  expect(blocks[2]).toContain('Лосева Н. И.')
  expect(blocks.at(-1)).toMatch(/^Ещё просят помощи: .*Абрамова Н\. И\./)
  await irina().press('w.cries.8')
  const next = last().split('\n\n')
  expect(next).toHaveLength(5)
  expect(next.at(-1)).toMatch(/^Абрамова Н\. И\.: человек сам попросил помощи/)
  // Whoever is no head has no such list.
  await office.chat('olga').forge('w.cries.8')
  expect(office.chat('olga').person.lastBotMessage()?.text ?? '').not.toContain('Абрамова')
})

test('of a chat that nobody linked the head reads the words, what is known and how to answer', async () => {
  const stranger = office.chat('stranger')
  await stranger.after(() => stranger.person.start())
  await stranger.forge('m.consent_yes')
  await stranger.say('пахнет газом на кухне, кружится голова')
  await office.world.round()
  const told = last()
  expect(told).toContain('пахнет газом на кухне, кружится голова')
  expect(told).toContain('Чат не привязан к карточке: имя и телефон неизвестны.')
  expect(told).toContain('Ответить можно прямо в чате.')
  const tomorrow = new Date(office.world.clock.now() + 86_400_000).toISOString().slice(0, 10)
  await office.at(moment(tomorrow, '09:00'))
  expect(last()).toContain('«пахнет газом на кухне, кружится голова»')
  expect(last()).toContain('Ответить можно прямо в чате.')
})
