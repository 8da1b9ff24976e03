import { execFileSync } from 'node:child_process'
import nodeIcal from 'node-ical'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { VisibleMessage } from '../../src/adapters/playground/people/visible.ts'
import { addEvent } from '../support/events.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice(inject('postgresUrl'))
  await office.at('2026-11-25T10:00:00+05:00')
  await addEvent(office, { id: 'song', districts: ['north'] })
  await addEvent(office, {
    id: 'south',
    districts: ['south'],
    day: '2026-12-03',
    details: { title: 'Лыжня' },
  })
  await addEvent(office, {
    id: 'art',
    kind: 'exhibition',
    day: '2026-11-20',
    endDay: '2026-12-10',
    time: '',
    details: { title: 'Выставка «Зимний лес»', access: { lift: true, toilet: false } },
  })
  await addEvent(office, { id: 'draft', state: 'draft', day: '2026-12-04', details: { title: 'Задумка' } })
  await addEvent(office, { id: 'off', state: 'cancelled', details: { title: 'Отменённое' } })
  await addEvent(office, { id: 'far', department: 'dep2', details: { title: 'Чужое' } })
})
afterAll(() => office.close())

const bytesOf = (message: VisibleMessage | undefined): Buffer => {
  if (!message?.file) throw new Error('no file came')
  return message.file.content
}

describe('the month of a specialist', () => {
  test('is a picture with the same as a list under it: own districts, drafts marked', async () => {
    const [shown] = await office.chat('olga').forge('w.events_month.2026-12')
    const png = bytesOf(shown)
    expect([png.subarray(1, 4).toString(), png.readUInt32BE(16)]).toEqual(['PNG', 1_600])
    const text = shown?.text ?? ''
    expect(text).toContain('Декабрь 2026. Событий: 3.')
    expect(text).toContain('Вечер романса')
    expect(text).toContain('Выставка «Зимний лес»')
    expect(text).toContain('Задумка (черновик)')
    for (const title of ['Лыжня', 'Отменённое', 'Чужое']) expect(text).not.toContain(title)
  })

  test('all of the department is one press away', async () => {
    await office.chat('olga').forge('w.events_month.2026-12')
    const [all] = await office.chat('olga').press('w.events_month.2026-12.all')
    expect(all?.text).toContain('Лыжня')
    expect(all?.text).not.toContain('Чужое')
  })

  test('is printed for the board: what is open, in words, each letter in its place', async () => {
    const [sheet] = await office.chat('olga').forge('w.events_print.2026-12')
    const pdf = bytesOf(sheet)
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString()
    expect(text).toContain('Афиша двора. Декабрь 2026')
    expect(text).toContain('2 декабря 2026 года, среда')
    expect(text).toMatch(/14:00\s+Вечер романса/)
    expect(text).toContain('Бесплатно.')
    expect(text).toContain('На месте: есть лифт, туалета нет.')
    expect(text).not.toContain('Задумка')
    const info = execFileSync('pdfinfo', ['-'], { input: pdf }).toString()
    expect(info).toMatch(/Page size:.*A4/)
  })

  test('goes out as a calendar file that another program reads', async () => {
    const [sent] = await office.chat('olga').forge('w.events_file.2026-12')
    const read = Object.values(nodeIcal.sync.parseICS(bytesOf(sent).toString('utf8')))
    const titles = read.flatMap((each) => (each?.type === 'VEVENT' ? [String(each.summary)] : []))
    expect(titles.sort()).toEqual(['Вечер романса', 'Выставка «Зимний лес»', 'Задумка'])
  })

  test('with more than fits under a picture says how many more there are', async () => {
    for (let n = 1; n <= 40; n += 1)
      await addEvent(office, {
        id: `many${n}`,
        day: '2027-02-10',
        details: { title: `Встреча соседей за чаем номер ${n}` },
      })
    const [sent] = await office.chat('olga').forge('w.events_month.2027-02')
    const lines = sent?.text.split('\n') ?? []
    expect(sent?.text.length).toBeLessThanOrEqual(1_024)
    const told = lines.filter((line) => line.includes('номер')).length
    expect(told).toBeGreaterThan(15)
    expect(lines.at(-1)).toBe(`ещё ${40 - told}`)
  })

  test('an empty month says so', async () => {
    const [nothing] = await office.chat('olga').forge('w.events_file.2027-03')
    expect(nothing?.text).toContain('Март 2027: событий пока нет.')
    const [closed] = await office.chat('olga').forge('w.events_print.2027-03')
    expect(closed?.text).toContain('людям ещё ничего не показано')
  })
})
