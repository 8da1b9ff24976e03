import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'
import { join, likes, TOWN, TOWN_PEOPLE } from './events-world.ts'

/**
 * A month of a district, played on the moved clock: the specialist drops the culture centre's schedule into the chat, shows
 * and invites; three people with different cards live through December. What each of them read and pressed is held against
 * `events-month.golden.txt`, to be read aloud; `GOLDEN=update` writes it anew.
 */
const GOLDEN = new URL('./events-month.golden.txt', import.meta.url)

/** Likes concerts and cannot climb steps; likes sport and trips; has said nothing of herself. */
const PEOPLE = [
  { key: 'anna', citizen: 'smirnova', likes: ['concerts', 'no_steps'] },
  { key: 'maria', citizen: 'kuznetsov', likes: ['sport', 'tourism'] },
  { key: 'vera', citizen: 'verova', likes: [] },
] as const
type Key = (typeof PEOPLE)[number]['key']

const SCHEDULE = `Мероприятия Дома культуры на декабрь 2026 года;;;;;;;
Дата;Время;Название;Место;Адрес;Цена;Мест;Условия
3 декабря;14:00;Концерт «Зимние песни»;Дом культуры;ул. Выдуманная, 7;бесплатно;;без ступеней, есть лифт
5 декабря;11:00;Турнир по шахматам;Дом культуры;ул. Выдуманная, 7;бесплатно;2;без ступеней
9 декабря;10:00;Экскурсия в Музей леса;Музей леса;ул. Кедровая, 1;150 руб.;;ступеньки
10 декабря;15:00;Концерт школьного хора;Школа № 1;ул. Выдуманная, 9;бесплатно;;ступеньки
17 декабря;14:00;Концерт «Романсы»;Дом культуры;ул. Выдуманная, 7;бесплатно;;без ступеней, есть лифт
19 декабря;12:00;Лыжные гонки;Стадион;ул. Кедровая, 5;бесплатно;;
25 декабря;16:00;Концерт «Под ёлкой»;Дом культуры;ул. Выдуманная, 7;бесплатно;;без ступеней, есть лифт
`

interface Press {
  readonly key: Key
  readonly label: string
  /** The last message before it. */
  readonly after: number
}

let office: TestOffice
const presses: Press[] = []

const idOf = async (title: string): Promise<string> => {
  const [row] = await office.rows<{ id: string }>("select id from events where details->>'title' like $1", [
    `%${title}%`,
  ])
  if (!row) throw new Error(`no event ${title}`)
  return row.id
}

/** Presses the newest button with such words. */
const press = async (key: Key, label: string): Promise<void> => {
  const chat = office.chat(key)
  const screen = chat.person.screen()
  const found = screen
    .toReversed()
    .flatMap(({ buttons }) => buttons.flat())
    .find(({ text }) => text.includes(label))
  if (!found?.data) throw new Error(`${key} has no button «${label}» on the screen`)
  presses.push({ key, label: found.text, after: screen.at(-1)?.id ?? 0 })
  await chat.forge(found.data)
}

const olga = () => office.chat('olga')

/** Olga counts and sends the invitations to one event. */
const invite = async (title: string): Promise<void> => {
  await olga().forge(`w.event_invite.${await idOf(title)}`)
  await olga().press(`w.invite_send.${await idOf(title)}`)
  await office.invited()
}

/** What happens in the month beside the walking clock, by local day and time. */
const SCRIPT: Readonly<Record<string, () => Promise<unknown>>> = {
  '11-30T10:00': async () => {
    await olga().send({
      document: { name: 'декабрь.csv', mime: 'text/csv', bytes: Buffer.from(SCHEDULE) },
    })
    await olga().press('w.schedule_take')
    for (const { id } of await office.rows<{ id: string }>('select id from events order by day'))
      await olga().forge(`w.event_open.${id}`)
    for (const title of ['Зимние песни', 'шахматам', 'Музей леса', 'школьного хора']) await invite(title)
  },
  '11-30T12:00': async () => {
    await press('anna', 'Пойду')
    await press('maria', 'Пойду')
  },
  '12-01T12:00': () => press('vera', 'Пойду'),
  '12-04T15:00': async () => {
    const concert = await idOf('Зимние песни')
    await olga().forge(`w.event_presence.${concert}`)
    await olga().forge(`w.event_was.${concert}.smirnova`)
  },
  // The poster of the third holds what is on in the weeks to come.
  '12-07T12:00': async () => {
    await press('anna', 'Романсы')
    await press('anna', 'Пойду')
  },
  '12-10T12:00': async () => {
    await press('maria', 'Лыжные')
    await press('maria', 'Пойду')
  },
  '12-14T10:00': async () => olga().forge(`w.event_cancel.${await idOf('Романсы')}.one.weather`),
  '12-14T12:00': () => press('maria', 'Не смогу прийти'),
}

const pad = (n: number): string => `${n}`.padStart(2, '0')
const HOURS = ['09:00', '10:00', '11:00', '12:00', '14:00', '15:00', '18:00']

const playTheMonth = async (): Promise<void> => {
  const first = Date.parse('2026-11-30T00:00:00Z')
  for (let day = 0; day < 32; day += 1) {
    const date = new Date(first + day * 86_400_000)
    const local = `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`
    for (const time of HOURS) {
      await office.at(`${local}T${time}:00+05:00`)
      await SCRIPT[`${local.slice(5)}T${time}`]?.()
    }
  }
}

const local = (at: number): string =>
  new Intl.DateTimeFormat('ru-RU', {
    timeZone: 'Asia/Yekaterinburg',
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(at)

const transcriptOf = (key: Key): string => {
  const moments = new Map<string, string[]>()
  for (const { id, from, at, text, buttons, place } of office.chat(key).person.screen()) {
    const said = place ? `[на карте: ${place.title}, ${place.address}]` : text
    const block = [from === 'bot' ? said : `> ${said}`, ...buttons.flat().map((each) => `   [${each.text}]`)]
    for (const each of presses) if (each.key === key && each.after === id) block.push(`> ${each.label}`)
    const now = local(at)
    moments.set(now, [...(moments.get(now) ?? []), block.join('\n')])
  }
  // Notices of the same minute go out side by side: their order is no promise.
  return [...moments].map(([now, blocks]) => [`— ${now} —`, ...blocks.sort()].join('\n')).join('\n\n')
}

beforeAll(async () => {
  office = await openOffice(inject('postgresUrl'), TOWN, {
    people: TOWN_PEOPLE,
    now: Date.parse('2026-11-29T12:00:00+05:00'),
  })
  for (const person of PEOPLE) {
    await join(office, person.key, person.citizen)
    await likes(office, person.citizen, ...person.likes)
  }
  await playTheMonth()
}, 600_000)
afterAll(() => office.close())

test('what three people with different cards read in December', () => {
  const found = PEOPLE.map(
    ({ key, likes: chosen }) => `===== ${key} (${chosen.join(', ') || '–'}) =====\n${transcriptOf(key)}\n`,
  ).join('\n')
  if (process.env['GOLDEN'] === 'update' || !existsSync(GOLDEN)) writeFileSync(GOLDEN, found)
  expect(found).toBe(readFileSync(GOLDEN, 'utf8'))
})

test('nobody is invited to what does not suit, more than twice a week, or at night', async () => {
  const invited = await office.rows<{ citizen: string; title: string; week: string; channel: string }>(
    `select i.citizen_id as citizen, e.details->>'title' as title, i.week, i.channel
     from invitations i join events e on e.id = i.event_id`,
  )
  const titlesOf = (citizen: string): string[] =>
    invited.filter((each) => each.citizen === citizen).map(({ title }) => title)
  expect(titlesOf('smirnova').sort()).toEqual([
    'Концерт «Зимние песни»',
    'Концерт «Под ёлкой»',
    'Концерт «Романсы»',
  ])
  expect(titlesOf('kuznetsov')).toEqual(
    expect.arrayContaining(['Турнир по шахматам', 'Экскурсия в Музей леса', 'Лыжные гонки']),
  )
  const weeks = new Map<string, number>()
  for (const { citizen, week, channel } of invited)
    if (channel === 'message') weeks.set(`${citizen} ${week}`, (weeks.get(`${citizen} ${week}`) ?? 0) + 1)
  expect(Math.max(...weeks.values())).toBeLessThanOrEqual(2)
  for (const { key } of PEOPLE)
    for (const { at, from } of office.chat(key).person.screen())
      if (from === 'bot')
        expect(new Date(at).getUTCHours() + 5).toSatisfy((hour: number) => hour >= 7 && hour < 22)
})

test('whoever answered hears that it is off; whoever did not is left in peace', () => {
  const heard = (key: Key): string => office.chat(key).heard()
  expect(heard('anna')).toContain('Романсы')
  expect(heard('anna')).toContain('Встреча отменена')
  expect(heard('vera')).not.toContain('Встреча отменена')
})
