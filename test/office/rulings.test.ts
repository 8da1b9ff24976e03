import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { CaseWalk } from '../support/case-walk.ts'
import type { Chat } from '../support/chat.ts'
import { link } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { packageParts } from '../support/read-paper.ts'

let office: TestOffice
let olga: Chat
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  olga = office.chat('olga')
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const last = (chat: Chat = olga): string => chat.person.lastBotMessage()?.text ?? ''

const rulings = () =>
  office.rows<object>(
    `select r.kind, r.day, r.until_day as until, r.with_support as support, r.council, r.number
     from rulings r join standing_deeds e on e.id = r.deed_id order by r.kind, r.day`,
  )

const circumstances = async (): Promise<string> => {
  await olga.forge('w.person.smirnova')
  await olga.press('w.person_more.smirnova')
  await olga.press('w.circumstances.smirnova')
  return last()
}

/** A service of the programme, looked at; support beside it, taken away again; what is written is read on the paper. */
const servicesOf = async (id: string): Promise<void> => {
  await olga.forge(`w.case_more.${id}`)
  await olga.press(`w.case_services.${id}`)
  expect(last()).toContain('Услуг в программе пока нет')
  await olga.press(`w.case_service_add.${id}`)
  await olga.press('d.domestic')
  await olga.say('Уборка раз в неделю {{tag}}')
  await olga.press('d.none')
  await olga.press('d.weekly')
  await olga.press('d.none')
  expect(last()).toContain('1. Уборка раз в неделю {{tag}}. Бытовая. Кто оказывает: наше учреждение')
  await olga.press(`w.case_service_add.${id}`)
  await olga.press('d.support')
  await olga.say('Поездка в МФЦ')
  await olga.say('Волонтёры двора')
  await olga.press('d.once')
  await olga.say('через неделю')
  expect(last()).toContain('Волонтёры двора')
  await olga.press(`w.case_service.${id}.s1`)
  await olga.press(`w.case_service.${id}.s1.in_part`)
  await olga.press(`w.case_service.${id}.s1.in_part-content`)
  expect(last()).toContain('подходит не во всём, человек доволен')
  await olga.press(`w.case_service.${id}.s2`)
  await olga.press(`w.case_service_off.${id}.s2`)
  expect(last()).not.toContain('Волонтёры двора')
  const irina = office.chat('irina')
  await irina.forge('w.papers_in_chat')
  await irina.press('w.papers_in_chat.yes')
  await olga.press(`w.paper.${id}.ippsu_conclusion`)
  const printed = await olga.press(`w.paper_print.${id}.ippsu_conclusion.0-docx`)
  const file = printed.flatMap((reply) => reply.file?.content ?? [])[0]
  const written = (await packageParts(file ?? new Uint8Array())).get('word/document.xml')
  for (const each of ['Уборка раз в неделю {{tag}}', 'подходит не во всём', 'человек доволен', '30.06.2028'])
    expect(written).toContain(each)
  expect(await office.rows("select 1 from cases c where c::text like '%Уборка%'")).toHaveLength(0)
}

test('recognised as in need: the day, the term, with support, and the case goes on; then taken off', async () => {
  const walk = new CaseWalk(office, 'ippsu_support')
  await walk.open()
  await walk.doRequired()
  await walk.finish('studied')
  await walk.doRequired()
  await walk.finish('sent')
  await olga.forge(`w.case_done.${walk.id}`)
  const approved =
    (olga.person.lastBotMessage()?.buttons ?? [])
      .flat()
      .find(({ data = '' }) => data.startsWith(`w.case_in_need.${walk.id}.approval.approved-`))?.data ??
    'none'
  await olga.press(approved)
  expect(last()).toContain('Когда человека признали нуждающимся?')
  await olga.say('завтра')
  expect(last()).toContain('ещё не наступил')
  await olga.say('20.11')
  await olga.press('d.other')
  await olga.say('30.06.2028')
  expect(last()).toContain('С социальным сопровождением?')
  await olga.press('d.yes')
  expect((await walk.row()).stage).toBe('start')
  expect(await rulings()).toEqual([
    {
      ...{ kind: 'in_need', day: '2026-11-20', until: '2028-06-30', support: true },
      ...{ council: null, number: null },
    },
  ])
  expect(await circumstances()).toContain(
    'Признан нуждающимся 20.11, программа по 30.06.2028, с сопровождением.',
  )
  // A press on what was asked about the stage that was left moves nothing twice.
  await olga.forge(`w.case_in_need.${walk.id}.approval.approved-0`)
  expect(last()).toContain('Этап уже другой')

  // The report on a social contract is a deed of a case that has a task for it.
  await olga.forge(`w.case_deeds.${walk.id}`)
  await olga.press(`w.case_deed.${walk.id}.adaptation_report_sent`)
  await olga.say('Открыла мастерскую, доход вырос')
  expect(await office.rows("select case_id as of from deeds where kind = 'adaptation_report_sent'")).toEqual([
    { of: walk.id },
  ])

  await servicesOf(walk.id)

  await olga.forge(`w.case.${walk.id}`)
  await olga.press(`w.case_more.${walk.id}`)
  await olga.press(`w.case_deeds.${walk.id}`)
  await olga.press(`w.case_off.${walk.id}`)
  await olga.say('19.11')
  expect(last()).toContain('слишком рано')
  await olga.say('сегодня')
  expect(last()).toContain('Человек снят с учёта нуждающихся.')
  expect(await rulings()).toHaveLength(2)
  await olga.press(`w.case_more.${walk.id}`)
  await olga.press(`w.case_deeds.${walk.id}`)
  expect(walk.offers(`w.case_off.${walk.id}`)).toBe(true)
  expect(
    olga.person
      .lastBotMessage()
      ?.buttons.flat()
      .map(({ data }) => data),
  ).not.toContain(`w.case_off.${walk.id}`)

  const anna = office.chat('anna')
  await anna.begin()
  await link(office, anna, 'smirnova')
  const [file = ''] = (await anna.say('Мои данные')).flatMap(
    ({ file: each }) => each?.content.toString('utf8') ?? [],
  )
  expect(file).toContain('Решения о вас')
  expect(file).toContain('признание нуждающимся; день: 20 ноября 2026 года')
})

test('the council of prevention: one of six, the day and the number close its task; taken back, it waits again', async () => {
  const walk = new CaseWalk(office, 'district_work')
  await walk.open()
  await walk.doRequired()
  await walk.finish('diagnosed')
  await walk.doRequired()
  await walk.finish('programme_ready')
  const waiting = await walk.task('council')
  await olga.forge(`w.task.${waiting.id}`)
  await olga.press(`w.case_council.${walk.id}`)
  expect(last()).toContain('Что решил совет профилактики?')
  await olga.press('d.preventive_patronage')
  await olga.say('21.11')
  await olga.say('решение <b>двенадцать</b> от двадцать первого ноября')
  expect(last()).toContain('Номер слишком длинный')
  await olga.say('12-СП/26')
  expect((await walk.tasks()).map(({ id }) => id)).not.toContain(waiting.id)
  expect(await circumstances()).toContain(
    'Совет профилактики 21.11, решение 12-СП/26: превентивный патронат.',
  )
  const [{ id } = { id: '' }] = await office.rows<{ id: string }>(
    "select id from deeds where kind = 'council_decided'",
  )
  await olga.forge(`w.undo_contact.${id}`)
  expect(await rulings()).toEqual([])
  expect((await walk.tasks()).map(({ id: each }) => each)).toContain(waiting.id)
})
