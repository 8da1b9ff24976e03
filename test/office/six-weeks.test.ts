import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { CaseWalk } from '../support/case-walk.ts'
import { factsOf, OFFICE, OFFICE_PEOPLE, openOffice, type TestOffice } from '../support/office.ts'
import { link } from './monthly-world.ts'

/**
 * Six weeks of a district whose specialist does nothing, played on the moved clock: one person presses «Нужна помощь», one is
 * silent in her chat, two have no messenger – one of them no phone either –, one was noted as refusing, one has a case that
 * burns. What the head and the specialist were told stands in `six-weeks.golden.txt`, to be read aloud; `GOLDEN=update`
 * writes it anew.
 */
const GOLDEN = new URL('./six-weeks.golden.txt', import.meta.url)

const person = (id: string, name: string, phone: string | null) => ({
  id,
  district: 'north',
  facts: factsOf({ name, phone }),
  on: '2026-01-12',
})

const DISTRICT = {
  ...OFFICE,
  staff: OFFICE.staff.filter(({ id }) => id === 'st_olga' || id === 'st_irina'),
  people: [
    person('helped', 'Смирнова Анна Петровна', '+70000000011'),
    person('silent', 'Кузнецова Мария Ильинична', '+70000000012'),
    person('phone', 'Ершова Нина Фёдоровна', '+70000000013'),
    person('nothing', 'Лосева Раиса Павловна', null),
    person('refused', 'Котова Вера Сергеевна', '+70000000015'),
    person('hungry', 'Орехова Зоя Ивановна', '+70000000016'),
  ],
}

let office: TestOffice
/** What had been said when the six weeks began. */
const before = new Map<string, number>()

const pad = (n: number): string => `${n}`.padStart(2, '0')
const HOURS = ['09:00', '09:06', '09:11', '10:00', '11:00', '14:00']

/** What happens beside the walking clock, by local day and time. The specialist's two presses are her last. */
const SCRIPT: Readonly<Record<string, () => Promise<unknown>>> = {
  '11-23T10:00': async () => {
    const olga = office.chat('olga')
    await olga.forge('w.person.refused')
    await olga.forge('w.presence_set.refused.refused', olga.person.lastBotMessage()?.id)
  },
  '11-23T11:00': async () => {
    await new CaseWalk(office, 'case_work').open(
      'hungry',
      ['no_food_or_heat'],
      'Пенсию не приносят третий месяц',
    )
    for (const key of ['olga', 'irina']) mark(key)
  },
  '12-03T14:00': async () => {
    await office.chat('anna').press('help.chelped')
    await office.chat('anna').say('Вторую неделю болит нога, не могу выйти за хлебом')
  },
}

const mark = (key: string): void => {
  before.set(key, office.chat(key).person.screen().at(-1)?.id ?? 0)
}

const play = async (): Promise<void> => {
  const first = Date.parse('2026-11-23T00:00:00Z')
  for (let day = 0; day < 42; day += 1) {
    const date = new Date(first + day * 86_400_000)
    const local = `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`
    for (const time of HOURS) {
      await office.at(`${local}T${time}:00+05:00`)
      // Two messages for one chat at the same moment keep a distance: the clock has to move for the second.
      await office.at(`${local}T${time}:30+05:00`)
      const happens = SCRIPT[`${local.slice(5)}T${time}`]
      if (!happens) continue
      await happens()
      await office.world.round()
    }
  }
}

const local = (at: number): string =>
  new Intl.DateTimeFormat('ru-RU', {
    timeZone: 'Asia/Yekaterinburg',
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(at)

interface Said {
  readonly at: number
  readonly text: string
  readonly buttons: readonly string[]
}

const toldTo = (key: string): Said[] =>
  office
    .chat(key)
    .person.screen()
    .filter(({ from, id }) => from === 'bot' && id > (before.get(key) ?? 0))
    .map(({ at, text, buttons }) => ({ at, text, buttons: buttons.flat().map((each) => each.text) }))

const transcriptOf = (key: string): string => {
  const moments = new Map<string, string[]>()
  for (const { at, text, buttons } of toldTo(key)) {
    const now = local(at)
    const block = [text, ...buttons.map((each) => `   [${each}]`)].join('\n')
    moments.set(now, [...(moments.get(now) ?? []), block])
  }
  // Notices of the same minute go out side by side: their order is no promise.
  return [...moments].map(([now, blocks]) => [`— ${now} —`, ...blocks.sort()].join('\n')).join('\n\n')
}

beforeAll(async () => {
  office = await openOffice(inject('postgresUrl'), DISTRICT, {
    people: OFFICE_PEOPLE,
    now: Date.parse('2026-11-22T12:00:00+05:00'),
  })
  await link(office, 'anna', 'helped')
  await link(office, 'maria', 'silent')
  for (const key of ['olga', 'irina']) mark(key)
  await play()
}, 600_000)
afterAll(() => office.close())

test('what the head and the specialist were told, word by word', () => {
  const found = ['irina', 'olga']
    .map((key) => `===== ${key === 'irina' ? 'заведующий' : 'специалист'} =====\n${transcriptOf(key)}\n`)
    .join('\n')
  if (process.env['GOLDEN'] === 'update' || !existsSync(GOLDEN)) writeFileSync(GOLDEN, found)
  expect(found).toBe(readFileSync(GOLDEN, 'utf8'))
})
