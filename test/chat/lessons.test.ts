import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Lesson } from '../../src/domain/events/lesson.ts'
import { type Chat, CONTENT, openChat, words } from '../support/chat.ts'
import { rows } from '../support/database.ts'

let anna: Chat
beforeEach(async () => {
  anna = await openChat(inject('postgresUrl'))
  await anna.after(() => anna.person.start())
})
afterEach(async () => {
  expect(anna.world.playground.ledger.refused).toEqual([])
  expect(anna.world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  await anna.world.close()
})

const LESSONS = [...CONTENT.lessons.values()]
const lessonOf = (id: string): Lesson => CONTENT.lessons.get(id) as Lesson
const labels = (chat: Chat): string[] =>
  chat.person
    .lastBotMessage()
    ?.buttons.flat()
    .map(({ text }) => text) ?? []

/** Opens a lesson and goes past its greeting. */
const open = async (id: string): Promise<void> => {
  await anna.forge(`m.lesson.${id}`)
  await anna.press('go_on')
}

/** Answers the three situations right and the skill with «Сделано». */
const walk = async (id: string): Promise<void> => {
  await open(id)
  for (const { right } of lessonOf(id).situations) await anna.press(right)
  await anna.press('done')
}

/** The text of the newest file that the bot sent. */
const fileOf = (chat: Chat): string =>
  chat.person
    .screen()
    .findLast(({ file }) => file?.name.endsWith('.txt'))
    ?.file?.content.toString('utf8') ?? ''

const occasions = () =>
  rows<{ id: string; kind: string; closed_by: string | null }>(
    anna.world.databaseUrl,
    'select id, kind, closed_by from occasions order by id',
  )

describe('the right way', () => {
  test.each(LESSONS.map(({ lesson }) => lesson))(
    'of %s: praised each time, the memo at the end',
    async (id) => {
      const [greeting] = await anna.forge(`m.lesson.${id}`)
      expect(greeting?.text).toBe(words(`lessons.${id}.greeting.text`))
      await anna.press('go_on')
      for (const { id: situation, right, choices } of lessonOf(id).situations) {
        const key = `lessons.${id}.${situation}`
        expect(anna.person.lastBotMessage()?.text).toBe(words(`${key}.text`))
        expect(anna.person.lastBotMessage()?.buttons.every((row) => row.length === 1)).toBe(true)
        expect(labels(anna).sort()).toEqual(choices.map((each) => words(`${key}.options.${each}`)).sort())
        const said = await anna.press(right)
        expect(said.map(({ text }) => text)).toContain(words(`${key}.replies.${right}`))
      }
      const end = await anna.press('done')
      const texts = end.map(({ text }) => text)
      expect(texts).toContain(words(`lessons.${id}.skill_done.text`))
      expect(texts).toContain(words(`lessons.${id}.memo.text`))
      expect(anna.heard()).toContain('Верно с первого раза: 3 из 3.')
      expect((await anna.talk()).status).toBe('finished')
      expect(await rows(anna.world.databaseUrl, 'select id from talks where own_words is not null')).toEqual(
        [],
      )
    },
  )
})

describe('another answer', () => {
  test.each(LESSONS.map(({ lesson }) => lesson))(
    'in %s is explained, and what is left is asked',
    async (id) => {
      await open(id)
      for (const { id: situation, right, choices } of lessonOf(id).situations) {
        const key = `lessons.${id}.${situation}`
        const wrong = choices.filter((choice) => choice !== right)
        for (const choice of wrong) {
          const said = await anna.press(choice)
          expect(said.map(({ text }) => text)).toEqual([
            words(`${key}.replies.${choice}`),
            words('talk.situation_again'),
          ])
          expect(labels(anna)).not.toContain(words(`${key}.options.${choice}`))
        }
        expect(labels(anna)).toEqual([words(`${key}.options.${right}`)])
        await anna.press(right)
      }
      await anna.press('later')
      expect(anna.heard()).toContain(words(`lessons.${id}.skill_later.text`))
      expect(anna.heard()).not.toContain('Верно с первого раза')
      expect(anna.heard()).toContain('Теперь порядок вам знаком.')
    },
  )

  test('counts once: whoever goes back knows better, and the first answer stays', async () => {
    await open('fire')
    await anna.press('talk')
    await anna.press('off')
    await anna.say('назад')
    expect(anna.person.lastBotMessage()?.text).toBe(words('lessons.fire.pan.text'))
    await anna.press('off')
    await anna.press('leave')
    await anna.press('keep')
    await anna.press('done')
    expect(anna.heard()).toContain('Верно с первого раза: 2 из 3.')
    expect((await anna.talk()).session.answers['fire.pan']).toBe('talk')
  })

  test('back inside a situation offers again what was tried', async () => {
    await open('gas')
    await anna.press('light')
    expect(labels(anna)).toHaveLength(2)
    await anna.say('назад')
    expect(labels(anna)).toHaveLength(3)
  })

  test('may be typed: the words of a button are the button', async () => {
    await open('fraud')
    const said = await anna.say('положу трубку')
    expect(said[0]?.text).toBe(words('lessons.fraud.bank.replies.hang_up'))
  })
})

describe('at hand in every lesson', () => {
  test('pause and return days later, at the same question', async () => {
    await open('money')
    await anna.press('wait')
    await anna.say('пауза')
    expect((await anna.talk()).status).toBe('paused')
    anna.world.clock.advance(4 * 86_400_000)
    const said = await anna.say('продолжить')
    expect(said[0]?.text).toContain(words('lessons.money.title'))
    expect(said.at(-1)?.text).toBe(words('lessons.money.secret.text'))
    await anna.press('nobody')
    expect(anna.person.lastBotMessage()?.text).toBe(words('lessons.money.loan.text'))
  })

  test('«Зачем это?», «Повтори», a person', async () => {
    await open('home')
    const [why] = await anna.say('зачем это?')
    expect(why?.text).toBe(words('lessons.home.why'))
    expect((await anna.say('повтори')).at(-1)?.text).toBe(words('lessons.home.fall.text'))
    await anna.say('позвать человека')
    expect((await anna.events()).some(({ kind }) => kind === 'human_called')).toBe(true)
    expect((await anna.talk()).status).toBe('active')
  })

  test('danger in typed words is no answer: the numbers come at once', async () => {
    await open('home')
    await anna.say('помогите, у меня пожар')
    expect(anna.heard()).toContain(words('screens.danger.fire'))
    expect((await anna.talk()).step).toBe('home.fall')
  })
})

describe('the school', () => {
  test.each([['Школа безопасности'], ['уроки'], ['/school']])('opens by «%s»', async (said) => {
    await anna.say(said)
    expect(labels(anna)).toEqual(LESSONS.map(({ lesson }) => words(`lessons.${lesson}.title`)))
    expect(anna.person.lastBotMessage()?.text).toContain('8 коротких уроков')
  })

  test('marks what was gone through, and gives the memo as a file', async () => {
    await walk('law')
    await anna.say('уроки')
    expect(anna.person.lastBotMessage()?.text).toContain('Пройдено уроков: 1 из 8')
    expect(labels(anna)).toContain(`✓ ${words('lessons.law.title')}`)
    await anna.forge('m.memo.law')
    expect(fileOf(anna)).toContain('Подарок квартиры просто так не вернуть')
  })

  test('a lesson is open among «Мои дела» under its own name; a need that waited is not lost', async () => {
    await anna.say('потерял паспорт')
    const passport = await anna.talk()
    await open('power')
    await anna.say(words('screens.menu_buttons.talks'))
    expect(labels(anna)).toContain(`Урок: ${words('lessons.power.title')}`)
    await anna.press(`m.open.${passport.id}`)
    expect((await anna.talk()).id).toBe(passport.id)
  })

  test('a forged lesson begins nothing', async () => {
    await anna.forge('m.lesson.nothing')
    await anna.forge('m.memo.nothing')
    expect(await anna.talks()).toEqual([])
  })

  test('«Мои данные» names lessons and answers', async () => {
    await walk('fire')
    await anna.say('Мои данные')
    expect(fileOf(anna)).toContain(words('lessons.fire.pan.options.off'))
  })

  test('asks for consent once, after the first lesson, and is done without it', async () => {
    await walk('fire')
    expect(labels(anna)).toContain(words('screens.consent_yes'))
    await anna.press('m.consent_no')
    await walk('gas')
    expect(labels(anna)).not.toContain(words('screens.consent_yes'))
    expect((await occasions()).map(({ kind }) => kind)).toEqual(['lesson_again', 'lesson_again'])
  })

  test('a lesson taken twice is repeated once', async () => {
    await walk('fire')
    await walk('fire')
    expect(await occasions()).toHaveLength(1)
  })
})
