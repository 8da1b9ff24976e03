import type { Language } from '../../src/application/ports/texts.ts'
import { reminderToken } from '../../src/application/reminder-words.ts'
import { noticeOf } from '../../src/application/reminders/notice.ts'
import { Renderer } from '../../src/application/render.ts'
import { reminderKey } from '../../src/domain/reminders/key.ts'
import { talkOfSubject } from '../../src/domain/reminders/occasion.ts'
import type { ReminderRule } from '../../src/domain/reminders/rule.ts'
import { type Chat, CONTENT, chatKey } from '../support/chat.ts'
import { rows } from '../support/database.ts'
import { TOKEN } from '../support/world.ts'

/** A reminder that has come: its row and its message on the screen. */
export interface Told {
  readonly id: number
  readonly message: number
  readonly subject: string
}

/** What to tell: a rule, of which thing, as of which day. */
export interface Telling {
  readonly rule: string
  readonly subject: string
  readonly base: string
}

export const ruleOf = (id: string): ReminderRule => {
  const rule = CONTENT.reminders.get(id)
  if (!rule) throw new RangeError(`no rule ${id}`)
  return rule
}

const insert = async (
  chat: Chat,
  { rule, subject, base }: Telling,
  joinedTo: number | null,
): Promise<number> => {
  const [row] = await rows<{ id: string }>(
    chat.world.databaseUrl,
    `insert into reminders (key, rule, person_id, subject, base, due_at, expires_at, look_at, state, joined_to, planned_at)
     select $1, $2, id, $3, $4, now(), now(), now(), 'sent', $6, now() from people where chat_key = $5 returning id`,
    [
      reminderKey(rule, subject, base.slice(0, 10), base.slice(11)),
      rule,
      subject,
      base,
      chatKey(chat.person.id),
      joinedTo,
    ],
  )
  return Number(row?.id)
}

/** Puts reminders into the database and, as one message, on the person's screen: as the deliverer does. */
export const tell = async (chat: Chat, ...all: Telling[]): Promise<Told> => {
  const ids: number[] = []
  for (const each of all) ids.push(await insert(chat, each, ids[0] ?? null))
  const told = all.map((each, n) => ({ ...each, id: ids[n] as number, rule: ruleOf(each.rule) }))
  const notice = noticeOf(told, { renderer: new Renderer(CONTENT.texts, 'ru'), large: false })
  const inline_keyboard = (notice.buttons ?? []).map((row) =>
    row.map(({ text, token }) => ({ text, callback_data: token })),
  )
  const body = {
    chat_id: chat.person.id,
    text: notice.html,
    parse_mode: 'HTML',
    reply_markup: { inline_keyboard },
  }
  const response = await fetch(`${chat.world.url}/bot${TOKEN}/sendMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const { result } = (await response.json()) as { result: { message_id: number } }
  return { id: ids[0] as number, message: result.message_id, subject: all[0]?.subject ?? '' }
}

/** Presses a button of a reminder, whether it is on the screen or not. */
export const pressOn = (chat: Chat, { id, subject, message }: Told, action: string) =>
  chat.forge(reminderToken(id, action, talkOfSubject(subject)), message)

/** The reminder's message as it stands now. */
export const onScreen = (chat: Chat, { message }: Told) => {
  const found = chat.person.screen().find(({ id }) => id === message)
  if (!found) throw new Error('the message is gone')
  return { text: found.text, buttons: found.buttons.flat().map(({ text }) => text) }
}

/** A dated thing as it stands in the database. */
export const occasion = async (chat: Chat, id: string) => {
  const [row] = await rows<{ date: string; time: string; closed_by: string | null }>(
    chat.world.databaseUrl,
    'select date, time, closed_by from occasions where id = $1',
    [id],
  )
  return row
}

/** What was answered to reminders so far. */
export const answers = async (chat: Chat) =>
  (await chat.events())
    .filter(({ kind }) => kind === 'reminder_answered')
    .map(({ body }) => [body['rule'], body['answer'], body['reason']])

/** The people's row of a chat. */
export const personRow = async (chat: Chat) => {
  const [row] = await rows<{ zone: string | null; muted: string[]; id: string }>(
    chat.world.databaseUrl,
    'select id, zone, muted from people where chat_key = $1',
    [chatKey(chat.person.id)],
  )
  return row
}

/** A plan with one action for tomorrow, agreed upon; the talk goes on. */
export const planned = async (chat: Chat, action = 'call'): Promise<string> => {
  await chat.begin()
  await chat.walkTo('diagnose.plan', { 'start.invite': 'learn' })
  if (action.includes(' ')) await chat.say(action)
  else await chat.press(action)
  await chat.press('in_1')
  return `${(await chat.talk()).id}.plan0`
}

/** An appointment tomorrow at 10:30. */
export const appointed = async (chat: Chat): Promise<string> => {
  await chat.begin()
  await chat.walkTo('contact.crossroads')
  return `${(await chat.talk()).id}.visit`
}

/** Every word that tells what somebody's affair is: titles, offices, papers of all needs. */
export const tellingWords = (language: Language): string[] => {
  const isNamed =
    /^(needs\.\w+\.(title|goal|bodies\.\w+\.name|documents\.\w+\.name)|regions\.\w+\.organisations\.\w+\.name)$/
  return (
    [...CONTENT.texts.keys(language)]
      .filter((key) => isNamed.test(key))
      .flatMap((key) => CONTENT.texts.find(language, key)?.fill(() => '') ?? [])
      .flatMap((name) => name.toLowerCase().match(/\p{L}{5,}/gu) ?? [])
      .map((word) => word.slice(0, 6))
      // Words of everybody's, not of an affair: «call a person», "how it went", a telephone.
      .filter(
        (word) =>
          ![
            'person',
            'place',
            'phone',
            'thing',
            'yours',
            'happen',
            'прошло',
            'место',
            'потом',
            'челове',
          ].includes(word),
      )
  )
}
