import type { RuleChanges } from '../support/changed-rules.ts'
import type { RowTools } from '../support/ground.ts'
import type { OutboxRow } from '../support/judge.ts'
import { PLAN_DUE, type Scene } from '../support/scene.ts'
import { until } from '../support/until.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

const PEOPLE = { full: 1_000, tiny: 30 }
const MOST_ATTEMPTS = 3
/** One rule whose words the messenger refuses for ever, one that has no words. */
const POISON: RuleChanges = {
  only: ['plan_due', 'bad_markup', 'no_words'],
  rules: { bad_markup: { of: 'retry' }, no_words: { of: 'paper_start' } },
  texts: { 'reminders.bad_markup.text': '<b>never closed', 'reminders.no_words.text': null },
}

const isPoison = ({ rule }: OutboxRow): boolean => rule !== PLAN_DUE.rule

/** Waits until the poisoned reminders were tried so often. */
const untilTried = (scene: Scene, attempts: number): Promise<void> =>
  until(`poison tried ${attempts} times`, async () =>
    (await scene.rows()).filter(isPoison).every((row) => row.attempts >= attempts),
  )

/** F22: among a thousand there is one message that is refused for ever and one that cannot be worded. */
export const poison = async (tools: RowTools): Promise<Verdict> => {
  const scene = await tools.scene()
  const [refused] = await scene.enrol(1, { rule: 'bad_markup', kind: 'retry' })
  await scene.enrol(1, { rule: 'no_words', kind: 'paper_start' })
  const whole = PEOPLE[tools.size] - 2
  await scene.enrol(whole, PLAN_DUE)
  const victim = await scene.spawn({ changes: POISON }).sending()
  await untilTried(scene, 1)
  await scene.untilArrived(whole, 60_000)
  const promises = new Promises()
  const early = (await scene.rows()).filter(({ state }) => state === 'failed').length
  promises.expect(early === 0, `${early} were given up at once`)
  scene.jump(6_000, victim)
  await untilTried(scene, 2)
  scene.jump(61_000, victim)
  await scene.untilSettled()
  const calls = scene.playground.ledger.of('sendMessage').filter(({ chatId }) => chatId === refused?.chat)
  promises.expect(calls.length === MOST_ATTEMPTS, `the refused message was tried ${calls.length} times`)
  const { rows: tasks } = await scene.pool.query("select 1 from human_tasks where reason = 'undelivered'")
  promises.expect(tasks.length === 2, `${tasks.length} tasks for a human`)
  promises.expect(victim.has('reminder_unworded'), 'the log does not tell of the missing words')
  const isListed = (row: OutboxRow) =>
    isPoison(row) && row.state === 'failed' && row.attempts === MOST_ATTEMPTS
  const verdict = await scene.verdict(0, isListed)
  return { ...verdict, broken: [...verdict.broken, ...promises.broken] }
}
