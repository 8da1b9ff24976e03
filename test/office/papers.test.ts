import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { paperRoute } from '../../src/adapters/http/paper-route.ts'
import { type Chat, words } from '../support/chat.ts'
import { factsOf, OFFICE, openOffice, type TestOffice } from '../support/office.ts'
import { bareWords, packageOf, packageParts, pdfText } from '../support/read-paper.ts'

/** A name that stands nowhere but in the card and on paper. */
const CANARY = 'Щёголева-Канарейкина «Ёлка» Анна Петровна'

const founding = {
  ...OFFICE,
  people: OFFICE.people.map((each) =>
    each.id === 'smirnova' ? { ...each, facts: factsOf({ name: CANARY, address: 'ул. Тайная, 5' }) } : each,
  ),
}

const fileOf = (messages: Awaited<ReturnType<Chat['say']>>) => messages.flatMap(({ file }) => file ?? [])[0]

describe('where the head allows papers in the chat', () => {
  let office: TestOffice
  beforeAll(async () => {
    office = await openOffice(inject('postgresUrl'), founding)
  })
  afterAll(() => office.close())

  test('nobody gets one before; the head says yes once, on record, and can take it back', async () => {
    const olga = office.chat('olga')
    const irina = office.chat('irina')
    const refused = await olga.forge('w.paper_print.smirnova.consent_processing.0-pdf')
    expect(fileOf(refused)).toBeUndefined()
    expect(refused.at(-1)?.text).toBe(words('office.papers.not_allowed'))
    // What did not leave was not printed.
    expect(await office.rows('select 1 from papers')).toHaveLength(0)
    await olga.forge('w.papers_in_chat.yes')
    expect(await office.rows('select 1 from institutions where papers_in_chat_by is not null')).toHaveLength(
      0,
    )
    await irina.forge('w.papers_in_chat')
    await irina.press('w.papers_in_chat.yes')
    expect(await office.rows('select papers_in_chat_by as by from institutions')).toEqual([
      { by: 'st_irina' },
    ])
    expect(
      await office.rows(
        "select actor, reason from audit where action = 'allow_papers' and outcome = 'allowed'",
      ),
    ).toEqual([{ actor: 'st_irina', reason: 'yes' }])
  })

  test('a number that the head says for the institution is in force at once: whoever comes can call and check', async () => {
    const irina = office.chat('irina')
    await irina.forge('w.institution')
    await irina.press('w.institution_say.phone')
    await irina.say('8 (3467) 12-34-56')
    const stranger = office.chat('stranger')
    const welcome = (await stranger.say('/start')).map(({ text }) => text).join('\n')
    expect(welcome).toContain(
      'За меня отвечает: Центр. Если есть сомнения, позвоните туда и спросите обо мне: 8 346 712 34 56.',
    )
    const told = (await stranger.say('а вы кто такие?')).map(({ text }) => text).join('\n')
    expect(told).toContain('8 346 712 34 56')
    expect(told).toContain('За меня отвечает: Центр.')
  })

  test('from the card: which paper, about what, in what form – and it is handed over, noted, and awaited', async () => {
    const olga = office.chat('olga')
    await olga.forge('w.person_more.smirnova')
    await olga.press('w.papers.smirnova')
    await olga.press('w.paper.smirnova.citizen_sheet')
    await olga.press('w.paper.smirnova.citizen_sheet.passport')
    await olga.press('w.paper.smirnova.citizen_sheet.passport-lost')
    await olga.press('w.paper.smirnova.citizen_sheet.passport-lost-none')
    const printed = await olga.press('w.paper_print.smirnova.citizen_sheet.passport-lost-none-pdf')
    const file = fileOf(printed)
    expect(file?.name).toMatch(/^citizen_sheet-\d{4}-\d{2}-\d{2}\.pdf$/)
    const text = bareWords(pdfText(file?.content ?? Buffer.alloc(0)))
    expect(text).toContain(bareWords(CANARY))
    expect(text).toContain(bareWords('Заявление о потере или краже'))
    const [audited] = await office.rows<{ object: string; reason: string }>(
      "select object, reason from audit where action = 'print_form' and outcome = 'allowed' and object like 'citizen:%' order by id desc limit 1",
    )
    expect(audited).toEqual({ object: 'citizen:smirnova', reason: 'citizen_sheet' })
    expect(
      await office.rows('select form, state, citizen_id as citizen, staff_id as staff, format from papers'),
    ).toEqual([
      { form: 'citizen_sheet', state: 'printed', citizen: 'smirnova', staff: 'st_olga', format: 'pdf' },
    ])
    // Nobody signs it but who wrote it: nothing is awaited.
    expect(await office.rows("select 1 from tasks where closed_by like 'signed:%'")).toHaveLength(0)
  })

  test('a paper that is signed: a task to fetch it, and «Подписано» is itself the deed', async () => {
    const olga = office.chat('olga')
    await olga.forge('w.paper_print.smirnova.survey_act.0-docx')
    const [task] = await office.rows<{ id: string; state: string; due: string }>(
      "select id, state, due from tasks where closed_by = 'signed:survey_act:smirnova'",
    )
    expect(task?.state).toBe('open')
    const shown = await olga.forge(`w.task.${task?.id}`)
    expect(shown.at(-1)?.text).toContain('Забрать подпись: Акт обследования')
    // Twice on a day is one task.
    await olga.forge('w.paper_print.smirnova.survey_act.0-docx')
    expect(await office.rows("select 1 from tasks where closed_by like 'signed:%'")).toHaveLength(1)
    await olga.press('w.printed_papers')
    const [paper] = await office.rows<{ id: string }>(
      "select id from papers where form = 'survey_act' order by at desc limit 1",
    )
    await olga.press(`w.printed.${paper?.id}`)
    await olga.press(`w.printed_signed.${paper?.id}`)
    expect(
      await office.rows('select state, settled_by as by from papers where id = $1', [paper?.id]),
    ).toEqual([{ state: 'signed', by: 'st_olga' }])
    expect(await office.rows('select state from tasks where id = $1', [task?.id])).toEqual([
      { state: 'done' },
    ])
    expect(await office.rows("select outcome from deeds where kind = 'paper_signed'")).toEqual([
      { outcome: 'survey_act' },
    ])
    await olga.forge(`w.printed_signed.${paper?.id}`)
    expect(olga.toasts().at(-1)).toBe(words('office.papers.settled_already'))
  })

  test('the agreement of a case: signed on paper, it is the deed that the case waits for', async () => {
    const olga = office.chat('olga')
    await olga.forge('w.case_new.smirnova.case_work')
    await olga.press('d.none')
    await olga.say('долг за квартиру')
    const [found] = await office.rows<{ id: string }>('select id from cases')
    await olga.forge(`w.case_more.${found?.id}`)
    await olga.press(`w.case_papers.${found?.id}`)
    await olga.press(`w.paper.${found?.id}.agreement`)
    const printed = await olga.press(`w.paper_print.${found?.id}.agreement.0-docx`)
    const parts = await packageParts(fileOf(printed)?.content ?? new Uint8Array())
    expect(parts.get('word/document.xml')).toContain('Щёголева-Канарейкина')
    expect(parts.get('word/document.xml')).not.toContain('null')
    await olga.press('w.printed_signed')
    expect(await office.rows("select case_id as case from deeds where kind = 'agreement_signed'")).toEqual([
      { case: found?.id },
    ])
  })

  test('what a case is about, in one press: where to go and with what; what is there already is ticked', async () => {
    const olga = office.chat('olga')
    const [found] = await office.rows<{ id: string }>('select id from cases')
    await olga.forge(`w.case_more.${found?.id}`)
    await olga.press(`w.case_need.${found?.id}`)
    await olga.press(`w.case_need_is.${found?.id}.passport`)
    await olga.press(`w.case_need_is.${found?.id}.passport.lost`)
    const shown = (): string => olga.person.screen().at(-1)?.text ?? ''
    expect(shown()).toContain('Документы')
    expect(shown()).not.toContain('Бумага о новом имени')
    await olga.press(`w.case_paper_is.${found?.id}.photos`)
    expect(
      olga.person
        .screen()
        .at(-1)
        ?.buttons.flat()
        .map(({ text }) => text),
    ).toEqual(expect.arrayContaining([expect.stringMatching(/^✓ Две фотографии/)]))
    await olga.press(`w.case_source.${found?.id}`)
    await olga.press(`w.case_source.${found?.id}.school`)
    expect(shown()).toContain('Сообщили: школа')
    // The sheet for the citizen begins with it: only the day of the visit is asked.
    await olga.press('w.paper.smirnova.citizen_sheet.passport-lost')
    expect(shown()).toContain(words('office.papers.which_visit'))
    // The case has said what it is about: another paper does not ask for it again, and leaves out what is there.
    await olga.forge('w.paper.smirnova.power_of_attorney')
    const [known] = olga.person.screen().at(-1)?.buttons.flat() ?? []
    expect(known?.text).toMatch(/^По случаю: /)
    await olga.press(known?.data ?? 'nothing known')
    await olga.press('w.paper.smirnova.power_of_attorney.passport-lost-none')
    const trusted = await olga.press('w.paper_print.smirnova.power_of_attorney.passport-lost-none-docx')
    const power =
      (await packageParts(fileOf(trusted)?.content ?? new Uint8Array())).get('word/document.xml') ?? ''
    expect(power).not.toMatch(/Две фотографии|Бумага о новом имени/)
    expect(power).toContain('Белова Ольга Сергеевна')
    await olga.forge('w.lists')
    await olga.press('w.list.reports_log')
    const month = olga.person.screen().at(-1)?.buttons.flat()[0]?.data?.split('.').at(-1)
    await olga.press(`w.list.reports_log.${month}`)
    const log = await olga.press(`w.list_print.reports_log.${month}-pdf`)
    expect(bareWords(pdfText(fileOf(log)?.content ?? Buffer.alloc(0)))).toContain(bareWords('школа или сад'))
  })

  test('a letter: its kind, to whom, what it asks, how it goes – and it is written, numbered, in the register', async () => {
    const olga = office.chat('olga')
    const [found] = await office.rows<{ id: string }>('select id from cases')
    await olga.forge(`w.case_consent.${found?.id}.letter`)
    await olga.press('d.paper')
    await olga.say('сегодня')
    await olga.forge(`w.case_letter.${found?.id}`)
    // An agency of the region, with its address.
    await olga.press('d.migration_river')
    await olga.press('d.petition')
    await olga.say('Выдать паспорт без очереди =HYPERLINK("x") {{tag}} <w:p>')
    await olga.press('d.post')
    await olga.say('через 5 дней')
    const sent = await olga.say('через месяц')
    expect(sent.at(-1)?.text).toContain(`Письмо № 1/`)
    const letter = olga.dataOf(`w.paper.${found?.id}.letter`)
    await olga.press(letter)
    const printed = await olga.press(`${letter.replace('w.paper.', 'w.paper_print.')}-docx`)
    const written = (await packageParts(fileOf(printed)?.content ?? new Uint8Array())).get(
      'word/document.xml',
    )
    for (const each of [
      'ходатайство',
      'Миграционный отдел «Речной» (выдуман)',
      'Речная улица, дом 4',
      'Просим рассмотреть наше ходатайство',
      '=HYPERLINK(&quot;x&quot;) {{tag}} &lt;w:p&gt;',
      'Две фотографии',
    ])
      expect(written).toContain(each)
    await olga.forge(`w.case_letters.${found?.id}`)
    expect(olga.person.lastBotMessage()?.text).toContain('№ 1/')
    const consent = await olga.forge(
      `${letter.replace('w.paper.', 'w.paper_print.').replace('.letter.', '.consent_passing.')}-docx`,
    )
    const passing = (await packageParts(fileOf(consent)?.content ?? new Uint8Array())).get(
      'word/document.xml',
    )
    expect(passing).toContain('фамилия, имя, отчество')
    expect(passing).toContain('ходатайство, Выдать паспорт')
    await olga.forge('w.lists')
    await olga.press('w.list.letters_log')
    const month = olga.person.screen().at(-1)?.buttons.flat()[0]?.data?.split('.').at(-1)
    const log = await olga.forge(`w.list_print.letters_log.${month}-xlsx`)
    const sheet = (await packageParts(fileOf(log)?.content ?? new Uint8Array())).get(
      'xl/worksheets/sheet1.xml',
    )
    expect(sheet).toContain('1/2026')
    expect(sheet).toContain('ходатайство')
    expect(await office.rows("select 1 from cases t where t::text like '%HYPERLINK%'")).toHaveLength(0)
  })

  test('a letter without a case, about a person or about nobody: numbered, in the register, answered from its card', async () => {
    const olga = office.chat('olga')
    await olga.forge('w.letter_new')
    for (const each of ['Музей', 'd.information', 'd.none', 'd.email', 'd.none'])
      await (each.startsWith('d.') ? olga.press(each) : olga.say(each))
    expect(olga.person.lastBotMessage()?.text).toContain('№ 2/2026, Музей')
    const [{ id: freeId } = { id: '' }] = await office.rows<{ id: string }>('select id from free_letters')
    await olga.press(`w.paper.${freeId}.letter`)
    const file = await olga.press(`w.paper_print.${freeId}.letter.0-docx`)
    const free = (await packageParts(fileOf(file)?.content ?? new Uint8Array())).get('word/document.xml')
    expect(free).toContain('Музей')
    expect(free).not.toContain('null')
    // About a person: their consent is asked for before anything leaves.
    await olga.forge('w.district_fact_say.north.institutions')
    await olga.say('Школа № 5; ул. Мира, 3; 20-00-05; Орлова Н. П.\nПоликлиника; ул. Мира, 7')
    await olga.forge('w.letter_about.kuznetsov')
    expect(olga.person.lastBotMessage()?.text).toContain('согласие')
    await olga.press('d.spoken')
    await olga.say('сегодня')
    // Institutions of the district are addressees, with address and leader: said once for its passport.
    await olga.press('d.near_0')
    for (const each of ['d.request', 'Есть ли опекун', 'd.post', 'через месяц'])
      await (each.startsWith('d.') ? olga.press(each) : olga.say(each))
    const shownLetter = (olga.person.lastBotMessage()?.buttons ?? [])
      .flat()
      .find(({ data = '' }) => data.startsWith('w.paper.'))
    const near = await olga.forge(
      `${shownLetter?.data?.replace('w.paper.', 'w.paper_print.') ?? 'no letter'}.0-docx`,
    )
    const addressed =
      (await packageParts(fileOf(near)?.content ?? new Uint8Array())).get('word/document.xml') ?? ''
    for (const each of ['Школа № 5', 'ул. Мира, 3', 'Орлова Н. П.']) expect(addressed).toContain(each)
    await olga.forge('w.letters')
    const list = olga.person.lastBotMessage()?.text ?? ''
    expect(list).toMatch(
      /Ждут ответа: 2.*№ [13]\/2026.*Ждём ответа 0 дней.*№ [13]\/2026.*№ 2\/2026, Музей. Ответа не ждём/s,
    )
    const [waiting] = await office.rows<{ id: string; key: string; closes: string }>(
      "select id, key, closed_by as closes from tasks where key like 'letter|%' and state = 'open'",
    )
    expect(waiting?.closes).toBe(waiting?.key)
    const letter = waiting?.key.split('|').at(-1)
    await olga.press(`w.letter.${letter}`)
    expect(olga.person.screen().at(-1)?.text).toContain('О ком: Кузнецов Пётр Иванович')
    await olga.press(`w.letter_answered.${letter}`)
    await olga.say('опекуна нет')
    expect(olga.person.lastBotMessage()?.text).toContain('Ответили: опекуна нет')
    expect(await office.rows('select state from tasks where id = $1', [waiting?.id])).toEqual([
      { state: 'done' },
    ])
    // A wrong tap: the answer is awaited again.
    await olga.press('w.undo_contact')
    expect(await office.rows('select state from tasks where id = $1', [waiting?.id])).toEqual([
      { state: 'open' },
    ])
    await olga.forge(`w.letter.${letter}`)
    expect(olga.person.screen().at(-1)?.text).toContain('Ждём ответа')
    // Another district's specialist sees none of it.
    await office.chat('pavel').forge('w.letters')
    expect(office.chat('pavel').person.lastBotMessage()?.text).toBe(words('office.letters.none'))
  })

  test('two letters registered at one moment, in two districts, carry two numbers', async () => {
    const both = [office.chat('olga'), office.chat('pavel')]
    for (const chat of both) {
      await chat.forge('w.letter_new')
      for (const each of ['Парк', 'd.cover', 'd.none', 'd.email'])
        await (each.startsWith('d.') ? chat.press(each) : chat.say(each))
    }
    await Promise.all(both.map((chat) => chat.press('d.none')))
    const said = both.map((chat) => /№ (\d+)\/2026, Парк/.exec(chat.person.lastBotMessage()?.text ?? '')?.[1])
    expect([...said].sort()).toEqual(['4', '5'])
    const taken = await office.rows<{ n: number }>(
      "select n from document_numbers where institution_id = 'inst' and kind = 'letter' order by n",
    )
    expect(taken.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5])
    await expect(
      office.rows("insert into document_numbers values ('inst', 'letter', '2026', 5, 'another')"),
    ).rejects.toThrow(/document_numbers_pkey/)
  })

  test('the head says once who signs and where the institution is, whoever prints their phone: papers give it', async () => {
    const irina = office.chat('irina')
    const olga = office.chat('olga')
    await irina.forge('w.institution')
    await irina.press('w.institution_say.director')
    await irina.say('Ёлкина Мария Львовна')
    await irina.press('w.institution_say.director_post')
    await irina.say('Директор')
    await irina.press('w.institution_say.phone')
    const wrong = await irina.say('383 12')
    expect(wrong.at(-1)?.text).toContain('без кода города')
    const told = await irina.say('8 (383) 200-00-01')
    expect(told.at(-1)?.text).toContain('Подписывает: Ёлкина Мария Львовна')
    await olga.forge('w.work_phone')
    await olga.say('8 (383) 200-00-02')
    expect(await office.rows("select 1 from staff s where s::text like '%2000002%'")).toHaveLength(0)
    const sheet = await olga.forge('w.paper_print.smirnova.citizen_sheet.passport-lost-none-docx')
    const parts = await packageParts(fileOf(sheet)?.content ?? new Uint8Array())
    expect(parts.get('word/document.xml')).toContain('+7 (383) 200-00-02')
    const [found] = await office.rows<{ id: string }>('select id from cases')
    const agreement = await olga.forge(`w.paper_print.${found?.id}.agreement.0-docx`)
    const words = (await packageParts(fileOf(agreement)?.content ?? new Uint8Array())).get(
      'word/document.xml',
    )
    expect(words).toContain('Ёлкина Мария Львовна')
    expect(words).toContain('Директор')
  })

  test('a list of the district as a table; a register of the month', async () => {
    const olga = office.chat('olga')
    await olga.forge('w.paper_print.smirnova.consent_processing.0-pdf')
    await olga.press('w.printed_signed')
    const list = await olga.forge('w.list_print.people_register.0-xlsx')
    const parts = await packageParts(fileOf(list)?.content ?? new Uint8Array())
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).toContain('Кузнецов Пётр Иванович')
    // What she signed on paper stands beside her name.
    expect(sheet).toContain('на бумаге')
    // Another district's people are not hers.
    expect(sheet).not.toContain('Смирнова Вера Кузьминична')
    await olga.forge('w.contact.smirnova.visit.well')
    await olga.forge('w.lists')
    await olga.press('w.list.contacts_log')
    const months = olga.person.screen().at(-1)?.buttons.flat() ?? []
    const month = months[0]?.data?.split('.').at(-1)
    await olga.press(`w.list.contacts_log.${month}`)
    const log = await olga.press(`w.list_print.contacts_log.${month}-pdf`)
    expect(bareWords(pdfText(fileOf(log)?.content ?? Buffer.alloc(0)))).toContain(bareWords('визит домой'))
  })

  test('what was done and is not typed over yet: field by field, marked one by one or up to a day, taken back', async () => {
    const olga = office.chat('olga')
    const last = (): string => olga.person.lastBotMessage()?.text ?? ''
    const waits = async (): Promise<number> => {
      await olga.forge('w.entered')
      return Number(
        /АСОИ: (\d+)/.exec(
          olga.person
            .lastBotMessage()
            ?.buttons.flat()
            .map(({ text }) => text)
            .join() ?? '',
        )?.[1],
      )
    }
    const all = await waits()
    expect(all).toBeGreaterThan(1)
    await olga.press('w.entered.asoi')
    expect(last()).toContain(`Ещё не внесено в АСОИ: ${all}`)
    await olga.forge('w.list_print.not_entered.asoi-xlsx')
    const table = await olga.forge('w.list_print.not_entered.asoi-xlsx')
    const sheet = (await packageParts(fileOf(table)?.content ?? new Uint8Array())).get(
      'xl/worksheets/sheet1.xml',
    )
    // One value a cell.
    for (const part of ['>Кузнецов<', '>Пётр<', '>Иванович<']) expect(sheet).toContain(part)
    const [visit] = await office.rows<{ id: string }>(
      "select id from deeds where kind = 'visit' and citizen_id = 'smirnova' and staff_id = 'st_olga' order by at limit 1",
    )
    await olga.forge(`w.entered_deed.${visit?.id}.asoi`)
    expect(last()).toMatch(/Фамилия: Щёголева-Канарейкина\nИмя: .*\nОтчество: Анна Петровна\n/)
    await olga.press(`w.entered_mark.${visit?.id}.asoi`)
    expect(last()).toContain('Отмечено, внесено в АСОИ: Щёголева-Канарейкина')
    expect(await waits()).toBe(all - 1)
    // Another register has a list of its own, and another's deed is nobody else's.
    await office.chat('pavel').forge(`w.entered_deed.${visit?.id}.asoi`)
    expect(office.chat('pavel').person.lastBotMessage()?.text).toContain(words('office.menu.not_found'))
    const [{ batch } = { batch: '' }] = await office.rows<{ batch: string }>(
      'select batch from entered_deeds',
    )
    await olga.forge(`w.entered_undo.${batch}.asoi`)
    expect(await waits()).toBe(all)
    const [{ day } = { day: '' }] = await office.rows<{ day: string }>('select max(day) as day from deeds')
    await olga.forge(`w.entered_until.asoi.${day}`)
    expect(last()).toContain(`: ${all}. Всё это уже в АСОИ?`)
    await olga.press(`w.entered_until.asoi.${day}.yes`)
    await olga.press('w.entered.asoi')
    expect(last()).toBe('В АСОИ внесено всё.')
    expect(await office.rows("select 1 from entered_deeds where register = 'asoi'")).toHaveLength(all)
  })

  test('the passport of a district: facts as they were said, the register counted; what nothing records says so', async () => {
    const olga = office.chat('olga')
    const last = (): string => olga.person.lastBotMessage()?.text ?? ''
    await olga.forge('w.district_fact_say.north.streets')
    await olga.say('Мира, Лесная')
    await olga.forge('w.district_fact_say.north.institutions')
    expect(last()).toContain('Каждое учреждение с новой строки')
    await olga.say('Школа № 5; ул. Мира, 3; 20-00-05; Орлова Н. П.\nПоликлиника; ул. Мира, 7')
    await olga.forge('w.district_facts.north')
    await olga.press('w.list.district_passport.north')
    const printed = await olga.press('w.list_print.district_passport.north-docx')
    const parts = await packageParts(fileOf(printed)?.content ?? new Uint8Array())
    const xml = bareWords((parts.get('word/document.xml') ?? '').replace(/<[^>]+>/g, ''))
    const [counted] = await office.rows<{ n: string }>(
      `select count(*) as n from citizens where district_id = 'north' and senior_from <= '2026-11-25'
         and state not in ('moved', 'died', 'refused')`,
    )
    expect(xml).toContain(bareWords('Мира, Лесная'))
    expect(xml).toContain(bareWords('1 Школа № 5 ул. Мира, 3 20-00-05 Орлова Н. П.'))
    expect(xml).toContain(bareWords('2 Поликлиника ул. Мира, 7'))
    expect(xml).toContain(bareWords('мужчины старше 60 лет)') + bareWords(counted?.n ?? ''))
    expect(xml).toContain(bareWords('находящиеся под опекой не ведётся'))
  })

  test('a booklet about a need is nobody’s: in large letters on wish, no day of a visit is asked', async () => {
    const olga = office.chat('olga')
    await olga.forge('w.lists')
    await olga.press('w.list.booklet')
    await olga.press('w.list.booklet.passport')
    await olga.press('w.list.booklet.passport-lost')
    const large = await olga.press('w.list_print.booklet.passport-lost-large-pdf')
    const read = bareWords(pdfText(fileOf(large)?.content ?? Buffer.alloc(0)))
    expect(read).toContain(bareWords('Паспорт, Потерялся'))
    expect(read).not.toContain('Канарейкина')
    expect(large.map(({ text }) => text).join()).not.toContain('Здесь данные людей')
  })

  test('a form of one’s own: a tag that is strange is named, a sample is printed, then it is in force; taken back, ours is printed', async () => {
    const irina = office.chat('irina')
    const olga = office.chat('olga')
    const documentOf = async (bytes: Uint8Array | undefined): Promise<string> =>
      (await packageParts(bytes ?? new Uint8Array())).get('word/document.xml') ?? ''
    const sent = async (bytes: Uint8Array) =>
      (await irina.send({ document: { name: 'Бланк.docx', mime: 'x', bytes: Buffer.from(bytes) } })).at(-1)
        ?.text ?? ''
    const printed = async (): Promise<string> =>
      documentOf(fileOf(await olga.forge('w.paper_print.smirnova.survey_act.0-docx'))?.content)
    await irina.forge('w.own_forms')
    await irina.press('w.own_form.survey_act')
    const base = fileOf(await irina.press('w.own_form_base.survey_act'))?.content ?? Buffer.alloc(0)
    expect(await sent(Buffer.from('%PDF-1.7'))).toContain('Это не файл .docx')
    const parts = await packageParts(base)
    const own = (from: string, to: string) =>
      packageOf(
        [...parts].map(
          ([name, text]) => [name, name === 'word/document.xml' ? text.replace(from, to) : text] as const,
        ),
      )
    expect(await sent(await own('{{family}}', '{{fio}}'))).toContain('Какой это бланк?')
    await irina.press(irina.dataOf('survey_act'))
    const tried = irina.person.lastBotMessage()?.text
    expect(tried).toContain('{{fio}} в строке «')
    expect(tried).toContain('{{family}}')
    await sent(await own('{{family}}', '{{family}} – герб учреждения'))
    await irina.press(irina.dataOf('survey_act'))
    const sample = await irina.press('w.own_form_sample')
    expect(await documentOf(fileOf(sample)?.content)).toContain('герб учреждения')
    // Nothing is in force before the head says so.
    expect(await printed()).not.toContain('герб учреждения')
    await irina.press('w.own_form_enforce')
    expect(await printed()).toContain('герб учреждения')
    expect(await printed()).toContain('Канарейкина')
    expect(await office.rows("select version from papers where version like '%+1'")).not.toHaveLength(0)
    // Nobody but the head: a specialist's Word file is what it was.
    await olga.send({ document: { name: 'Бланк.docx', mime: 'x', bytes: Buffer.from(base) } })
    expect(await office.rows('select state from own_forms')).toEqual([{ state: 'in_force' }])
    // A Word file begins with «PK»: what lies there is sealed.
    expect(
      await office.rows("select 1 from own_forms where not sealed or substr(file, 1, 2) = 'PK'"),
    ).toEqual([])
    await irina.forge('w.own_form.survey_act')
    expect(irina.person.lastBotMessage()?.text).toContain('версия 1')
    await irina.press('w.own_form_off.survey_act')
    expect(await printed()).not.toContain('герб учреждения')
    expect(
      await office.rows(
        "select reason from audit where action = 'keep_own_forms' and reason <> '' order by at",
      ),
    ).toEqual([{ reason: 'in_force:survey_act' }, { reason: 'revoked:survey_act' }])
  })

  test('each form has its own right: another role and another district are refused alike, on record', async () => {
    const pavel = office.chat('pavel')
    const lev = office.chat('lev')
    const foreign = await pavel.forge('w.paper_print.smirnova.survey_act.0-pdf')
    const unknown = await pavel.forge('w.paper_print.nobody.survey_act.0-pdf')
    expect(foreign.map(({ text }) => text)).toEqual(unknown.map(({ text }) => text))
    const passport = await pavel.forge('w.list_print.district_passport.north-docx')
    expect(passport.at(-1)?.text).toBe(words('office.menu.not_found'))
    const register = await lev.forge('w.list_print.people_register.0-xlsx')
    expect(register.at(-1)?.text).toBe(words('office.menu.not_found'))
    const wrong = await office.chat('olga').forge('w.paper_print.smirnova.survey_act.0-xlsx')
    expect(wrong.at(-1)?.text).toBe(words('office.menu.not_found'))
    expect(
      await office.rows(
        "select 1 from audit where action = 'print_form' and outcome = 'refused' and actor = 'st_pavel'",
      ),
    ).toHaveLength(3)
  })

  test('a name is in no log, and in no row beside the sealed ones', async () => {
    expect(JSON.stringify(office.world.log.lines)).not.toContain('Канарейкина')
    for (const table of ['papers', 'paper_links', 'audit', 'tasks', 'deeds'])
      expect(
        await office.rows(
          `select 1 from ${table} t where t::text like '%Канарейкина%' or t::text like '%Тайная%'`,
        ),
      ).toHaveLength(0)
  })
})

describe('where the product has a server of its own', () => {
  const BASE = 'http://papers.example'
  let office: TestOffice
  let server: ReturnType<typeof createServer>
  let address = ''
  let slow = 0
  beforeAll(async () => {
    office = await openOffice(inject('postgresUrl'), founding, {
      parts: () => ({ paperWay: { kind: 'link', base: BASE } }),
    })
    const route = paperRoute({
      take: (code, digits) => office.bot.takePaper(code, digits),
      words: () => ({ title: 'Бумага', ask: 'Код', button: 'Получить', refused: 'Не открыть' }),
      // Each test is an hour later: no wrong digits of another one hold it up.
      now: () => slow,
    })
    server = createServer((request, response) => void route(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const bound = server.address()
    address = `http://127.0.0.1:${bound !== null && typeof bound === 'object' ? bound.port : 0}`
  })
  afterAll(async () => {
    server.close()
    await office.close()
  })

  /** Olga prints; what she sees: the link in the message, the digits over the chat. */
  const printed = async (): Promise<{ link: string; digits: string }> => {
    slow += 3_600_000
    const olga = office.chat('olga')
    await olga.forge('w.person_more.smirnova')
    await olga.press('w.papers.smirnova')
    await olga.press('w.paper.smirnova.survey_act')
    const shown = await olga.press('w.paper_print.smirnova.survey_act.0-pdf')
    expect(fileOf(shown)).toBeUndefined()
    const link = /http:\/\/papers\.example\/papers\/[a-z0-9]+/.exec(shown.at(-1)?.text ?? '')?.[0] ?? ''
    const digits = (olga.toasts().at(-1) ?? '').replace(/\D/g, '')
    expect(digits).toHaveLength(6)
    return { link: link.replace(BASE, address), digits }
  }

  const open = (link: string, digits: string): Promise<Response> =>
    fetch(link, { method: 'POST', body: new URLSearchParams({ digits }) })

  test('it opens once with the digits; looked at, it is not opened; nothing of it stands in the chat', async () => {
    const { link, digits } = await printed()
    const looked = await fetch(link)
    expect(looked.status).toBe(200)
    expect(await looked.text()).not.toContain('Канарейкина')
    const taken = await open(link, `${digits.match(/\d{3}/g)?.join(' ')}`)
    expect(taken.status).toBe(200)
    expect(taken.headers.get('cache-control')).toBe('no-store')
    expect(bareWords(pdfText(new Uint8Array(await taken.arrayBuffer())))).toContain(bareWords(CANARY))
    expect(office.chat('olga').heard()).not.toContain('Тайная')
    expect(
      await office.rows(
        "select actor, object from audit where action = 'print_form' and reason = 'link:survey_act'",
      ),
    ).toEqual([{ actor: 'st_olga', object: 'citizen:smirnova' }])
  })

  test('used twice, by another, too late, tried too often, never made: refused alike', async () => {
    const used = await printed()
    await open(used.link, used.digits)
    const twice = await open(used.link, used.digits)
    const { link: others } = await printed()
    const another = await open(others, '000000')
    const late = await printed()
    office.world.clock.advance(10 * 60_000 + 1)
    const tooLate = await open(late.link, late.digits)
    const never = await open(`${address}/papers/${'a'.repeat(26)}`, '123456')
    const bodies = await Promise.all(
      [twice, another, tooLate, never].map(async (answer) => [answer.status, await answer.text()]),
    )
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
    expect(bodies[0]?.[0]).toBe(403)
    const guessed = await printed()
    for (let guess = 0; guess < 5; guess += 1) {
      slow += 3_600_000
      await open(guessed.link, String(guess).padStart(6, '9'))
    }
    slow += 3_600_000
    expect((await open(guessed.link, guessed.digits)).status).toBe(403)
  })

  test('who is no employee any more gets nothing', async () => {
    const { link, digits } = await printed()
    await office.rows("update staff set state = 'removed' where id = 'st_olga'")
    expect((await open(link, digits)).status).toBe(403)
    await office.rows("update staff set state = 'active' where id = 'st_olga'")
  })

  test('neither code nor digits are kept', async () => {
    const { link, digits } = await printed()
    const code = link.split('/').at(-1) ?? ''
    const [row] = await office.rows<{ row: string }>('select l::text as row from paper_links l')
    expect(row?.row).not.toContain(code)
    expect(row?.row).not.toContain(digits)
    expect(JSON.stringify(office.world.log.lines)).not.toContain(code)
  })
})
