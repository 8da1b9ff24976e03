import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Chat, openChat, words } from '../support/chat.ts'
import { rows } from '../support/database.ts'

let anna: Chat
beforeEach(async () => {
  anna = await openChat(inject('postgresUrl'))
})
afterEach(async () => {
  expect(anna.world.playground.ledger.refused).toEqual([])
  expect(anna.world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  await anna.world.close()
})

const labels = (): string[] =>
  anna.person
    .lastBotMessage()
    ?.buttons.flat()
    .map(({ text }) => text) ?? []

const title = (need: string): string => words(`needs.${need}.title`)

/** Dated things of the current talk that nothing has closed. */
const standingDates = async (): Promise<unknown[]> =>
  rows(anna.world.databaseUrl, 'select kind, date::text from occasions where closed_by is null order by kind')

describe('three needs in one message', () => {
  test('are named and put in order; the others wait under «Мои дела» and are offered at the pause', async () => {
    await anna.after(() => anna.person.start())
    const said = await anna.say('потеряла паспорт, ещё ребёнку в садик надо и пособие на него оформить')
    expect(said.at(-1)?.text).toContain('3 дела')
    expect(labels()).toEqual([title('passport'), title('school'), title('family_benefit')])
    await anna.press('m.first.school-passport-family_benefit')
    expect(await anna.talk()).toMatchObject({ need: 'school', step: 'start.invite' })
    await anna.walkTo('contact.reached')
    const paused = await anna.say('пауза')
    expect(paused.at(-1)?.text).toContain(`«${title('passport')}», «${title('family_benefit')}»`)
    await anna.press('m.first.passport-family_benefit')
    expect(await anna.talk()).toMatchObject({ need: 'passport' })
    await anna.say(words('screens.menu_buttons.talks'))
    expect(labels().join()).toContain(title('school'))
    expect(labels()).toContain(`Ещё: ${title('family_benefit')}`)
    expect(labels()).not.toContain(`Ещё: ${title('passport')}`)
  })
})

describe('another need in the midst of a talk', () => {
  test('is kept for later in three presses, and what was begun is gone back to where it stood', async () => {
    await anna.begin('потерял паспорт')
    await anna.walkTo('contact.reached')
    await anna.say('а ещё ребёнку в садик надо на очередь встать')
    expect(labels()).toEqual(['now', 'later', 'part'].map((name) => words(`screens.matter_buttons.${name}`)))
    expect(await anna.talk()).toMatchObject({ need: 'passport', step: 'contact.reached' })
    const kept = await anna.press('m.later.school')
    expect(kept[0]?.text).toContain(title('school'))
    expect(await anna.talk()).toMatchObject({ need: 'passport', step: 'contact.reached' })
    const paused = await anna.say('пауза')
    expect(paused.at(-1)?.text).toContain(`«${title('school')}»`)
    await anna.press('m.first.school')
    expect(await anna.talk()).toMatchObject({ need: 'school' })
    const back = await anna.say('вернёмся к паспорту')
    expect(back.at(-1)?.text).toContain(words('track.contact.title'))
    await anna.press('m.open')
    expect(await anna.talk()).toMatchObject({ need: 'passport', step: 'contact.reached', status: 'active' })
  })
})

describe('«стоп» with an appointment', () => {
  test.each([
    ['m.stop_all', 'stopped', []],
    ['m.stop_talk', 'stopped', ['appointment']],
    ['m.menu', 'active', ['appointment']],
  ])('%s leaves what was said', async (press, status, kinds) => {
    await anna.begin('потерял паспорт')
    await anna.walkTo('documents.list')
    const asked = await anna.say('стоп')
    expect(asked.at(-1)?.text).toMatch(/У вас приём: .*202\d/)
    expect((await anna.talk()).status).toBe('active')
    await anna.press(press)
    expect((await anna.talks())[0]).toMatchObject({ status })
    expect((await standingDates()).map((each) => (each as { kind: string }).kind)).toEqual(kinds)
  })
})

test('what stood behind the need is asked for at its end', async () => {
  await anna.begin('мне прикрепиться к поликлинике, чтобы попасть к глазному')
  await anna.walkTo('contact.reached')
  expect((await anna.talk()).session.answers['aim']).toBe('eye')
})

describe('what stands behind a need, told in the midst of the talk', () => {
  test('is said back and kept for the end', async () => {
    await anna.begin('надо прикрепиться к поликлинике')
    await anna.walkTo('contact.reached')
    const [told] = await anna.say('мне потом к окулисту попасть')
    expect(told?.text).toContain(words('screens.aims.doctor.eye'))
    expect(await anna.talk()).toMatchObject({ step: 'contact.reached', session: { answers: { aim: 'eye' } } })
  })
})

describe('an office that is closed', () => {
  test('called so in the first words, it is not offered: another one is named, with its number', async () => {
    await anna.after(() => anna.person.start())
    const said = await anna.say('мне бы к глазному, а наша поликлиника на ремонте, в другую не прикрепляют')
    const told = said.map(({ text }) => text).join('\n')
    expect(told).toContain('Поликлиника № 2')
    expect(told).toContain('8 000 000 00 05')
    expect(told).not.toContain('8 000 000 00 04')
    await anna.walkTo('contact.reached')
    expect(
      anna.person
        .screen()
        .map(({ text }) => text)
        .join(),
    ).not.toContain('8 000 000 00 04')
  })

  test('called so later, it is left out of the list as well; one that is closed today is not', async () => {
    await anna.begin('не могу попасть к врачу')
    await anna.walkTo('contact.reached')
    await anna.say('сегодня поликлиника закрыта')
    expect((await anna.talk()).session.answers['closed']).toBeUndefined()
    const [line, question] = await anna.say('поликлиника на ремонте')
    expect(line?.text).toContain('Поликлиника № 2')
    expect(question?.text).toContain('Что вышло?')
    await anna.say('номер не тот')
    await anna.say('другое место')
    expect(labels().join()).toContain('Поликлиника № 2')
    expect(labels().join()).not.toContain('Поликлиника № 1')
  })
})
