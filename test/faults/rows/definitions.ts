import { changedContent } from '../../faults-chat/changed-content.ts'
import { Chat, CONTENT, type TalkState } from '../../support/chat.ts'
import { rows } from '../../support/database.ts'
import { TestWorld } from '../../support/world.ts'
import type { RowTools } from '../support/ground.ts'
import { Promises, together, type Verdict } from '../support/verdict.ts'

const PEOPLE = { full: 50, tiny: 10 }

/** Answers given by everybody at once, round by round; the n-th person stops after n mod 5 of them. */
const ROUNDS: readonly ((chat: Chat) => void)[] = [
  (chat) => void chat.person.press(chat.dataOf('urgent')),
  (chat) => void chat.person.press(chat.dataOf('m.consent_no')),
  (chat) => void chat.person.press(chat.dataOf('talked')),
  (chat) => void chat.person.press(chat.dataOf('got_appointment')),
  (chat) => void chat.person.say('завтра'),
]

/** Fifty people in the middle of a talk, ten at every one of five places. */
const openTalks = async (world: TestWorld, people: number): Promise<Chat[]> => {
  const chats = Array.from({ length: people }, (_, n) => {
    world.playground.addPerson({ key: `p${n}`, firstName: `P${n}`, language: 'ru' })
    return new Chat(world, `p${n}`)
  })
  for (const chat of chats) chat.person.say('потерял паспорт')
  await world.settle()
  for (const [round, answer] of ROUNDS.entries()) {
    for (const [n, chat] of chats.entries()) if (n % 5 >= round) answer(chat)
    await world.settle()
  }
  return chats
}

/** The first button on offer, or words where there is none. */
const answer = ({ person }: Chat): void => {
  const button = person.lastBotMessage()?.buttons.flat()[0]?.data
  if (button) person.press(button)
  else person.say('10:30')
}

/** What became of one talk by one more answer. */
interface Step {
  /** How many answers were taken. */
  readonly moved: number
  readonly wasAnswered: boolean
  readonly faults: readonly string[]
}

const stepOf = async (chat: Chat, before: TalkState, heard: string, pinned: boolean): Promise<Step> => {
  const { session, status } = await chat.talk()
  const kinds = (await chat.events()).map(({ kind }) => kind)
  const promises = new Promises()
  const who = chat.person.key
  promises.expect(status === 'active', `the talk of ${who} is ${status}`)
  promises.expect(!kinds.includes('talk_failed'), `the talk of ${who} failed`)
  const isOld = session.definition === CONTENT.track.version
  promises.expect(isOld || !pinned, `${who} goes on by the new definition`)
  return {
    moved: session.version - before.session.version,
    wasAnswered: chat.heard() !== heard,
    faults: promises.broken,
  }
}

/** A deploy under fifty talks; with the old definition still kept, or gone. */
const deployed = async ({ ground, leftovers, size }: RowTools, pinned: boolean): Promise<Verdict> => {
  const world = await TestWorld.open(ground.url, { content: CONTENT })
  leftovers.add(() => world.close())
  await world.startBot()
  const chats = await openTalks(world, PEOPLE[size])
  const before = await Promise.all(chats.map((chat) => chat.talk()))
  const heard = chats.map((chat) => chat.heard())
  await Promise.all(world.bots.splice(0).map((bot) => bot.stop()))
  if (!pinned) await rows(world.databaseUrl, 'delete from definitions')
  await world.startBot({ content: changedContent() })
  for (const chat of chats) answer(chat)
  await world.settle()
  const steps = await Promise.all(
    chats.map((chat, n) => stepOf(chat, before[n] as TalkState, heard[n] as string, pinned)),
  )
  const promises = new Promises()
  const errors = world.log.lines.filter(({ level }) => level === 'error').length
  promises.expect(errors === 0, `${errors} errors in the log`)
  const refused = world.playground.ledger.refused.length
  promises.expect(refused === 0, `${refused} calls were refused`)
  return {
    lost: steps.filter(({ moved, wasAnswered }) => moved < 1 && !wasAnswered).length,
    duplicates: pinned ? steps.reduce((sum, { moved }) => sum + Math.max(0, moved - 1), 0) : 0,
    allowed: 0,
    broken: [...promises.broken, ...steps.flatMap(({ faults }) => faults)],
    detail: { talks: chats.length, moved: steps.filter(({ moved }) => moved > 0).length },
  }
}

/**
 * F23: a deploy changes the definition under fifty open talks. Each goes on by the definition with which it began; when that
 * one is gone, it is led on with a word of explanation. An answer that is neither taken nor answered is lost.
 */
export const changedDefinition = async (tools: RowTools): Promise<Verdict> =>
  together({ pinned: await deployed(tools, true), gone: await deployed(tools, false) })
