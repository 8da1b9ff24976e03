import { Findings } from './findings.ts'
import type { Stage } from './stage.ts'

/** One attack (docs/promises.md 18) on the started product. */
export interface AttackCase {
  readonly id: string
  readonly name: string
  /** Attacks, and looks at what came of it – with the good path of the same thing, so that the case can fail. */
  readonly run: (stage: Stage, findings: Findings) => Promise<void>
}

/** One case's outcome as other people's checks read it. */
export interface AttackResult {
  readonly id: string
  readonly name: string
  /** How many things were not as promised. */
  readonly value: number
  readonly bar: string
  readonly ok: boolean
  readonly seconds: number
  readonly looks: number
  readonly broken: readonly string[]
}

/** What nothing may lead to, whatever came in: checked after every case. */
const lookAround = async (stage: Stage, findings: Findings): Promise<void> => {
  findings.same('the product answers /healthz', (await stage.get('/healthz')).status, 200)
  findings.same('no update was set aside', await stage.setAside(), 0)
  findings.same('no error in the log', stage.newErrors(), [])
  findings.same('Telegram refused no call', stage.newRefusals(), [])
}

/** Runs a case; one that breaks off has shown nothing and fell. */
export const runCase = async ({ id, name, run }: AttackCase, stage: Stage): Promise<AttackResult> => {
  const from = performance.now()
  const findings = new Findings()
  try {
    await run(stage, findings)
    if (findings.looks === 0) findings.holds('it looked at nothing', false)
    await lookAround(stage, findings)
  } catch (error) {
    const { message, stack } = error as Error
    const place = stack?.split('\n').find((line) => line.includes('/test/attack/cases/')) ?? ''
    findings.holds(`it broke off: ${message}${place}`, false)
  }
  const value = findings.broken.length
  return {
    id,
    name,
    value,
    bar: '<= 0',
    ok: value === 0,
    seconds: Number(((performance.now() - from) / 1_000).toFixed(1)),
    looks: findings.looks,
    broken: findings.broken,
  }
}

/** A case's outcome as a line of a table, what fell below it. */
export const tableLine = ({ id, name, ok, seconds, looks, broken }: AttackResult): string => {
  const faults = broken.map((each) => `\n       ${each}`).join('')
  return `${ok ? 'held' : 'FELL'} ${id.padEnd(6)} ${`${looks} looks  ${seconds} s`.padEnd(22)} ${name}${faults}`
}
