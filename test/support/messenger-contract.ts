import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Incoming, Messenger, Outgoing } from '../../src/application/ports/messenger.ts'
import type { NoticeSender } from '../../src/application/ports/notice-sender.ts'
import type { Handled } from '../../src/application/update/handle-update.ts'

/** A message as somebody reads it. */
export interface Seen {
  /** The messenger's own name of it. */
  readonly name: string
  readonly words: string
  readonly buttons: readonly string[]
}

/** A messenger with one person in it, who does things and looks at the screen. */
export interface Stage {
  readonly messenger: Messenger
  readonly notices: NoticeSender
  /** The person's address. */
  readonly address: string
  /** The person writes. @returns the update as the messenger hands it out */
  say(words: string): unknown
  /** The person presses a button on the screen. @returns the update */
  press(label: string): unknown
  /** Messages of the bot, oldest first. */
  screen(): readonly Seen[]
  /** Words of the bot wherever else they can be read: over the chat, on a keyboard. */
  elsewhere(): readonly string[]
  close(): Promise<void>
}

/** Opens a stage whose updates go to `handle`; `onSent` is told of updates whose replies are out. */
export type OpenStage = (
  handle: (incoming: Incoming) => Promise<Handled>,
  onSent: (update: string) => void,
) => Promise<Stage>

const SAID: Incoming['body']['type'] = 'words'
const LONGEST_TOKEN = `s${'1'.repeat(13)}.${'z'.repeat(6)}.${'x'.repeat(32)}`.padEnd(64, 'x').slice(0, 64)
const text = (html: string): Outgoing => ({ kind: 'text', html })

/** What every messenger promises to the use case, and what no channel may lose: a test file a messenger calls this. */
export const messengerContract = (name: string, open: OpenStage): void => {
  let stage: Stage
  let heard: Incoming[]
  let sent: string[]
  let answer: (incoming: Incoming) => Promise<Handled>

  const replying = (...replies: Outgoing[]): void => {
    answer = async () => ({ toast: null, replies, isNew: true })
  }

  beforeEach(async () => {
    heard = []
    sent = []
    replying()
    stage = await open(
      (incoming) => {
        heard.push(incoming)
        return answer(incoming)
      },
      (update) => sent.push(update),
    )
  })
  afterEach(() => stage.close())

  /** The person does something, and everything that follows is on the screen. */
  const take = async (update: unknown): Promise<Incoming> => {
    await stage.messenger.take(update)
    await stage.messenger.drain()
    return heard.at(-1) as Incoming
  }

  const words = (): string[] => stage.screen().map((each) => each.words)
  /** Everything that can be read, without the breaks that a channel makes. */
  const readable = (): string => [...words(), ...stage.elsewhere()].join(' ').replace(/\s+/g, ' ')

  describe(`${name} as a messenger`, () => {
    test('an update has a name of its own, the same one whenever it comes again', async () => {
      const first = stage.say('потеряла паспорт')
      const [one, again] = [await take(first), await take(first)]
      const other = await take(stage.say('потеряла паспорт'))
      expect(one).toMatchObject({ sender: { address: stage.address }, body: { type: SAID } })
      expect(one.update).toMatch(/^\S+$/)
      expect(again.update).toBe(one.update)
      expect(other.update).not.toBe(one.update)
    })

    test('what has no shape is let be, an outage is thrown, and the update comes again', async () => {
      for (const odd of [null, 7, 'x', [], { update_id: 'x' }]) await stage.messenger.take(odd)
      expect(heard).toEqual([])
      const update = stage.say('да')
      answer = () => Promise.reject(new Error('the database is away'))
      await expect(stage.messenger.take(update)).rejects.toThrow('away')
      replying(text('Слышу'))
      await take(update)
      expect(words()).toEqual(['Слышу'])
    })

    test('replies come in their order, and who committed them is told when they are out', async () => {
      replying(text('Раз'), text('<b>Два</b> &lt;3'), text('Три'))
      const { update } = await take(stage.say('да'))
      expect(words()).toEqual(['Раз', 'Два <3', 'Три'])
      expect(sent).toEqual([update])
      stage.messenger.resume('left', stage.address, [text('Четыре')])
      await stage.messenger.drain()
      expect([words().at(-1), sent.at(-1)]).toEqual(['Четыре', 'left'])
    })

    test('a repeated update is not answered twice', async () => {
      answer = async () => ({ toast: null, replies: [text('Раз')], isNew: false })
      await take(stage.say('да'))
      expect(words()).toEqual([])
    })

    test('a button brings back its token whole and the name of its message, which can be changed', async () => {
      replying({ kind: 'text', html: 'Да?', buttons: [[{ text: 'Да', token: LONGEST_TOKEN }]] })
      await take(stage.say('да'))
      const [asked] = stage.screen()
      answer = async ({ body }) => {
        const message = body.type === 'press' ? (body.message ?? '') : ''
        return { toast: null, replies: [{ kind: 'edit', message, html: 'Вы ответили: да' }], isNew: true }
      }
      const { body } = await take(stage.press('Да'))
      expect(body).toMatchObject({ type: 'press', token: LONGEST_TOKEN, message: asked?.name })
      expect(stage.screen()).toEqual([{ name: asked?.name, words: 'Вы ответили: да', buttons: [] }])
    })

    test('what was to stand in a message that is gone comes as a new one; what only tidied up does not', async () => {
      const gone: Outgoing = { kind: 'edit', message: '999999', html: 'Список дел' }
      replying({ ...gone, buttons: [[{ text: 'Дальше', token: 's1.1.on' }]] })
      const { update } = await take(stage.say('да'))
      expect(stage.screen().map(({ words, buttons }) => [words, buttons])).toEqual([
        ['Список дел', ['Дальше']],
      ])
      replying({ ...gone, html: 'Готово' })
      await take(stage.say('да'))
      expect(words()).toEqual(['Список дел', 'Готово'])
      replying({ ...gone, html: 'Вы ответили: да' }, text('Что дальше?'))
      await take(stage.say('да'))
      expect(words()).toEqual(['Список дел', 'Готово', 'Что дальше?'])
      expect(sent).toContain(update)
    })

    test('a long text arrives whole, no message over the limit, its buttons under the last one', async () => {
      const long = Array.from({ length: stage.messenger.limits.text / 2 }, (_, n) => `слово${n}`).join(' ')
      replying({ kind: 'text', html: `<b>${long}</b>`, buttons: [[{ text: 'Да', token: 's1.1.yes' }]] })
      await take(stage.say('да'))
      const screen = stage.screen()
      expect(screen.length).toBeGreaterThan(1)
      expect(Math.max(...screen.map((each) => [...each.words].length))).toBeLessThanOrEqual(
        stage.messenger.limits.text,
      )
      expect(screen.map((each) => each.words.trim()).join(' ')).toBe(long)
      expect(screen.map(({ buttons }) => buttons.length)).toEqual([...screen.slice(1).map(() => 0), 1])
    })

    test('a toast, a keyboard and a place can be read, whether the channel has such things or not', async () => {
      replying({ kind: 'text', html: 'Меню', keyboard: [['Мои дела'], ['Настройки', 'Помощь']] })
      await take(stage.say('да'))
      replying({
        kind: 'venue',
        title: 'МФЦ',
        address: 'Выдуманная улица, 5',
        latitude: 56.8,
        longitude: 60.6,
        buttons: [[{ text: 'Был', token: 's1.1.been' }]],
      })
      await take(stage.say('где'))
      answer = async () => ({ toast: 'Уже отмечено', replies: [], isNew: true })
      await take(stage.press('Был'))
      for (const said of ['Мои дела', 'Настройки', 'Помощь', 'МФЦ', 'Выдуманная улица, 5', 'Уже отмечено'])
        await expect.poll(readable).toContain(said)
    })

    test('a notice tells the name of its message; one that takes several is refused whole', async () => {
      const told = await stage.notices.send(stage.address, { kind: 'text', html: 'Завтра в <b>10:30</b>' })
      const [shown] = stage.screen()
      expect(told).toEqual({ kind: 'sent', message: shown?.name })
      const long = 'слово '.repeat(stage.messenger.limits.text)
      expect(await stage.notices.send(stage.address, { kind: 'text', html: long })).toMatchObject({
        kind: 'refused',
      })
      expect(words()).toEqual(['Завтра в 10:30'])
    })

    test('a notice to nobody is told to have reached nobody', async () => {
      const outcome = await stage.notices.send('404404', { kind: 'text', html: 'Завтра' })
      expect(outcome.kind).toBe('unreachable')
    })
  })
}
