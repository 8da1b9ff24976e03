import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { CaseWalk } from '../support/case-walk.ts'
import { addMentor } from '../support/mentors.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

const NOT_FOUND = 'Такого здесь нет. Возможно, это уже закрыто или передано другому.'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

const lastOf = (key: Parameters<TestOffice['chat']>[0]): string =>
  office.chat(key).person.lastBotMessage()?.text ?? ''

const opened = async (
  technology: string,
  signs: readonly string[] = [],
  problem?: string,
): Promise<CaseWalk> => {
  const walk = new CaseWalk(office, technology)
  await walk.open('smirnova', signs, problem)
  return walk
}

describe('intake', () => {
  test('one sign of danger makes the case urgent at once; the problem is masked and sealed', async () => {
    const walk = await opened(
      'case_work',
      ['income_lost', 'child_in_danger'],
      'нет еды, паспорт 6700 123456, помощь Марфе',
    )
    expect((await walk.row()).urgency).toBe('at_once')
    expect((await walk.tasks()).map(({ planned }) => planned.template)).toContain('act_now')
    await walk.chat.press(`w.case_more.${walk.id}`)
    expect(lastOf('olga')).toContain('паспорт ••56')
    const stored = JSON.stringify(await office.rows("select encode(words, 'escape'), state from cases"))
    expect(stored).not.toContain('Марфе')
  })

  test('technologies that fit come first, the others behind a button', async () => {
    const olga = office.chat('olga')
    await olga.forge('w.person.smirnova')
    await olga.press('w.person_more.smirnova')
    await olga.press('w.case_new.smirnova')
    const buttons = olga.person.lastBotMessage()?.buttons.flat() ?? []
    expect(buttons.map(({ data }) => data)).toContain('w.case_new.smirnova.yard_management')
    expect(buttons.map(({ data }) => data)).not.toContain('w.case_new.smirnova.mentoring')
  })

  test('the same technology is not opened twice for one person', async () => {
    const walk = await opened('district_work')
    await walk.chat.forge('w.case_new.smirnova.district_work')
    expect(lastOf('olga')).toContain('уже открыт')
    expect(await office.rows('select 1 from cases')).toHaveLength(1)
  })
})

describe('a letter (A5)', () => {
  test('never leaves without a recorded consent; with it, receipt and result are checked on their days', async () => {
    const walk = await opened('social_mediation')
    const { chat, id } = walk
    await chat.forge(`w.case_letter.${id}`)
    expect(lastOf('olga')).toContain('Нет записанного согласия')
    expect(await office.rows("select 1 from deeds where kind = 'letter_sent'")).toEqual([])
    await chat.press(`w.case_consent.${id}.letter`)
    await chat.press('d.paper')
    await chat.say('сегодня')
    await chat.forge(`w.case_letter.${id}`)
    await chat.say('Отдел опеки')
    for (const answer of ['d.petition', 'd.none', 'd.email']) await chat.press(answer)
    await chat.say('2026-12-01')
    await chat.say('2026-12-12')
    expect(lastOf('olga')).toContain('Письмо № 1/2026 записано')
    const checks = (await walk.tasks()).filter(({ planned }) => planned.template.startsWith('letter_'))
    // 12 December is a Saturday: on a day off nobody can be asked.
    expect(checks.map(({ due }) => due).sort()).toEqual(['2026-12-01', '2026-12-14'])
    const receipt = checks.find(({ planned }) => planned.template === 'letter_receipt')
    await chat.forge(`w.task.${receipt?.id}`)
    expect(lastOf('olga')).toContain('Отдел опеки')
    await chat.forge(`w.case_letters.${id}`)
    const answer = chat.dataOf(`w.case_answer.${id}`)
    await chat.press(answer)
    await chat.say('дали направление')
    expect((await walk.tasks()).filter(({ planned }) => planned.template.startsWith('letter_'))).toEqual([])
    await chat.forge(`w.case_history.${id}`)
    expect(lastOf('olga')).toContain('дали направление')
    expect(JSON.stringify(await office.rows('select event from case_events'))).not.toContain('направление')
  })

  test('a letter, its news and a consent that were wrong taps are taken back: tasks and dates are as they were', async () => {
    const walk = await opened('social_mediation')
    const { chat, id } = walk
    const undo = () => chat.press('w.undo_contact')
    await chat.forge(`w.case_consent.${id}.letter`)
    await chat.press('d.paper')
    await chat.say('вчера')
    const before = await walk.tasks()
    const send = async (): Promise<void> => {
      await chat.forge(`w.case_letter.${id}`)
      await chat.say('Отдел опеки')
      for (const answer of ['d.petition', 'd.none', 'd.email']) await chat.press(answer)
      for (const said of ['2026-12-01', '2026-12-11']) await chat.say(said)
    }
    await send()
    await undo()
    expect(lastOf('olga')).toContain('Запись отменена: Смирнова')
    expect(lastOf('olga')).not.toContain('Снова открыто')
    expect(await walk.tasks()).toEqual(before)
    await chat.forge(`w.case_letters.${id}`)
    expect(lastOf('olga')).not.toContain('Отдел опеки')
    await send()
    const sentButton = chat.dataOf('w.undo_contact')
    const sent = await walk.tasks()
    await chat.forge(`w.case_letters.${id}`)
    await chat.press(chat.dataOf(`w.case_receipt.${id}`))
    // What was heard of it comes first.
    await chat.forge(sentButton)
    expect(chat.toasts().at(-1)).toContain('Сначала отмените их запись')
    await chat.forge(`w.case_letters.${id}`)
    expect(lastOf('olga')).toContain('Отдел опеки')
    const [receipt] = await office.rows<{ id: string }>("select id from deeds where kind = 'receipt_noted'")
    await chat.forge(`w.undo_contact.${receipt?.id}`, chat.person.lastBotMessage()?.id)
    expect(lastOf('olga')).toContain('Снова открыто задач: 1. Сроки прежние.')
    expect(await walk.tasks()).toEqual(sent)
    await chat.forge(sentButton, chat.person.lastBotMessage()?.id)
    expect(await walk.tasks()).toEqual(before)
    // A consent that was dated back is taken back on the day on which it was written down.
    const [consent] = await office.rows<{ id: string }>(
      "select id from deeds where kind = 'consent_recorded'",
    )
    await chat.forge(`w.undo_contact.${consent?.id}`, chat.person.lastBotMessage()?.id)
    await chat.forge(`w.case_letter.${id}`)
    expect(lastOf('olga')).toContain('Нет записанного согласия')
  })

  test('a withdrawn consent stops the next letter', async () => {
    const walk = await opened('social_mediation')
    const { chat, id } = walk
    await chat.forge(`w.case_consent.${id}.letter`)
    await chat.press('d.spoken')
    await chat.say('сегодня')
    await chat.forge(`w.case_consent_off.${id}.letter`)
    await chat.forge(`w.case_letter.${id}`)
    expect(lastOf('olga')).toContain('Нет записанного согласия')
  })
})

describe('moving a case', () => {
  test('an old press about a stage that was left changes nothing', async () => {
    const walk = await opened('social_mediation')
    await walk.choose('competence')
    await walk.doRequired()
    await walk.finish('need_clear')
    await walk.chat.forge(`w.case_done.${walk.id}.diagnose.need_clear`)
    expect((await walk.row()).stage).toBe('inform')
    expect(lastOf('olga')).toContain('Этап уже другой')
  })

  test('required tasks stand in the way, and are offered', async () => {
    const walk = await opened('district_work')
    // The stage's own screen offers what it owes; a press of before is refused with the same.
    await walk.chat.forge(`w.case_done.${walk.id}`)
    expect(walk.offers(`w.case_deed.${walk.id}.diagnosis_noted`)).toBe(true)
    await walk.chat.forge(`w.case_done.${walk.id}.information.diagnosed`)
    expect((await walk.row()).stage).toBe('information')
    expect(lastOf('olga')).toContain('обязательные дела')
    const { id } = await walk.task('first_diagnosis')
    expect(walk.offers(`w.task.${id}`)).toBe(true)
  })

  test('skipped with a reason, gone back with a reason, rested and taken up: all in the history', async () => {
    const walk = await opened('district_work')
    const { chat, id } = walk
    await chat.forge(`w.case_skip.${id}`)
    await chat.press(`w.case_skip.${id}.information.done_before`)
    expect((await walk.row()).stage).toBe('forecast')
    await chat.forge(`w.case_back.${id}`)
    await chat.press(`w.case_back.${id}.forecast.facts_lacking`)
    expect((await walk.row()).stage).toBe('information')
    await chat.forge(`w.case_pause.${id}`)
    await chat.press('d.in_hospital')
    await chat.say('1 декабря')
    expect(await walk.row()).toMatchObject({ status: 'paused', state: { resumeOn: '2026-12-01' } })
    await chat.forge(`w.case_done.${id}.information.diagnosed`)
    expect(lastOf('olga')).toContain('на паузе')
    await chat.forge(`w.case_resume.${id}`)
    await chat.forge(`w.case_history.${id}`)
    for (const words of ['Уже сделано раньше', 'Возврат к этапу', 'В больнице', 'Работа продолжена'])
      expect(lastOf('olga')).toContain(words)
  })

  test('a contact recorded on the card closes what waits for it, and the next month’s is planned', async () => {
    const walk = await opened('yard_management')
    await walk.chat.forge('w.contact.smirnova.phone.well')
    const next = await walk.task('monthly_contact')
    expect(next.due).toBe('2026-12-30')
    await expect(walk.task('first_contact')).rejects.toThrow('not open')
    await walk.chat.forge('w.contact.smirnova.visit.well')
    // December's is not served by a second contact of November.
    expect((await walk.task('monthly_contact')).due).toBe('2026-12-30')
  })
})

describe('the citizen’s own progress (C)', () => {
  test('shown by consent only', async () => {
    const walk = await opened('social_mediation')
    const anna = office.chat('anna')
    await anna.begin()
    await office.rows(
      "update citizens set person_id = (select person_id from talks limit 1) where id = 'smirnova'",
    )
    await office.rows('update people set consent = null where id = (select person_id from talks limit 1)')
    await walk.chat.forge(`w.case_progress.${walk.id}`)
    expect(lastOf('olga')).toContain('не давал согласия')
    await office.rows("update people set consent = 'ru-1' where id = (select person_id from talks limit 1)")
    await walk.chat.forge(`w.case_progress.${walk.id}`)
    expect(lastOf('olga')).toContain('Сам решает вопрос: Паспорт')
    expect(lastOf('olga')).toContain('Последний шаг: 22 ноября 2026 года')
  })
})

describe('a mentor', () => {
  test('attached with consent, works, is replaced for a reason, the term is prolonged', async () => {
    const walk = await opened('mentoring')
    const { chat, id } = walk
    for (const outcome of ['applied', 'approved']) {
      await walk.doRequired()
      await walk.finish(outcome)
    }
    await chat.forge(`w.case_mentor.${id}`)
    expect(lastOf('olga')).toContain('Запишите согласия обеих сторон')
    await walk.do(await walk.task('consent'))
    await walk.do(await walk.task('attach'))
    expect((await walk.row()).state.until).toBe('2027-11-22')
    await chat.forge(`w.case_mentor_log.${id}`)
    await chat.press('d.group')
    await chat.press('d.game')
    await chat.say('сегодня')
    await chat.say('играли в лото')
    await chat.forge(`w.case_history.${id}`)
    expect(lastOf('olga')).toContain('играли в лото')
    await chat.forge(`w.case_mentor_next.${id}`)
    await chat.press('d.long_absence')
    expect(lastOf('olga')).not.toContain('Зимина')
    await chat.press('d.none')
    expect((await walk.row()).stage).toBe('match')
    await addMentor(office, { id: 'men_next', name: 'Зимина Ольга Юрьевна' })
    await chat.forge(`w.case_mentor_consent.${id}`)
    for (const answer of ['d.men_next', 'd.spoken']) await chat.press(answer)
    await chat.say('сегодня')
    await chat.press('d.none')
    await chat.forge(`w.case_mentor.${id}`)
    expect(lastOf('olga')).not.toContain('Зимина')
    await chat.press('d.men_walk')
    await chat.forge(`w.case_mentor_consent.${id}`)
    for (const answer of ['d.men_next', 'd.spoken']) await chat.press(answer)
    for (const day of ['сегодня', 'сегодня']) await chat.say(day)
    await chat.forge(`w.case_mentor_next.${id}`)
    await chat.press('d.request')
    await chat.press('d.men_next')
    await chat.forge(`w.case_prolong.${id}`)
    await chat.press('d.6')
    await chat.press('d.no')
    expect((await walk.row()).state.until).toBe('2028-05-22')
    await chat.forge(`w.case_history.${id}`)
    expect(lastOf('olga')).toContain('Зимина Ольга Юрьевна')
    expect(JSON.stringify(await office.rows('select state from cases'))).not.toContain('Зимина')
  })
})

describe('what is not one’s own', () => {
  test.each([
    'case',
    'case_done',
    'case_more',
    'case_history',
    'case_close',
    'case_letter',
    'case_plan',
    'case_progress',
  ])('%s of another district and of nobody: the same answer', async (name) => {
    const walk = await opened('district_work')
    const pavel = office.chat('pavel')
    const [others] = await pavel.forge(`w.${name}.${walk.id}`)
    const [unknown] = await pavel.forge(`w.${name}.nosuchcase`)
    expect(others?.text).toBe(NOT_FOUND)
    expect(unknown?.text).toBe(NOT_FOUND)
  })

  test('«Случаи» lists what is in sight', async () => {
    const walk = await opened('district_work')
    await walk.chat.say('Случаи')
    expect(walk.offers(`w.case.${walk.id}`)).toBe(true)
    await office.chat('pavel').say('Случаи')
    expect(lastOf('pavel')).toContain('Случаев пока нет')
    await office.chat('irina').say('Случаи')
    expect(lastOf('irina')).toContain('Открытых случаев: 1')
  })
})
