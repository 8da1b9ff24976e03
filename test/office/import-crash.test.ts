import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

const LETTERS = 'абвгдежзиклмнопрстуфхцчшэюя'
/** A name of letters that no other number has. */
const nameOf = (n: number): string => `Рядов${LETTERS[Math.floor(n / 27) % 27]}${LETTERS[n % 27]} Пётр Ильич`

const ROWS = 1_200
const file = (): string =>
  [
    'ФИО;Дата рождения;Адрес',
    ...Array.from(
      { length: ROWS },
      (_, n) => `${nameOf(n)};0${1 + (n % 9)}.0${1 + (n % 8)}.19${30 + Math.floor(n / 729)};д. ${n}`,
    ),
    'Смирнова Анна Петровна;08.03.1955;ул. Новая, 7',
  ].join('\n')

const state = async (): Promise<unknown> =>
  (
    await office.rows(
      `select (select count(*)::int from citizens) as cards, (select max(revision) from citizens) as revision,
         (select state from imports) as state,
         (select count(*)::int from audit where reason like 'new %') as audited`,
    )
  )[0]

/** A file looked through, and «Записать» pressed; nobody works on it yet. */
const confirmed = async (): Promise<void> => {
  const olga = office.chat('olga')
  await olga.send({ document: { name: 'r.csv', mime: 'text/csv', bytes: Buffer.from(file()) } })
  await office.imported()
  await olga.press(olga.dataOf('w.import_write'))
}

const BEFORE = { cards: 5, revision: 0, state: 'writing', audited: 0 }
const AFTER = { cards: 5 + ROWS, revision: 1, state: 'written', audited: 1 }

/** The connection is cut at the n-th card, as when the process is killed there. */
const cutAt = async (n: number): Promise<void> => {
  await office.rows(`
    create function cut() returns trigger language plpgsql as $$
    begin
      if (select count(*) from citizens) >= ${n} then perform pg_terminate_backend(pg_backend_pid()); end if;
      return null;
    end $$`)
  await office.rows(
    'create trigger cut after insert or update on citizens for each statement execute function cut()',
  )
}

const cutAtEnd = async (): Promise<void> => {
  await office.rows(`
    create function cut() returns trigger language plpgsql as $$
    begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`)
  await office.rows(`create trigger cut after update on imports for each statement execute function cut()`)
}

const mend = () => office.rows('drop function cut cascade')

const run = async (): Promise<string> => {
  try {
    for (const { imports } of office.world.bots) await imports.run()
    return 'over'
  } catch {
    return 'cut'
  }
}

describe('a kill while a register is written', () => {
  test('among the rows: nothing is half-imported, and after a minute it is taken up again', async () => {
    await office.chat('olga').send({
      document: { name: 'r.csv', mime: 'text/csv', bytes: Buffer.from(file()) },
    })
    await office.imported()
    await cutAt(700)
    await office.chat('olga').press('w.import_write')
    await run()
    expect(await state()).toEqual(BEFORE)
    await mend()
    // Held by whoever died.
    await run()
    expect(await state()).toEqual(BEFORE)
    await office.at('2026-11-22T12:01:01+05:00')
    await run()
    expect(await state()).toEqual(AFTER)
  })

  test('after the commit: it is not begun again, and its sender is told once', async () => {
    await confirmed()
    await run()
    expect(await state()).toEqual(AFTER)
    await Promise.all(office.world.bots.map((bot) => bot.stop()))
    office.world.bots.length = 0
    const bot = await office.world.startBot()
    await bot.reminders.delivery.begin()
    await office.at('2026-11-22T12:02:00+05:00')
    await run()
    await office.world.round()
    await office.at('2026-11-22T12:10:00+05:00')
    expect(await state()).toEqual(AFTER)
    expect(office.chat('olga').heard().split('Готово, список записан целиком')).toHaveLength(2)
    await bot.reminders.delivery.end()
  })

  test('while it is only read: read again, nothing is stored', async () => {
    await cutAtEnd()
    await office.chat('olga').send({
      document: { name: 'r.csv', mime: 'text/csv', bytes: Buffer.from(file()) },
    })
    await run()
    await mend()
    await office.at('2026-11-22T12:01:01+05:00')
    await office.imported()
    expect(office.chat('olga').heard()).toContain(`Новых людей: ${ROWS}`)
    expect(await state()).toEqual({ cards: 5, revision: 0, state: 'ready', audited: 0 })
  })
})

describe('two at once', () => {
  test('two processes write one import once', async () => {
    const second = await office.world.startBot({}, false)
    await confirmed()
    await Promise.all([...office.world.bots.map(({ imports }) => imports.run()), second.imports.run()])
    expect(await state()).toEqual(AFTER)
  })

  test('a card changed by hand meanwhile is not overwritten unseen: what the file says joins what is there', async () => {
    const olga = office.chat('olga')
    await olga.send({ document: { name: 'r.csv', mime: 'text/csv', bytes: Buffer.from(file()) } })
    await office.imported()
    await olga.forge('w.change.smirnova.phone')
    await olga.say('8 000 000 00 77')
    await olga.press('w.import_write')
    await run()
    await olga.forge('w.person.smirnova')
    expect(olga.heard()).toContain('+70000000077')
    const last = olga.person.lastBotMessage()?.text ?? ''
    expect(last).toContain('ул. Новая, 7')
    expect(last).toContain('+70000000077')
  })
})
