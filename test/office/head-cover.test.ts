import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import type { Chat } from '../support/chat.ts'
import { heardWhile } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

const REASON = 'её привезли к нам в больницу'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  await office.at('2026-11-23T10:00:00+05:00')
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const last = (chat: Chat): string => chat.person.lastBotMessage()?.text ?? ''

const ring = async (): Promise<void> => {
  office.world.clock.advance(2_000)
  await office.world.round()
}

/** What a chat hears while Pavel opens a card of another district, which heads are told of. */
const heardOfGlass = (chat: Chat, who: string): Promise<string> =>
  heardWhile(chat, async () => {
    const pavel = office.chat('pavel')
    await pavel.forge('w.glass')
    await pavel.say(who)
    await pavel.say(REASON)
    await ring()
  })

test('a head who goes away names who does the work from one day to another; it ends by itself', async () => {
  const [irina, olga] = [office.chat('irina'), office.chat('olga')]
  await irina.forge('w.more')
  await irina.press('w.head_cover')
  expect(last(irina)).toContain('Пока вас никто не замещает')
  await irina.press('w.head_cover_new.cover')
  await irina.press('d.st_olga')
  await irina.say('24.11')
  await irina.say('26.11')
  expect(last(irina)).toContain('Последний день: 26 ноября 2026')
  await irina.press('d.yes')
  expect(last(irina)).toContain('Замещение закончится само')
  expect(await heardWhile(olga, ring)).toContain('Вы за заведующего: Орлова Ирина Викторовна')

  await irina.say('кто в отпуске')
  expect(last(irina)).toContain('Орлова И. В.: с 24 ноября 2026')

  // Not yet.
  expect((await olga.forge('w.person.southern'))[0]?.text).toContain('Такого здесь нет')
  expect((await olga.forge('w.board'))[0]?.text).toContain('Такого здесь нет')

  await office.at('2026-11-24T10:00:00+05:00')
  expect((await olga.forge('w.person.southern'))[0]?.text).toContain('Смирнова Вера Кузьминична')
  expect((await olga.forge('w.board'))[0]?.text).not.toContain('Такого здесь нет')
  // Their own district is worked by them as before, and the others by whoever worked them.
  const works = await office.rows(
    "select district_id as district, staff_id as staff from works('2026-11-24')",
  )
  expect(works).toEqual([
    { district: 'north', staff: 'st_olga' },
    { district: 'south', staff: 'st_pavel' },
  ])
  expect(await heardOfGlass(olga, 'Кузнецов Пётр Иванович 1960')).toContain(REASON)
  expect(irina.heard()).not.toContain(REASON)
  // The head's own tasks are theirs for these days.
  await office.rows(
    `insert into tasks (id, key, kind, assignee_id, due, made_on, params) values ('t_head', 't_head', 'own', 'st_irina',
       '2026-11-24', '2026-11-20', '{"text": "technologies.district_work.duties.quarter_report"}')`,
  )
  await olga.forge('w.today')
  expect(
    olga.person
      .lastBotMessage()
      ?.buttons.flat()
      .map(({ data }) => data),
  ).toContain('w.task.t_head')
  // What was lent is not given on, and whose work it is stays here.
  await olga.forge('w.head_cover_new.deputy')
  expect(last(olga)).toContain('решает сам заведующий')
  expect((await olga.forge('w.staff_remove.st_irina'))[0]?.text).toContain('Такого здесь нет')

  await office.at('2026-11-27T10:00:00+05:00')
  expect((await olga.forge('w.person.southern'))[0]?.text).toContain('Такого здесь нет')
  expect((await olga.forge('w.board'))[0]?.text).toContain('Такого здесь нет')
  expect(await heardOfGlass(irina, 'Иванова Дарья Олеговна 1996')).toContain(REASON)
  const audited = await office.rows(
    `select actor, action, object from audit where object in ('staff:st_olga', 'citizen:southern')
       and outcome = 'allowed' order by id`,
  )
  expect(audited).toEqual([
    { actor: 'st_irina', action: 'arrange_cover', object: 'staff:st_olga' },
    { actor: 'st_olga', action: 'see_person', object: 'citizen:southern' },
  ])
})

test('a deputy does the head’s work beside the head, until it is ended', async () => {
  const [irina, lev] = [office.chat('irina'), office.chat('lev')]
  await irina.forge('w.head_cover_new.deputy')
  await irina.press('d.st_lev')
  await irina.press('d.yes')
  expect(await heardWhile(lev, ring)).toContain('Вы теперь заместитель заведующего')
  expect((await lev.forge('w.person.southern'))[0]?.text).toContain('Смирнова Вера Кузьминична')
  expect(await heardOfGlass(lev, 'Кузнецов Пётр Иванович 1960')).toContain(REASON)
  expect(irina.heard()).toContain(REASON)

  await irina.forge('w.head_cover')
  expect(last(irina)).toContain('Заместитель: Зайцев Лев Львович')
  await irina.press('w.head_cover_end')
  await irina.press('w.head_cover_end')
  expect(last(irina)).toContain('снова делает только свою работу')
  expect(await heardWhile(lev, ring)).toContain('Вы больше не за заведующего')
  expect((await lev.forge('w.person.southern'))[0]?.text).toContain('Такого здесь нет')
})
