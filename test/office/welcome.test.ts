import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'
import { buttons, join, last, said } from './events-world.ts'

/** Monday noon in Yekaterinburg. */
const NOW = '2026-11-23T12:00:00+05:00'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'), undefined, { now: Date.parse(NOW) })
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const DAY_MS = 86_400_000
/** Late morning, so many days after the beginning. */
const morning = (days: number, time = '11:30'): string =>
  `${new Date(Date.parse('2026-11-23T12:00:00Z') + days * DAY_MS).toISOString().slice(0, 10)}T${time}:00+05:00`
const note = (citizen: string, categories: Record<string, string | true>) =>
  office.rows('update citizens set categories = $2 where id = $1', [citizen, JSON.stringify(categories)])
/** What of the series a chat has heard, message by message. */
const heard = (key: string): string[] =>
  said(office, key).filter((each) => /Рядом с вами|живой человек|с психологом/.test(each))
const press = (key: string, label: string) =>
  office.chat(key).forge(buttons(office, key).find(({ text }) => text === label)?.data ?? `no ${label}`)
const tasks = () =>
  office.rows("select citizen_id, assignee_id, district_id, state from tasks where kind = 'welcome_talk'")
const series = () => office.rows('select citizen_id, turn, step, state from welcomes order by 1')

/** Days on which the chat heard something new, each looked at twice. */
const daysHeard = async (key: string, until: number, from = 0): Promise<number[]> => {
  const days: number[] = []
  for (let day = from; day <= until; day++) {
    const before = heard(key).length
    await office.at(morning(day, day === 0 ? '13:00' : '11:00'))
    await office.at(morning(day, '13:30'))
    for (let n = before; n < heard(key).length; n++) days.push(day)
  }
  return days
}

describe('three messages in two weeks', () => {
  test('on the first, fifth and twelfth day at eleven, each once, then silence', async () => {
    await join(office, 'anna', 'smirnova')
    await note('smirnova', { newly_retired: '2026-11-20' })
    expect(await daysHeard('anna', 16)).toEqual([1, 5, 12])
    const [first, second, third] = heard('anna')
    expect(first).toContain('новое время')
    expect(second).toContain('Ваш специалист: Белова Ольга Сергеевна.')
    expect(third).toMatch(/Хотите\?$/)
    expect(await series()).toEqual([{ citizen_id: 'smirnova', turn: 'retired', step: 3, state: 'over' }])
  })

  test('not before eleven, and not at night when the bot stood until then', async () => {
    await join(office, 'anna', 'smirnova')
    await note('smirnova', { newly_arrived: '2026-11-20' })
    await office.at(morning(0, '13:00'))
    await office.at(morning(1, '10:59'))
    expect(heard('anna')).toEqual([])
    await office.at(morning(1, '20:30'))
    expect(heard('anna')).toEqual([])
    await office.at(morning(2, '11:00'))
    expect(heard('anna')).toHaveLength(1)
  })

  test('what can be pressed leads to the poster, the lessons and a person; the way out is always there', async () => {
    await join(office, 'anna', 'smirnova')
    await note('smirnova', { newly_disabled: '2026-11-20' })
    await office.at(morning(0, '13:00'))
    const seen: string[][] = []
    for (const day of [1, 5, 12]) {
      await office.at(morning(day))
      seen.push(buttons(office, 'anna').map(({ data }) => data))
    }
    expect(seen).toEqual([
      ['e.list', 'm.school', 'e.welcome_stop'],
      ['m.call_human', 'e.welcome_stop'],
      ['e.welcome_talk', 'e.welcome_stop'],
    ])
  })

  test('each turn begins with words of its own, and none names an illness', async () => {
    await join(office, 'anna', 'smirnova')
    await join(office, 'maria', 'southern')
    await note('smirnova', { newly_disabled: '2026-11-20' })
    await note('southern', { newly_arrived: '2026-11-20' })
    for (const day of [0, 1, 5, 12]) await office.at(morning(day, '13:00'))
    const [hers, others] = [heard('anna'), heard('maria')]
    expect([hers.length, others.length]).toEqual([3, 3])
    for (const n of [0, 1, 2]) expect(hers[n]?.split('\n')[0]).not.toBe(others[n]?.split('\n')[0])
    expect(others[1]).toContain('Громов Павел Ильич')
    expect(hers.join(' ')).not.toMatch(/инвалид|болезн|диагноз|заболе/i)
  })

  test('after a standstill one message, and the next in its turn', async () => {
    await join(office, 'anna', 'smirnova')
    await note('smirnova', { newly_retired: '2026-11-20' })
    await office.at(morning(0, '13:00'))
    await office.at(morning(30))
    await office.at(morning(30, '15:00'))
    expect(heard('anna')).toHaveLength(1)
    await office.at(morning(33))
    expect(heard('anna')).toHaveLength(1)
    await office.at(morning(34))
    expect(heard('anna')).toHaveLength(2)
  })

  test('two turns at once are one series, and a day put right does not begin it again', async () => {
    await join(office, 'anna', 'smirnova')
    await note('smirnova', { newly_retired: '2026-11-18', newly_disabled: '2026-11-20' })
    await office.at(morning(0, '13:00'))
    await office.at(morning(1))
    await note('smirnova', { newly_retired: '2026-11-18', newly_disabled: '2026-11-21' })
    expect(await daysHeard('anna', 18, 2)).toEqual([5, 12])
  })

  test('two rounds at once tell it once', async () => {
    await join(office, 'anna', 'smirnova')
    await note('smirnova', { newly_retired: '2026-11-20' })
    await office.at(morning(0, '13:00'))
    await Promise.all([office.at(morning(1)), office.at(morning(1))])
    await office.at(morning(1, '12:00'))
    expect(heard('anna')).toHaveLength(1)
    expect(await office.rows("select key from reminders where rule = 'welcome'")).toHaveLength(1)
  })
})

describe('nobody who is not to be written to', () => {
  test.each([
    ['without a chat', 'update citizens set person_id = null'],
    ['without consent', 'update people set consent = null, revision = revision + 1'],
    ['who switched such messages off', "update people set muted = '{care}'"],
    ['who died', "update citizens set state = 'died'"],
    ['who refused', "update citizens set state = 'refused'"],
    [
      'whose turn was a year ago',
      `update citizens set categories = '{"newly_retired": "2025-11-01"}' where id = 'smirnova'`,
    ],
    [
      'whose turn is yet to come',
      `update citizens set categories = '{"newly_retired": "2027-02-01"}' where id = 'smirnova'`,
    ],
  ])('somebody %s hears nothing', async (_, change) => {
    await join(office, 'anna', 'smirnova')
    await note('smirnova', { newly_retired: '2026-11-20' })
    await office.rows(change)
    expect(await daysHeard('anna', 2)).toEqual([])
    expect(await series()).toEqual([])
  })

  test.each([
    ['the chat was unlinked', 'update citizens set person_id = null'],
    ['the category was taken away', "update citizens set categories = '{}'"],
    ['the person moved', "update citizens set state = 'moved'"],
  ])('when %s meanwhile it stops', async (_, change) => {
    await join(office, 'anna', 'smirnova')
    await note('smirnova', { newly_retired: '2026-11-20' })
    await office.at(morning(0, '13:00'))
    await office.at(morning(1))
    await office.rows(change)
    expect(await daysHeard('anna', 6, 2)).toEqual([])
    expect(await series()).toEqual([{ citizen_id: 'smirnova', turn: 'retired', step: 1, state: 'stopped' }])
  })

  test('«Больше не присылать» ends it, kindly', async () => {
    await join(office, 'anna', 'smirnova')
    await note('smirnova', { newly_retired: '2026-11-20' })
    await office.at(morning(0, '13:00'))
    await office.at(morning(1))
    await press('anna', 'Больше не присылать')
    expect(last(office, 'anna')).toContain('больше не пришлю')
    await office.chat('anna').forge('e.welcome_stop')
    expect(await daysHeard('anna', 13, 2)).toEqual([])
  })
})

describe('«Хочу поговорить»', () => {
  const wish = async (): Promise<void> => {
    await join(office, 'anna', 'smirnova')
    await note('smirnova', { newly_retired: '2026-11-20' })
    for (const day of [0, 1, 5, 12]) await office.at(morning(day, '13:00'))
    await press('anna', 'Хочу поговорить')
  }

  test('is a task of the psychologist, once, and is kindly confirmed', async () => {
    await wish()
    await office.chat('anna').forge('e.welcome_talk')
    expect(last(office, 'anna')).toContain('Спасибо, что сказали')
    expect(await tasks()).toEqual([
      { citizen_id: 'smirnova', assignee_id: 'st_lev', district_id: 'north', state: 'open' },
    ])
    await office.chat('lev').forge('w.tasks')
    expect(office.chat('lev').heard() + JSON.stringify(buttons(office, 'lev'))).toContain('хочет поговорить')
  })

  test('is the district’s task where there is no psychologist', async () => {
    await office.rows("update staff set state = 'removed' where id = 'st_lev'")
    await wish()
    expect(await tasks()).toEqual([
      { citizen_id: 'smirnova', assignee_id: null, district_id: 'north', state: 'open' },
    ])
  })

  test('of somebody who was never written to does nothing', async () => {
    await join(office, 'anna', 'smirnova')
    await office.chat('anna').forge('e.welcome_talk')
    expect(last(office, 'anna')).not.toContain('Спасибо, что сказали')
    expect(await tasks()).toEqual([])
  })
})
