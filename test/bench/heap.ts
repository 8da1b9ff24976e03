import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { TelegramBot } from '../../src/adapters/telegram/telegram-bot.ts'
import { handleUpdate } from '../../src/application/handle-update.ts'
import { considerOffice } from '../../src/application/office/consider-office.ts'
import type { OfficeDesks } from '../../src/application/office/office-call.ts'
import { pressToken } from '../../src/application/outgoing.ts'
import type { Log } from '../../src/application/ports/log.ts'
import type { TalkStore } from '../../src/application/ports/talk-store.ts'
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

const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const PEOPLE = 100_000
const FIRST = 10_000
const ALL = 1_000_000

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
export const heap = async (): Promise<Result> => {
  const archive = { keep: async () => {}, find: async () => null }
  const handle = handleUpdate({
    // Dialogs of citizens reach none of its desks.
    office: considerOffice({} as OfficeDesks),
    ownCard: async () => null,
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
  const telegram = new TelegramBot(
    {
      token: '1:bench',
      apiRoot: 'http://127.0.0.1:9',
      handle,
      texts,
      log: SILENT,
      onSent: () => {},
      wait: async () => {},
    },
    ME,
  )
  stubApi(telegram.bot)
  const take = async (from: number, to: number): Promise<void> => {
    for (let n = from; n < to; n += 1) {
      const user = (n % PEOPLE) + 1
      await telegram.take(pressUpdate(n, user, pressToken(`talk${user}`, 1, answerAt('contact.reached'))))
    }
    await telegram.sender.drain()
  }
  await take(0, FIRST)
  const first = heapNow()
  await take(FIRST, ALL)
  const all = heapNow()
  const detail = { after_10k_mb: round(first), after_1m_mb: round(all) }
  return atMost('heap', 'heap after 1 M updates of 100 k people / after 10 k', all / first, 1.03, detail)
}
