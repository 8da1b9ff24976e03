import type { RowTools } from '../support/ground.ts'
import type { OutboxRow } from '../support/judge.ts'
import type { Enrolled } from '../support/people.ts'
import { PLAN_DUE, type Scene } from '../support/scene.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

const PEOPLE = { full: 120, tiny: 60 }
const NEW_CHAT = 990_001

/** Why somebody cannot be reached, and how the messenger comes to say so. */
const HINDRANCES: Readonly<Record<string, (scene: Scene, person: Enrolled) => void>> = {
  blocked: ({ playground }, { id }) => void playground.person(id).block(),
  deactivated: ({ playground }, { id }) => playground.person(id).deactivate(),
  chat_not_found: ({ playground }, { chat }) =>
    void playground.faults.add({ kind: '400', method: 'sendMessage', chatId: chat, times: 1_000 }),
}

/** The chat of this person has moved: the messenger names the new one. */
const move = (scene: Scene, { chat }: Enrolled): void => {
  scene.playground.addPerson({
    key: 'moved',
    id: NEW_CHAT,
    firstName: 'Moved',
    language: 'ru',
    started: true,
  })
  scene.movedFrom.set(NEW_CHAT, chat)
  const description = 'Bad Request: group chat was upgraded to a supergroup chat'
  const moved = { ok: false, error_code: 400, description, parameters: { migrate_to_chat_id: NEW_CHAT } }
  scene.door.instead = (asked) => (asked === chat ? moved : undefined)
}

const tasksOf = async (scene: Scene): Promise<string[]> =>
  (await scene.pool.query<{ person: string }>('select person_id as person from human_tasks')).rows.map(
    ({ person }) => person,
  )

const attemptsAt = ({ playground }: Scene, chat: number): number =>
  playground.ledger.of('sendMessage').filter(({ chatId }) => chatId === chat).length

const checkHindered = async (scene: Scene, hindered: Map<string, Enrolled>): Promise<string[]> => {
  const promises = new Promises()
  const tasks = await tasksOf(scene)
  const rows = await scene.rows()
  for (const [reason, { id, chat }] of hindered) {
    const row = rows.find(({ key }) => key.includes(`|${id}.`))
    promises.expect(row?.state === 'blocked' && row.reason === reason, `${reason}: ${JSON.stringify(row)}`)
    const attempts = attemptsAt(scene, chat)
    promises.expect(attempts === 1, `${reason}: ${attempts} attempts`)
    const own = tasks.filter((person) => person === id).length
    promises.expect(own === 1, `${reason}: ${own} tasks for a human`)
  }
  promises.expect(tasks.length === hindered.size, `${tasks.length} tasks for a human in all`)
  return promises.broken
}

/** F17: people who blocked the bot, left the messenger or are not there; one whose chat has moved. */
export const unreachable = async (tools: RowTools): Promise<Verdict> => {
  const scene = await tools.scene()
  const people = await scene.enrol(PEOPLE[tools.size], PLAN_DUE)
  const hindered = new Map(
    Object.entries(HINDRANCES).map(([reason, hinder], n) => {
      const person = people[n * 10] as Enrolled
      hinder(scene, person)
      return [reason, person]
    }),
  )
  move(scene, people[55] as Enrolled)
  scene.spawn()
  await scene.untilSettled()
  const isListed = ({ state, reason }: OutboxRow) => state === 'blocked' && hindered.has(reason ?? '')
  const verdict = await scene.verdict(0, isListed)
  const broken = [...verdict.broken, ...(await checkHindered(scene, hindered))]
  if (attemptsAt(scene, NEW_CHAT) !== 1) broken.push('the chat that moved was not followed once')
  return { ...verdict, broken }
}
