import type { VisibleMessage } from '../../../src/adapters/playground/people/visible.ts'
import type { Chat } from '../../support/chat.ts'
import type { Stage } from './stage.ts'

/** Messages as one text. */
export const said = (messages: readonly VisibleMessage[]): string =>
  messages.map(({ text }) => text).join('\n')

/** Answers one question after the other: words are said, `!id` is pressed. @returns what was said to the last */
export const answer = async (chat: Chat<Stage>, ...answers: readonly string[]): Promise<string> => {
  let last = ''
  for (const each of answers)
    last = said(await (each.startsWith('!') ? chat.forge(`d.${each.replace('!', '')}`) : chat.say(each)))
  return last
}

/** An employee adds somebody to the register, nothing known but what is given. @returns the card */
export const addPerson = async (
  chat: Chat<Stage>,
  { name, phone = '!none', address = '!none' }: { name: string; phone?: string; address?: string },
): Promise<string> => {
  await chat.forge('w.add_person')
  return answer(chat, name, '12.03.1950', phone, address, '!none', '!unknown', '!yes')
}
