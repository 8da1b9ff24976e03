import type { AttackCase } from '../support/case.ts'
import { WEBHOOK_PATH, WEBHOOK_SECRET } from '../support/spawn-product.ts'
import type { Stage } from '../support/stage.ts'

const MEGABYTE = 1_048_576

/** Somebody on the way writes by a post of ours. @returns the status */
const saying = (
  stage: Stage,
  person: { id: number },
  text: string,
  secret?: string | null,
): Promise<number> => {
  const message = stage.message({ id: person.id, firstName: 'Анна' }, { text })
  return stage.post(stage.update({ message }), secret)
}

const wrongSecret: AttackCase['run'] = async (stage, findings) => {
  const anna = await stage.onTheWay()
  const heard = (): number => anna.person.screen().length
  const before = heard()
  const wrong = [
    null,
    '',
    'wrong',
    `${WEBHOOK_SECRET}x`,
    WEBHOOK_SECRET.replace('9', '8'),
    WEBHOOK_SECRET.toUpperCase(),
  ]
  for (const secret of wrong)
    findings.same(`secret ${secret}`, await saying(stage, anna.person, 'где я', secret), 401)
  findings.same('unread: no JSON is refused for its secret', await stage.post('{"', 'wrong'), 401)
  findings.same(
    'unread: 10 MB too',
    await stage.post('x'.repeat(10 * MEGABYTE), 'wrong').catch(() => 401),
    401,
  )
  findings.same('a look is no post', (await stage.get(WEBHOOK_PATH)).status, 405)
  await stage.settle()
  findings.same('nothing was said', heard(), before)
  findings.same('the right secret is taken', await saying(stage, anna.person, 'где я'), 200)
  await stage.settle()
  findings.holds('and answered', heard() > before)
}

const strangeBodies: AttackCase['run'] = async (stage, findings) => {
  const anna = await stage.onTheWay()
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const deepField = `{"update_id":${stage.nextUpdate()},"message":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`
  const status = async (body: string): Promise<number> => stage.post(body)
  findings.same('10 MB', await status(`"${'x'.repeat(10 * MEGABYTE)}"`).catch(() => 413), 413)
  for (const body of ['', '{', 'null null', '<xml/>', '{"update_id":1'])
    findings.same(`${JSON.stringify(body)} is no JSON`, await status(body), 400)
  const noUpdates = [
    ...['null', '5', '"x"', '[]', '{}', '{"update_id":"one"}', '{"update_id":-1}', '{"update_id":1e400}'],
    ...['{"__proto__":{"update_id":5}}', deep, deepField],
    stage.update({ message: null }),
    stage.update({ message: 'text' }),
    stage.update({ message: { message_id: 'x', chat: 7, from: [], text: {} } }),
    stage.update({ message: stage.message({ id: anna.person.id, firstName: 'Анна' }, { text: { a: 1 } }) }),
    stage.update({ callback_query: { id: 5, data: 7 } }),
    stage.update({ my_chat_member: {} }),
    stage.update({ something_of_2031: { a: 1 } }),
  ]
  for (const body of noUpdates) findings.same(`${body.substring(0, 60)} is let be`, await status(body), 200)
  await stage.settle()
  findings.same('the talk stands', (await anna.talk()).step, 'contact.reached')
  await anna.press('talked')
  findings.same('and goes on', (await anna.talk()).step, 'contact.outcome')
}

const replayed: AttackCase['run'] = async (stage, findings) => {
  const anna = await stage.onTheWay('contact.appointment_place')
  const message = stage.message({ id: anna.person.id, firstName: 'Анна' }, { text: 'вход со двора' })
  const json = stage.update({ message })
  findings.same('taken', await stage.post(json), 200)
  await stage.settle()
  const after = await anna.talk()
  const heard = anna.person.screen().length
  findings.holds('the words are the answer', after.step !== 'contact.appointment_place', after.step)
  const again = await Promise.all(Array.from({ length: 20 }, () => stage.post(json)))
  await stage.settle()
  findings.same('the same again is confirmed', again, Array(20).fill(200))
  findings.same('one step', (await anna.talk()).session.version, after.session.version)
  findings.same('one answer', anna.person.screen().length, heard)
  const sent = anna.person.say('где я')
  await stage.settle()
  const heardOnce = anna.person.screen().length
  stage.playground.redeliver(sent.updateId ?? 0)
  await stage.settle()
  findings.same('what Telegram sends twice is answered once', anna.person.screen().length, heardOnce)
  const old = { ...message, date: Math.floor(Date.now() / 1_000) - 2 * 86_400, text: '/start' }
  findings.same('two days old', await stage.post(stage.update({ message: old })), 200)
  await stage.settle()
  const kept = (await anna.talks()).map(({ id, step, session }) => ({ id, step, version: session.version }))
  const { id, step, session } = after
  findings.same('an old command loses nothing', kept, [{ id, step, version: session.version }])
}

/** What reaches the webhook and is not from Telegram, or is no update, or comes twice. */
export const WEBHOOK: readonly AttackCase[] = [
  { id: 'B12', name: 'webhook without its secret', run: wrongSecret },
  { id: 'B13', name: 'webhook bodies that are no updates', run: strangeBodies },
  { id: 'B14', name: 'updates that come again, or days late', run: replayed },
]
