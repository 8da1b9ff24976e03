import { words } from '../../support/chat.ts'
import type { AttackCase } from '../support/case.ts'
import { employ, invite, opened, waitingStaff } from '../support/employ.ts'
import type { Stage } from '../support/stage.ts'

const REFUSED = words('office.staff.invite_refused')

const newestInvite = async (stage: Stage): Promise<string> => {
  const [row] = await stage.rows<{ id: string }>(
    'select id from invites order by made_at desc, id desc limit 1',
  )
  return row?.id ?? ''
}

const spentInvites: AttackCase['run'] = async (stage, findings) => {
  const used = await invite(stage, 'mentor')
  const taker = stage.citizen('Первый')
  findings.lacks('a good invite is opened', await opened(taker, used), REFUSED)
  await taker.say('Первая Вера Павловна')
  const expired = await invite(stage, 'mentor')
  await stage.rows("update invites set expires_at = now() - interval '1 second' where id = $1", [
    await newestInvite(stage),
  ])
  const revoked = await invite(stage, 'mentor')
  await stage.chat('irina').forge(`w.invite_revoke.${await newestInvite(stage)}`)
  const stranger = stage.citizen('Чужой')
  for (const [what, code] of Object.entries({ used, expired, revoked, guessed: `i${'2'.repeat(26)}` }))
    findings.same(`${what}: the same words`, await opened(stranger, code), REFUSED)
}

const forwarded: AttackCase['run'] = async (stage, findings) => {
  const before = await waitingStaff(stage)
  const code = await invite(stage, 'assistant')
  const [first, second] = [stage.citizen('Первый'), stage.citizen('Второй')]
  await opened(first, code)
  await opened(second, code)
  await first.say('Первый Пётр Петрович')
  const late = (await second.say('Второй Пётр Петрович')).map(({ text }) => text).join('\n')
  findings.contains('the second to answer is refused', late, REFUSED)
  const [id, ...more] = (await waitingStaff(stage)).filter((each) => !before.includes(each))
  findings.same('only the first waits', more, [])
  const pressed = await first.forge('w.people')
  findings.same('and has no office yet', pressed, [])
  await stage.chat('irina').forge(`w.staff_confirm.${id}`)
  findings.holds('confirmed, they have one', (await first.forge('w.today')).length > 0)
  findings.same('the second has none', await second.forge('w.today'), [])
}

const guessing: AttackCase['run'] = async (stage, findings) => {
  const before = await waitingStaff(stage)
  const good = await invite(stage, 'mentor')
  const guesser = stage.citizen('Угадчик')
  const letters = 'abcdefghkmnpqrstuvwxyz'
  const guess = (n: number): string =>
    `i${letters[n % 22]}${letters[Math.floor(n / 22) % 22]}${'x'.repeat(24)}`
  for (let n = 0; n < 5; n += 1) findings.same(`guess ${n}`, await opened(guesser, guess(n)), REFUSED)
  findings.same('the sixth is not even looked up', await opened(guesser, good), REFUSED)
  const many = Array.from({ length: 300 }, (_, n) =>
    stage.post(
      stage.update({
        message: stage.message(
          { id: 871_263_570_000 + (n % 60), firstName: 'Бот' },
          { text: `/start ${guess(n + 5)}`, entities: [{ type: 'bot_command', offset: 0, length: 6 }] },
        ),
      }),
    ),
  )
  const statuses = await Promise.all(many)
  await stage.settle()
  findings.same(
    'hundreds of guesses are taken',
    statuses.filter((status) => status !== 200),
    [],
  )
  findings.same('nobody waits to be let in', await waitingStaff(stage), before)
  stage.letRefusals('sendMessage')
  findings.lacks('somebody else opens it', await opened(stage.citizen('Званый'), good), REFUSED)
}

const withoutOffice: AttackCase['run'] = async (stage, findings) => {
  const anna = await stage.onTheWay()
  for (const token of [
    'w.today',
    'w.people',
    'w.person.smirnova',
    'w.staff',
    'w.staff_remove.st_olga',
    'd.yes',
  ]) {
    findings.same(`${token} by a citizen`, await anna.forge(token), [])
    findings.same(`${token}: said so`, anna.toasts().at(-1), words('screens.unknown_button'))
  }
  const { chat, id } = await employ(stage, 'specialist.north', 'Новикова Нина Ильинична')
  const [card] = await chat.forge('w.person.smirnova')
  findings.contains('an employee sees the person', card?.text ?? '', 'Смирнова Анна')
  await stage.chat('irina').forge(`w.staff_remove.${id}`)
  const after = (await chat.forge('w.person.smirnova')).map(({ text }) => text).join('\n')
  findings.lacks('removed: at once no more', after, 'Смирнова')
  const searched = (await chat.say('Смирнова')).map(({ text }) => text).join('\n')
  findings.lacks('nor by a search', searched, 'Анна Петровна')
  const [refusal] = await stage.rows(
    "select 1 from audit where action = 'press_office' and outcome = 'refused' limit 1",
  )
  findings.holds('refusals are on record', refusal !== undefined)
}

/** Doors of the office, tried by whoever has no business there. */
export const STAFF_DOORS: readonly AttackCase[] = [
  { id: 'B8', name: 'invites that are used, expired, revoked', run: spentInvites },
  { id: 'B9', name: 'an invite passed on to a stranger', run: forwarded },
  { id: 'B10', name: 'hundreds of guesses at an invite', run: guessing },
  { id: 'B11', name: 'the office by a citizen, by a removed employee', run: withoutOffice },
]
