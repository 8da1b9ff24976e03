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
