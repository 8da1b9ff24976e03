import type { AttackCase } from '../support/case.ts'
import { invite, opened, waitingStaff } from '../support/employ.ts'
import type { Stage } from '../support/stage.ts'

const stateOf = async (stage: Stage, table: 'staff' | 'alerts', id: string): Promise<string | undefined> =>
  (await stage.rows<{ state: string }>(`select state from ${table} where id = $1`, [id]))[0]?.state

/** Somebody new at work: nobody but the head lets them in, themselves least of all. */
const newcomer: AttackCase['run'] = async (stage, findings) => {
  const chat = stage.citizen('Новый')
  await opened(chat, await invite(stage, 'mentor'))
  await chat.say('Самозванов Илья Ильич')
  const [id = ''] = await waitingStaff(stage)
  for (const [who, each] of [
    ['by themselves', chat],
    ['by a specialist', stage.chat('olga')],
    ['by another one', stage.chat('pavel')],
  ] as const) {
    await each.forge(`w.staff_confirm.${id}`)
    findings.same(`confirmed ${who}`, await stateOf(stage, 'staff', id), 'waiting')
  }
  await stage.chat('irina').forge(`w.staff_confirm.${id}`)
  findings.same('by the head', await stateOf(stage, 'staff', id), 'active')
}

/** A warning to a whole district: whoever asks for it does not decide. */
const warning: AttackCase['run'] = async (stage, findings) => {
  const id = 'al_two'
  await stage.rows(
    `insert into alerts (id, department_id, districts, kind, state, asked_by, asked_at)
     values ($1, 'dep1', '{north}', 'code', 'asked', 'st_olga', now())`,
    [id],
  )
  for (const key of ['olga', 'pavel']) {
    await stage.chat(key).forge(`w.alert_yes.${id}`)
    findings.same(`approved by ${key}`, await stateOf(stage, 'alerts', id), 'asked')
  }
  await stage.chat('irina').forge(`w.alert_yes.${id}`)
  findings.holds('by the head', (await stateOf(stage, 'alerts', id)) !== 'asked')
}

/** What needs a second person is not done by one. */
export const TWO_PEOPLE: readonly AttackCase[] = [
  {
    id: 'two',
    name: 'what needs a second person, by one alone',
    run: async (stage, findings) => {
      await newcomer(stage, findings)
      await warning(stage, findings)
    },
  },
]
