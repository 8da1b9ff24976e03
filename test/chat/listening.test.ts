import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { Transcriptions } from '../../src/adapters/listening/transcriptions.ts'
import { silentVoice } from '../../src/adapters/playground/people/silent-voice.ts'
import type { VisibleMessage } from '../../src/adapters/playground/people/visible.ts'
import type { Chat } from '../support/chat.ts'
import { words } from '../support/chat.ts'
import { dumpOf } from '../support/dump.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { StandInRecogniser } from '../support/recogniser.ts'

let stand: StandInRecogniser
let office: TestOffice
/** Milliseconds of the recogniser's own clock. */
let now = 0

beforeAll(async () => {
  stand = await StandInRecogniser.open()
  office = await openOffice(inject('postgresUrl'), undefined, {
    parts: ({ log }) => ({
      recogniser: new Transcriptions({
        url: stand.url,
        model: 'whisper-1',
        log,
        now: () => now,
        bounds: { hearMs: 1_000, restMs: 0 },
      }),
    }),
  })
})
beforeEach(() => {
  now += 600_000
})
afterEach(() => {
  expect(stand.faults.splice(0)).toEqual([])
  stand.received.splice(0)
})
afterAll(async () => {
  await office.world.close()
  await stand.close()
})

const VOICE = { name: 'v.ogg', mime: 'audio/ogg', bytes: silentVoice(3) }
const anna = (): Chat => office.chat('anna')
const texts = (messages: readonly VisibleMessage[]): string => messages.map(({ text }) => text).join('\n')
const labels = (message: VisibleMessage | undefined) => message?.buttons.flat().map(({ text }) => text) ?? []

/** A text with what was heard in it. */
const withWords = (key: string, said: string): string =>
  words(`screens.voice.${key}`).replace('«»', `«${said}»`)

/** Somebody speaks, and these words are heard. */
const speaks = (chat: Chat, said: string): Promise<VisibleMessage[]> => {
  stand.hears(said)
  return chat.send({ voice: VOICE })
}
const YES = words('screens.voice_buttons.yes')
const NO = words('screens.voice_buttons.no')
const presses = (chat: Chat, button: string) => chat.after(() => chat.person.press(button))

describe('a voice message is heard as words', () => {
  test('a problem: only the press begins a talk, and before it nothing of the words is stored', async () => {
    const chat = anna()
    await chat.after(() => chat.person.start())
    const heard = await speaks(chat, ' Потеряла паспорт у Берёзовой рощи.\n')
    expect(texts(heard)).toBe(withWords('heard', 'Потеряла паспорт у Берёзовой рощи.'))
    expect(labels(heard.at(-1))).toEqual([YES, NO])
    expect(stand.received).toEqual([
      { language: 'ru', model: 'whisper-1', name: 'voice.ogg', type: 'audio/ogg', size: VOICE.bytes.length },
    ])
    expect(await chat.talks()).toEqual([])
    await presses(chat, YES)
    expect((await chat.talk()).need).toBe('passport')
    const settled = chat.person.screen().find(({ text }) => text.includes('Берёзовой рощи'))
    expect(settled?.buttons).toEqual([])
    // No consent was given: the words are in no row and in no log.
    expect(await dumpOf(office.world.databaseUrl)).not.toContain('Берёзовой')
    expect(JSON.stringify(office.world.log.lines)).not.toContain('Берёзовой')
  })

  test('an answer at a step, confirmed by a typed «да»; a second press of it changes nothing', async () => {
    const chat = office.chat('maria')
    await chat.begin()
    const before = await chat.walkTo('contact.appointment_day')
    await speaks(chat, 'Послезавтра.')
    const token = chat.dataOf('h.yes')
    expect((await chat.talk()).session).toEqual(before.session)
    await chat.say('да')
    const after = await chat.talk()
    expect(after.step).toBe('contact.appointment_time')
    expect(after.session.answers['visit_date']).toBe('2026-11-24')
    await chat.forge(token)
    expect(chat.toasts()).toContain(words('screens.voice.taken'))
    expect((await chat.talk()).session).toEqual(after.session)
  })

  test('corrected: the words are forgotten, and what is said instead counts; «нет» typed is no answer of the talk', async () => {
    const chat = office.chat('maria')
    const { step, session } = await chat.talk()
    await speaks(chat, 'в полночь')
    expect(texts(await presses(chat, NO))).toBe(words('screens.voice.again'))
    await speaks(chat, 'в одиннадцать утра')
    const token = chat.dataOf('h.yes')
    expect(texts(await chat.say('нет'))).toBe(words('screens.voice.again'))
    expect((await chat.talk()).session).toEqual(session)
    expect(texts(await chat.forge(token))).toBe(words('screens.voice.forgotten'))
    expect((await chat.talk()).step).toBe(step)
    await speaks(chat, 'в десять тридцать')
    await presses(chat, YES)
    expect((await chat.talk()).session.answers['visit_time']).toBe('10:30')
  })

  test('«да» said aloud answers what was asked before it, and a typed «да» confirms it: deleted then, not before', async () => {
    const chat = office.chat('stranger')
    await chat.after(() => chat.person.start())
    await chat.forge('m.delete')
    await speaks(chat, 'Да.')
    expect(chat.person.lastBotMessage()?.text).toBe(withWords('heard', 'Да.'))
    expect(chat.heard()).not.toContain(words('screens.deleted'))
    expect(texts(await chat.say('да'))).toContain(words('screens.deleted'))
  })

  test('a round video and a sound file are heard alike; a caption belongs to what is said', async () => {
    const chat = office.chat('stranger')
    await chat.after(() => chat.person.start())
    const video = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(40)])
    stand.hears('Хочу на экскурсию')
    const round = await chat.send({ videoNote: { name: 'x.mp4', mime: 'video/mp4', bytes: video } })
    expect(texts(round)).toContain('«Хочу на экскурсию»')
    stand.hears('вот что сказали')
    const audio = { name: 'Иванова Мария.mp3', mime: 'audio/mpeg', bytes: Buffer.from('ID3 sound') }
    expect(texts(await chat.send({ audio, caption: 'Врач:' }))).toContain('«Врач:\nвот что сказали»')
    expect(stand.received.map(({ name, type }) => [name, type])).toEqual([
      ['voice.mp4', 'video/mp4'],
      ['voice.mp3', 'audio/mpeg'],
    ])
  })

  test('who speaks English is heard in English', async () => {
    const chat = office.chat('stranger')
    await chat.forge('m.language')
    stand.hears('I lost my passport')
    expect(texts(await chat.send({ voice: VOICE }))).toContain('“I lost my passport”')
    expect(stand.received.at(-1)?.language).toBe('en')
    await chat.forge('m.language')
  })
})

describe('a cry for help does not wait', () => {
  test('danger is answered at once, with the words shown, and somebody is told', async () => {
    const chat = anna()
    const said = await speaks(chat, 'Помогите, муж меня избивает')
    expect(said[0]?.text).toBe(withWords('shown', 'Помогите, муж меня избивает'))
    expect(texts(said.slice(1))).toMatch(/102|112/)
    expect(texts(said)).not.toContain(NO)
    const events = await chat.events()
    expect(events.at(-1)).toMatchObject({ kind: 'human_called' })
  })

  test('nothing is taken out of a cry, however film-like it is written down', async () => {
    const said = await speaks(anna(), 'Субтитры сделал DimaTorzok мужу плохо он не дышит')
    expect(texts(said)).toMatch(/103|112/)
    await anna().press('m.helped')
    await anna().say('меня муж бьёт')
  })

  test('while the bot stays, more of it goes on at once; that it is over waits for the press', async () => {
    const chat = anna()
    expect(texts(await speaks(chat, 'он ломает дверь'))).toContain('«он ломает дверь»')
    expect(labels(chat.person.lastBotMessage())).not.toContain(YES)
    const over = await speaks(chat, 'всё хорошо, я в безопасности')
    expect(labels(over.at(-1))).toEqual([YES, NO])
    await presses(chat, YES)
    expect(texts(await speaks(chat, 'спасибо большое'))).toContain(
      words('screens.voice.heard').split('\n').at(-1),
    )
    await presses(chat, NO)
  })
})

describe('at work', () => {
  test('a name is looked for after the press; words for an open dialog are its answer, dangers of others too', async () => {
    const olga = office.chat('olga')
    expect(texts(await speaks(olga, 'Кузнецов'))).toContain('«Кузнецов»')
    expect(texts(await presses(olga, YES))).toContain('Кузнецов Пётр Иванович')
    await olga.forge('w.change.kuznetsov.note')
    const heard = await speaks(olga, 'Упал дома, вызвали скорую')
    expect(labels(heard.at(-1))).toEqual([YES, NO])
    await olga.say('да')
    await olga.forge('w.person.kuznetsov')
    expect(olga.person.lastBotMessage()?.text).toContain('Упал дома, вызвали скорую')
  })

  test('a cry that is told at work is offered at once', async () => {
    const olga = office.chat('olga')
    const told = await speaks(olga, 'Смирнова Анна говорит, хочет покончить с собой')
    expect(told[0]?.text).toContain('«Смирнова Анна говорит, хочет покончить с собой»')
    expect(labels(told.at(-1)).join()).toContain('Смирнова Анна Петровна')
  })
})

describe('what cannot be heard gets a kind answer, and nothing is lost', () => {
  test.each<[what: string, begin: () => void, answer: string]>([
    ['silence', () => stand.hears(''), 'unclear'],
    ['noise', () => stand.hears(' [BLANK_AUDIO]\n (music)'), 'unclear'],
    ['titles of a film', () => stand.hears('Субтитры сделал DimaTorzok'), 'unclear'],
    ['no sound at all', () => stand.fails(400), 'unclear'],
    ['an error', () => stand.fails(500), 'away'],
    ['no JSON', () => stand.answers('<html>busy</html>'), 'away'],
    ['no answer in time', () => stand.hangs(), 'away'],
  ])('%s', async (_, begin, answer) => {
    const chat = office.chat('maria')
    const { session } = await chat.talk()
    begin()
    const [first, ...rest] = await chat.send({ voice: VOICE })
    expect(first?.text).toBe(words(`screens.voice.${answer}`))
    expect(labels(first)).toEqual([words('screens.call_human')])
    // The question that stood stands again.
    expect(labels(rest.at(-1)).length).toBeGreaterThan(0)
    expect((await chat.talk()).session).toEqual(session)
  })

  test('what is too long or too heavy is not even fetched; what the messenger has no more is asked for again', async () => {
    const chat = office.chat('stranger')
    const long = await chat.send({ voice: VOICE, seconds: 121 })
    expect(long[0]?.text).toContain(words('screens.voice.too_long').split('\n')[0] as string)
    const heavy = { name: 'a.mp3', mime: 'audio/mpeg', bytes: Buffer.alloc(17 * 1_048_576, 'ID3') }
    expect((await chat.send({ audio: heavy }))[0]?.text).toBe(long[0]?.text)
    expect(stand.received).toEqual([])
  })

  test('who listens for long holds up nobody, the speaker neither', async () => {
    const [chat, other] = [office.chat('maria'), office.chat('stranger')]
    const signs: number[] = []
    const stop = office.world.playground.changes.listen((change) => {
      if (change.kind === 'action' && change.action === 'typing') signs.push(change.chatId)
    })
    stand.hangs()
    chat.person.send({ voice: VOICE })
    await expect.poll(() => stand.held.size, { timeout: 20_000 }).toBeGreaterThan(0)
    await expect.poll(() => signs, { timeout: 20_000 }).toContain(chat.person.id)
    other.person.say('/help')
    await other.person.waitFor(words('screens.help').slice(0, 20), { timeoutMs: 20_000 })
    chat.person.say('/help')
    await chat.person.waitFor(words('screens.help').slice(0, 20), { timeoutMs: 20_000 })
    stop()
    expect(signs).not.toContain(other.person.id)
    stand.release('всё слышно')
    await office.world.settle()
  })
})

describe('whoever listens comes and goes', () => {
  test('away it shows on the health page, and people are told; back again it hears', async () => {
    const chat = office.chat('stranger')
    expect(await office.bot.standing()).toBe('ready')
    stand.fails(503)
    expect((await chat.send({ voice: VOICE }))[0]?.text).toContain(
      words('screens.voice.away').split('\n')[0] as string,
    )
    expect(await office.bot.standing()).toBe('degraded')
    expect(await office.bot.isReady()).toBe(true)
    await speaks(chat, 'слышно')
    expect(await office.bot.standing()).toBe('ready')
  })

  test('after a restart the words are gone: the press is told so; of no recogniser the answer is the old kind one', async () => {
    const chat = office.chat('stranger')
    await speaks(chat, 'Где поликлиника')
    const token = chat.dataOf('h.yes')
    await office.bot.reminders.delivery.end()
    await Promise.all(office.world.bots.splice(0).map((bot) => bot.stop()))
    const bot = await office.world.startBot()
    expect(texts(await chat.forge(token))).toBe(words('screens.voice.forgotten'))
    expect(texts(await chat.send({ voice: VOICE }))).toBe(words('screens.other'))
    expect(await bot.standing()).toBe('ready')
    // In nobody's data is a voice, or a word that was only heard.
    const kept = await dumpOf(office.world.databaseUrl)
    expect(kept).not.toContain('OggS')
    expect(kept).not.toContain('поликлиника')
  })
})
