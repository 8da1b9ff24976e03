import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { writeChanges } from '../../src/adapters/database/office/write-changes.ts'
import { DATA_KEY } from '../support/chat.ts'
import { onTheWay } from '../support/linked.ts'
import { factsOf, openOffice, type TestOffice } from '../support/office.ts'
import { TOKEN } from '../support/world.ts'
import { CONCERT, EventDesk } from './event-dialog.ts'

let office: TestOffice
let desk: EventDesk
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  desk = new EventDesk(office)
  await office.chat('olga').say('События')
})
afterEach(() => office.close())

const labelsOf = (key: Parameters<EventDesk['buttonsOf']>[0]): string[] =>
  desk.buttonsOf(key).map(({ text }) => text)

const addGroup = (id: string, district: string | null = 'north', name = 'Хор «Рябина»'): Promise<object[]> =>
  office.rows(
    `insert into interest_groups (id, department_id, district_id, name, kind, made_by, made_on)
     values ($1, 'dep1', $2, $3, 'concert', 'st_nobody', '2026-11-20')`,
    [id, district, name],
  )
const members = (): Promise<{ citizen_id: string }[]> =>
  office.rows('select citizen_id from group_members order by citizen_id')

/** Somebody's needs card, as an employee fills it in. */
const likes = async (citizen: string, ...items: string[]): Promise<void> => {
  for (const item of items) await office.chat('irina').forge(`w.need.${citizen}.${item}`)
}

describe('a group of interest', () => {
  test('is made by three answers, filled with people of one’s own, and closed', async () => {
    const olga = office.chat('olga')
    await olga.press('w.groups')
    await olga.press('w.group_new')
    await desk.answer('olga', ['Хор «Рябина»', 'd.culture', 'd.concert'])
    const [group] = await office.rows<{ id: string; name: string; kind: string; district_id: string }>(
      'select id, name, kind, district_id from interest_groups',
    )
    expect(group).toMatchObject({ name: 'Хор «Рябина»', kind: 'concert', district_id: 'north' })
    await olga.press(`w.group_find.${group?.id}.join`)
    await olga.say('Смирнова')
    expect(labelsOf('olga')).toContain('Смирнова А. П.')
    expect(labelsOf('olga')).not.toContain('Смирнова В. К.')
    await olga.press(`w.group_join.${group?.id}.smirnova`)
    expect(desk.lastOf('olga')).toContain('Участников: 1')
    await olga.forge(`w.group_join.${group?.id}.smirnova`)
    await olga.forge(`w.group_join.${group?.id}.southern`)
    expect(await members()).toEqual([{ citizen_id: 'smirnova' }])
    await olga.press(`w.group_close.${group?.id}`)
    await olga.press(`w.group_close.${group?.id}.yes`)
    await olga.say('События')
    await olga.press('w.groups')
    expect(desk.lastOf('olga')).toContain('Клубов пока нет')
  })

  test('people whose card has the interest are proposed, those in it are not', async () => {
    await addGroup('choir')
    await office.chat('irina').say('События')
    await likes('smirnova', 'concerts')
    await likes('kuznetsov', 'concerts', 'sport')
    await likes('young', 'sport')
    await likes('southern', 'concerts')
    const olga = office.chat('olga')
    await olga.forge('w.group_join.choir.smirnova')
    await olga.press('w.group_suggest.choir')
    expect(labelsOf('olga')).toEqual(['Кузнецов П. И.', 'К клубу'])
  })

  test('names its members as a Russian list does: Ё stands beside Е', async () => {
    await addGroup('choir')
    const write = writeChanges(office.bot.pool, vault(DATA_KEY), TOKEN.split(':')[0] as string)
    for (const [id, name] of [
      ['fir', 'Ёлкина Анна Ивановна'],
      ['anchor', 'Андреева Анна Ивановна'],
    ] as const)
      await write([
        { type: 'add_citizen', id, district: 'north', facts: factsOf({ name }), on: '2026-01-12' },
        { type: 'join_group', group: 'choir', citizen: id, on: '2026-11-20' },
      ])
    const olga = office.chat('olga')
    await olga.forge('w.group_join.choir.kuznetsov')
    await olga.forge('w.group_members.choir')
    expect(labelsOf('olga').slice(0, 3)).toEqual(['Андреева А. И.', 'Ёлкина А. И.', 'Кузнецов П. И.'])
  })

  test('an event of it names it, and is asked neither for a kind nor for a district', async () => {
    await addGroup('choir')
    const olga = office.chat('olga')
    await olga.forge('w.group.choir')
    await olga.press('w.group_event.choir')
    const { sort, kind, ...rest } = CONCERT
    await desk.answer('olga', [...Object.values(rest), 'd.yes'])
    expect(await desk.events()).toMatchObject([{ kind: 'concert', group_id: 'choir', districts: ['north'] }])
    expect(desk.lastOf('olga')).toContain('Для клуба: Хор «Рябина»')
    expect([sort, kind]).toEqual(['d.culture', 'd.concert'])
  })
})

describe('a citizen', () => {
  test('joins by one press and leaves by one; no other member’s name is ever shown', async () => {
    await addGroup('choir')
    await addGroup('theirs', 'south', 'Клуб Южного')
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
    await office.chat('olga').forge('w.group_join.choir.kuznetsov')
    await anna.say('Афиша')
    await anna.press('e.clubs')
    expect(labelsOf('anna')).toEqual(['Хор «Рябина»'])
    await anna.press('e.club.choir')
    await anna.press('e.club_join.choir')
    expect(desk.lastOf('anna')).toContain('Вы в клубе')
    expect(desk.lastOf('anna')).toContain('Участников: 2')
    expect(anna.heard()).not.toContain('Кузнецов')
    await anna.forge('e.club_join.theirs')
    expect(await members()).toEqual([{ citizen_id: 'kuznetsov' }, { citizen_id: 'smirnova' }])
    await anna.forge('e.club.choir')
    await anna.press('e.club_leave.choir')
    expect(await members()).toEqual([{ citizen_id: 'kuznetsov' }])
  })

  test('reads the organiser’s name only as a member and only where the organiser agrees', async () => {
    await addGroup('choir')
    const olga = office.chat('olga')
    await olga.forge('w.group_lead.choir.kuznetsov.no')
    expect(desk.lastOf('olga')).toContain('Организатор: Кузнецов Пётр Иванович')
    expect(desk.lastOf('olga')).toContain('Участники не видят имя организатора')
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
    await anna.say('Афиша')
    await anna.press('e.clubs')
    await anna.press('e.club.choir')
    await anna.press('e.club_join.choir')
    await anna.press('e.club_leave.choir')
    expect(anna.heard()).not.toContain('Кузнецов')
    await olga.forge('w.group_lead.choir.kuznetsov.yes')
    await anna.forge('e.club.choir')
    expect(desk.lastOf('anna')).not.toContain('Кузнецов')
    await anna.press('e.club_join.choir')
    await anna.forge('e.club.choir')
    expect(desk.lastOf('anna')).toContain('Проводит: Кузнецов Пётр Иванович')
  })

  test('who organises hides the name again by one press', async () => {
    await addGroup('choir')
    await office.chat('olga').forge('w.group_lead.choir.smirnova.yes')
    const anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
    await anna.say('Афиша')
    await anna.press('e.clubs')
    await anna.press('e.club.choir')
    expect(desk.lastOf('anna')).toContain('Ваше имя участники видят')
    await anna.press('e.club_name.choir.no')
    expect(await office.rows('select organiser_id, organiser_agrees from interest_groups')).toEqual([
      { organiser_id: 'smirnova', organiser_agrees: false },
    ])
  })
})

describe('who would help and who would learn', () => {
  test('are counted of those in sight, brought together, and become an event for that', async () => {
    await office.chat('irina').say('События')
    await likes('smirnova', 'help_teaching')
    await likes('kuznetsov', 'learn_phone')
    await likes('young', 'learn_phone')
    await likes('southern', 'help_teaching')
    const olga = office.chat('olga')
    await olga.press('w.helpers')
    expect(desk.lastOf('olga')).toContain('«Учить тому, что умею»: 1, «Телефону»: 2. Их можно познакомить.')
    await olga.press('w.helpers_who.learn_phone')
    expect(labelsOf('olga')).toEqual(['Иванова Д. О.', 'Кузнецов П. И.', 'К помощи и учёбе'])
    await olga.press('w.helpers')
    await olga.press('w.event_new.education.learn_phone')
    const { sort, kind, ...rest } = CONCERT
    await desk.answer('olga', [...Object.values({ ...rest, title: 'Учимся с телефоном' }), 'd.yes'])
    expect(await desk.events()).toMatchObject([{ kind: 'education', details: { topics: ['learn_phone'] } }])
    expect([sort, kind]).toEqual(['d.culture', 'd.concert'])
  })
})
