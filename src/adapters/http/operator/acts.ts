import { dropAside, retryAside } from '../../../application/operator/asides.ts'
import { closeTask } from '../../../application/operator/close-task.ts'
import { confirm } from '../../../application/operator/confirm.ts'
import type { Operator } from '../../../application/operator/operator.ts'
import type { Outcome } from '../../../application/operator/refusal.ts'
import { resend } from '../../../application/operator/resend.ts'
import type { Log } from '../../../application/ports/log.ts'
import { ownEntry } from '../../../domain/own-entry.ts'

const ACTION = /^\/operator\/(tasks|reminders|asides)\/(\d{1,15})\/(close|resend|confirm|retry|drop)$/

type Act = (operator: Operator, id: number) => Promise<Outcome>
const ACTS: Readonly<Record<string, Act>> = {
  'tasks close': closeTask,
  'reminders resend': resend,
  'reminders confirm': confirm,
  'asides retry': retryAside,
  'asides drop': dropAside,
}

/**
 * Does what a button's address names, e.g. `/operator/tasks/7/close`.
 * @returns what to tell of it, e.g. `done.close`; null – no button has such an address
 */
export const act = async (path: string, operator: Operator, log: Log): Promise<string | null> => {
  const [, what = '', id = '', how = ''] = ACTION.exec(path) ?? []
  const wish = ownEntry(ACTS, `${what} ${how}`)
  if (!wish) return null
  const outcome = await wish(operator, Number(id))
  log.info('operator_acted', { what, id: Number(id), how, done: outcome.done })
  return outcome.done ? `done.${how}` : `refused.${outcome.why}`
}
