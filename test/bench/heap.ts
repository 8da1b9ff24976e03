import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Bot } from 'grammy'
import { TelegramBot } from '../../src/adapters/telegram/telegram-bot.ts'
import type { OfficeDesks } from '../../src/application/office/kit/office-call.ts'
import { pressToken } from '../../src/application/outgoing.ts'
import type { Log } from '../../src/application/ports/log.ts'
import type { TalkStore } from '../../src/application/ports/talk-store.ts'
import { handleUpdate } from '../../src/application/update/handle-update.ts'
import {
  AT,
  answerAt,
  benchConversation,
  benchPerson,
  benchTalk,
  ME,
  NO_DESK,
  pressUpdate,
  stubApi,
} from './dialog.ts'
import { atMost, type Result, round } from './measure.ts'
import type { Setting } from './setting.ts'

const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
/** People who write, updates before the first look and in all. */
const SIZES = {
  full: { people: 100_000, first: 10_000, all: 1_000_000 },
  tiny: { people: 20, first: 20, all: 60 },
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const heapNow = (): number => {
  collect()
  collect()
  return process.memoryUsage().heapUsed / 1_048_576
}

/** A store without memory: everybody always stands at the first question. */
const forgetful: TalkStore = {
  load: async (address) => ({ person: benchPerson(address), talk: benchTalk(address), seen: false }),
  commit: async () => 'committed',
  markSent: async () => {},
  takeOver: async () => [],
  talksOf: async () => [],
  dataOf: async () => [],
  forget: async () => true,
}

/** What the bot itself keeps of people it has met: nothing (promises.md P9). */
export const heap = async ({ size }: Setting): Promise<Result> => {
  const { people, first: few, all: many } = SIZES[size]
  const archive = { keep: async () => {}, find: async () => null }
  const handle = handleUpdate({
    // Steps of citizens reach none of these.
    desks: {} as OfficeDesks,
    onOffice: async () => {},
    keptOfPerson: async () => ({}),
    voice: null,
    wordNotice: async () => ({ kind: 'text', html: '' }),
    conversation: benchConversation(),
    store: forgetful,
    archive,
    desk: NO_DESK,
    clock: { now: () => AT },
    log: SILENT,
  })
  const texts = {
    commands: () => [],
    about: () => ({ name: '', description: '', short: '' }),
    group: () => '',
  }
  const { api } = stubApi(new Bot('1:bench', { botInfo: ME }))
  const telegram = new TelegramBot({
    api,
    handle,
    texts,
    log: SILENT,
    onSettled: () => {},
    wait: async () => {},
  })
  const take = async (from: number, to: number): Promise<void> => {
    for (let n = from; n < to; n += 1) {
      const user = (n % people) + 1
      await telegram.take(pressUpdate(n, user, pressToken(`talk${user}`, 1, answerAt('contact.reached'))))
    }
    await telegram.drain()
  }
  await take(0, few)
  const first = heapNow()
  await take(few, many)
  const all = heapNow()
  const detail = { after_10k_mb: round(first), after_1m_mb: round(all) }
  return atMost('heap', 'heap after 1 M updates of 100 k people / after 10 k', all / first, 1.03, detail)
}
