import { performance } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Founding } from '../../src/application/ports/office/founding.ts'
import type { Chat } from '../support/chat.ts'
import { factsOf, OFFICE, openOffice, type TestOffice } from '../support/office.ts'

const person = (id: string, parts: Parameters<typeof factsOf>[0]): Founding['people'][number] => ({
  id,
  district: 'north',
  on: '2026-01-12',
  facts: factsOf({ phone: null, livingAlone: false, ...parts }),
})

/** Twenty of one surname, and a few whom only one word finds. */
const FOUNDING: Founding = {
  ...OFFICE,
  people: [
    ...OFFICE.people,
    ...Array.from({ length: 20 }, (_, n) =>
      person(`many${n}`, {
        name: `Петрова Мария${'абвгдежзиклмнопрстуф'[n]} Ивановна`,
        birthDate: `19${40 + n}-02-03`,
      }),
    ),
    person('lonely1', { name: 'Одинцова Зоя Львовна', lonely: true, livingAlone: true }),
    person('disabled1', { name: 'Жукова Ия Львовна', birthDate: '1990-01-01', disability: '2' }),
    person('retired1', { name: 'Юдина Эра Львовна', categories: { newly_retired: '2026-10-01' } }),
    person('retired2', { name: 'Яшина Эра Львовна', categories: { newly_retired: '2024-10-01' } }),
    person('street', { name: 'Щукина Ада Львовна', address: 'ул. Кедровая, 17', phone: '+70000004512' }),
  ],
}

let office: TestOffice
let olga: Chat
beforeAll(async () => {
  office = await openOffice(inject('postgresUrl'), FOUNDING)
  olga = office.chat('olga')
})
afterAll(() => office.close())

const idsBehind = (start: string): string[] =>
  (olga.person.lastBotMessage()?.buttons.flat() ?? [])
    .map(({ data = '' }) => data)
    .filter((data) => data.startsWith(start))
    .map((data) => data.slice(start.length))

const offered = (): string[] => idsBehind('w.person.')

/** Who is offered after something was typed; whoever is found alone has their card open. */
const found = async (typed: string): Promise<string[]> => {
  await olga.say(typed)
  const opened = idsBehind('w.person_more.')
  return opened.length > 0 ? opened : offered()
}

describe('search', () => {
  test.each([
    ['смирновой ане', ['smirnova']],
    ['кедровая', ['street']],
    ['щукина кедровая 17', ['street']],
    ['щукина кедровая 18', []],
    ['4512', ['street']],
    ['8 000 000-45-12', ['street']],
    ['одинокие', ['lonely1']],
    ['Инвалиды', ['disabled1']],
    ['инвалиды 2 группы', ['disabled1']],
    ['инвалиды 1 группы', []],
    ['новые пенсионеры', ['retired1']],
    ['%', []],
    ["' or 1=1 --", []],
    ['{{name}}', []],
    ['💥', []],
  ])('%s', async (typed, expected) => {
    expect(await found(typed)).toEqual(expected)
  })

  test('an address tells a person of another district apart from nobody: neither is found', async () => {
    expect(await found('вера кузьминична')).toEqual([])
  })

  test('many are turned page by page, each once', async () => {
    const first = await found('Петрова')
    expect(first).toHaveLength(8)
    expect(olga.person.lastBotMessage()?.text).toContain('Страница 1 из 3')
    await olga.after(() => olga.person.press('Дальше'))
    const second = offered()
    await olga.after(() => olga.person.press('Дальше'))
    const third = offered()
    // The twenty, and Anna Petrovna last: a slip away.
    const all = [...first, ...second, ...third]
    expect(new Set(all).size).toBe(21)
    expect(all.at(-1)).toBe('smirnova')
    await olga.after(() => olga.person.press('Назад'))
    expect(offered()).toEqual(second)
  })

  test('a page that was never there is no error', async () => {
    const said = await olga.forge('w.find_page.9999.g_lonely')
    expect(said.length).toBeLessThanOrEqual(1)
    await olga.forge('w.find_page.0.zzzz')
    expect(olga.toasts().length).toBeGreaterThan(0)
  })

  test('what changed is found by its new words at once', async () => {
    await olga.forge('w.change.lonely1.address')
    await olga.say('ул. Берёзовая, 3')
    expect(await found('березовая')).toEqual(['lonely1'])
  })
})

describe('a large department', () => {
  test('seven thousand people are searched in well under a second, once they were opened', async () => {
    const big = await openOffice(inject('postgresUrl'), {
      ...OFFICE,
      people: Array.from({ length: 7_000 }, (_, n) =>
        person(`p${n}`, { name: 'Фамилия Имя Отчество', phone: `+7000${String(n).padStart(7, '0')}` }),
      ),
    })
    try {
      const chat = big.chat('olga')
      await chat.say('0001234')
      const began = performance.now()
      await chat.say('0006999')
      const took = performance.now() - began
      expect(chat.person.lastBotMessage()?.text).toContain('Фамилия Имя Отчество')
      expect(took).toBeLessThan(3_000)
    } finally {
      await big.close()
    }
  }, 240_000)
})
