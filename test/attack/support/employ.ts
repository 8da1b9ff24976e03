import type { Chat } from '../../support/chat.ts'
import type { Stage } from './stage.ts'

/** The head invites somebody. @returns what follows `/start ` in the link */
export const invite = async (stage: Stage, role: string): Promise<string> => {
  const said = await stage.chat('irina').forge(`w.invite.${role}`)
  const code = /start=(i[2-9a-z]{26})/.exec(said.map(({ text }) => text).join('\n'))?.[1]
  if (code === undefined) throw new Error('the head got no link')
  return code
}

/** Opens a link and reads what is said. */
export const opened = async (chat: Chat<Stage>, payload: string): Promise<string> =>
  (await chat.after(() => chat.person.start(payload))).map(({ text }) => text).join('\n')

/** Whoever waits to be confirmed. */
export const waitingStaff = async (stage: Stage): Promise<string[]> =>
  (await stage.rows<{ id: string }>("select id from staff where state = 'waiting'")).map(({ id }) => id)

/** Somebody new at work, invited and confirmed by the head. */
export const employ = async (
  stage: Stage,
  role: string,
  name: string,
): Promise<{ chat: Chat<Stage>; id: string }> => {
  const code = await invite(stage, role)
  const chat = stage.citizen('Новый')
  const before = await waitingStaff(stage)
  await opened(chat, code)
  await chat.say(name)
  const id = (await waitingStaff(stage)).find((each) => !before.includes(each))
  if (id === undefined) throw new Error('nobody waits to be confirmed')
  await stage.chat('irina').forge(`w.staff_confirm.${id}`)
  return { chat, id }
}
