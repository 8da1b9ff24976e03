import { type Chat, chatKey } from './chat.ts'
import type { TestOffice } from './office.ts'

/** Joins a chat to a card of the register, as its link does. */
export const link = (office: TestOffice, chat: Chat, citizen: string): Promise<object[]> =>
  office.rows(
    `update citizens set person_id = (select id from people where chat_key = $1), revision = revision + 1 where id = $2`,
    [chatKey(chat.person.id), citizen],
  )

/** A citizen on the way: a lost passport, the consent given or not, the chat joined to a card if one is named. */
export const onTheWay = async (
  office: TestOffice,
  key: 'anna' | 'maria' | 'stranger',
  { citizen, consent = 'yes' }: { citizen?: string; consent?: 'yes' | 'no' } = {},
): Promise<Chat> => {
  const chat = office.chat(key)
  await chat.begin()
  await chat.walkTo('contact.reached', {}, consent)
  if (citizen) await link(office, chat, citizen)
  return chat
}

/** What a chat heard since a moment of its own: new messages of the bot while something happens. */
export const heardWhile = async (chat: Chat, act: () => Promise<unknown>): Promise<string> => {
  const before = chat.person.screen().at(-1)?.id ?? 0
  await act()
  return chat.person
    .screen()
    .filter(({ id, from }) => from === 'bot' && id > before)
    .map(({ text }) => text)
    .join('\n')
}
