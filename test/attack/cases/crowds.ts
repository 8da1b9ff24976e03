import { words } from '../../support/chat.ts'
import type { AttackCase } from '../support/case.ts'
import { said } from '../support/said.ts'

const FLOOD = 100
/** Answers to a hundred messages of one moment that nobody would call a flood. */
const MOST_ANSWERS = 40
const SOON_MS = 5_000

const flood: AttackCase['run'] = async (stage, findings) => {
  const [loud, quiet] = [await stage.onTheWay(), await stage.onTheWay()]
  const before = loud.person.screen().length
  // Telegram takes one message a second for a chat: what is answered meanwhile waits.
  stage.playground.faults.add({ kind: '429', chatId: loud.person.id, retryAfter: 2, times: 4 })
  for (let n = 0; n < FLOOD; n += 1) loud.person.say(`и ещё ${n}`)
  const from = performance.now()
  await quiet.person.say('где я')
  await quiet.person.waitFor(() => true, { timeoutMs: 30_000 })
  const waited = Math.round(performance.now() - from)
  findings.holds('others are answered soon', waited <= SOON_MS, waited)
  await stage.settle()
  const answers = loud.person.screen().length - before - FLOOD
  findings.holds('a flood is not answered one by one', answers <= MOST_ANSWERS, answers)
  findings.holds('but it is answered', answers > 0)
  const crowd = await Promise.all(Array.from({ length: 200 }, async () => stage.citizen()))
  for (const each of crowd) each.person.start()
  await stage.settle()
  const unheard = crowd.filter((each) => each.person.lastBotMessage() === undefined).length
  findings.same('two hundred at once: each is answered', unheard, 0)
}

const groups: AttackCase['run'] = async (stage, findings) => {
  const anna = stage.citizen('Ксенофонтия')
  await anna.begin()
  const group = stage.playground.addGroup('Двор', [anna.person])
  await stage.settle()
  anna.person.say('/start', { chat: group })
  const chat = { id: group, type: 'supergroup', title: 'Двор' }
  const date = Math.floor(Date.now() / 1_000)
  const anonymous = { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' }
  const statuses = [
    await stage.post(
      stage.update({
        message: { message_id: 5, date, chat, from: anonymous, sender_chat: chat, text: '/start' },
      }),
    ),
    await stage.post(stage.update({ message: { message_id: 6, date, chat, text: '/start' } })),
    await stage.post(
      stage.update({
        channel_post: {
          message_id: 7,
          date,
          chat: { id: -1_009_000_000_001, type: 'channel', title: 'К' },
          text: '/start',
        },
      }),
    ),
    await stage.post(
      stage.update({
        message: {
          message_id: 8,
          date,
          chat: { id: anna.person.id, type: 'private', first_name: 'А' },
          text: 'без отправителя',
        },
      }),
    ),
  ]
  await stage.settle()
  findings.same('each is taken', statuses, [200, 200, 200, 200])
  const told = said(anna.person.screen(group).filter(({ from }) => from === 'bot'))
  findings.lacks('no name in a group', told, 'Ксенофонтия')
  findings.lacks('no matter of hers', told, 'паспорт')
  const left = stage.playground.ledger.of('leaveChat').filter(({ chatId }) => chatId === group)
  findings.holds(
    'it left',
    left.some(({ ok }) => ok),
  )
  findings.holds('her own chat goes on', (await anna.press('learn')).length > 0)
  for (const method of ['sendMessage', 'leaveChat']) stage.letRefusals(method)
}

const gone: AttackCase['run'] = async (stage, findings) => {
  const anna = await stage.onTheWay()
  const standing = async () =>
    (
      await stage.rows<{ blocked: boolean; consent: string | null }>(
        'select blocked, consent from people where id = (select person_id from talks where id = $1)',
        [(await anna.talks())[0]?.id],
      )
    )[0]
  const before = await standing()
  findings.same('reachable, with a consent', [before?.blocked, before?.consent !== null], [false, true])
  anna.person.block()
  await stage.settle()
  findings.same('blocked: known, the consent kept', await standing(), { ...before, blocked: true })
  anna.person.unblock()
  await stage.settle()
  findings.same('let in again', await standing(), before)
  findings.holds('and answered', (await anna.say('где я')).length > 0)
  anna.person.deactivate()
  const late = stage.message({ id: anna.person.id, firstName: 'Анна' }, { text: 'где я' })
  findings.same(
    'a late word of a deleted account is taken',
    await stage.post(stage.update({ message: late })),
    200,
  )
  await stage.settle()
  stage.letRefusals('sendMessage')
}

const rights: AttackCase['run'] = async (stage, findings) => {
  const anna = await stage.onTheWay('contact.appointment_place')
  await anna.say('вход со двора')
  const [{ id: talk = '' } = {}] = await anna.talks()
  const of = async (what: string) =>
    stage.rows<Record<string, unknown>>(
      `select ${what} as it from people p where p.id = (select person_id from talks where id = $1)`,
      [talk],
    )
  const planned = async (): Promise<unknown> =>
    (
      await of("(select count(*)::int from reminders r where r.person_id = p.id and r.state = 'planned')")
    )[0]?.['it']
  findings.holds('with a consent', (await of('consent'))[0]?.['it'] !== null)
  const stranger = await stage.onTheWay()
  await stranger.say('/delete')
  await stranger.press('m.delete_yes')
  findings.same("a stranger's deletion is their own", (await stranger.talks()).length, 0)
  findings.same('and nobody else’s', (await anna.talks()).length, 1)
  await anna.forge('m.withdraw')
  findings.same('withdrawn at once', (await of('consent'))[0]?.['it'], null)
  await stage.until('reminders called off', async () => (await planned()) === 0)
  findings.same('nothing is planned any more', await planned(), 0)
  const kept = await of('(select own_words from talks t where t.person_id = p.id limit 1)')
  findings.same('own words are gone', kept[0]?.['it'] ?? null, null)
  await anna.say('/delete')
  await anna.press('m.delete_yes')
  findings.same('deleted by herself', (await anna.talks()).length, 0)
  findings.contains('and told so', anna.heard(), words('screens.deleted').split('\n')[0] ?? '')
}

/** Many at once, groups, and people who go. */
export const CROWDS: readonly AttackCase[] = [
  { id: 'B26', name: 'a hundred messages at once, two hundred people', run: flood },
  { id: 'B27', name: 'groups, channels, senders that are missing', run: groups },
  { id: 'B28', name: 'blocked, let in, account deleted', run: gone },
  { id: 'B32', name: 'consent withdrawn, deletion by a stranger', run: rights },
]
