import { audience, invite, inviteMemory } from './audience.ts'
import { deliverScale } from './deliver-scale.ts'
import { digestScale } from './digest-scale.ts'
import { heap } from './heap.ts'
import { pace, recovery, replyUnderBulk } from './live.ts'
import type { Result } from './measure.ts'
import { memory, planAgain, planScale, planVsOrm } from './plan.ts'
import { startWarm } from './start-warm.ts'
import { stepConversations10, stepConversations100 } from './step-conversations.ts'
import { stepDurable } from './step-durable.ts'
import { router, stepGrowth, stepMemory } from './step-memory.ts'

/** Every figure by its id, in the order in which they are taken. */
const BENCHES: Readonly<Record<string, () => Promise<Result>>> = {
  'step-memory': stepMemory,
  'step-growth': stepGrowth,
  'step-conversations-10': stepConversations10,
  'step-conversations-100': stepConversations100,
  'step-durable': stepDurable,
  router,
  'start-warm': startWarm,
  heap,
  'plan-scale': planScale,
  'plan-again': planAgain,
  'plan-vs-orm': planVsOrm,
  memory,
  'deliver-scale': deliverScale,
  'digest-scale': digestScale,
  audience,
  invite,
  'invite-memory': inviteMemory,
  pace,
  'reply-under-bulk': replyUnderBulk,
  recovery,
}

const line = ({ id, name, value, bar, ok, detail }: Result): string =>
  `${ok ? 'ok  ' : 'FAIL'} ${id.padEnd(24)} ${String(value).padStart(9)} ${(bar ?? 'reported').padEnd(9)} ${name} ${JSON.stringify(detail ?? {})}`

/** `npm run bench -- [--json] [id…]`: prints the figures; exit code 1 when one misses its bar. */
const main = async (): Promise<void> => {
  const words = process.argv.slice(2)
  const wanted = words.filter((word) => !word.startsWith('--'))
  const unknown = wanted.filter((id) => !(id in BENCHES))
  if (unknown.length > 0)
    throw new Error(`no bench "${unknown.join(', ')}": there are ${Object.keys(BENCHES).join(', ')}`)
  const results: Result[] = []
  for (const [id, bench] of Object.entries(BENCHES)) {
    if (wanted.length > 0 && !wanted.includes(id)) continue
    const result = await bench()
    results.push(result)
    if (!words.includes('--json')) process.stdout.write(`${line(result)}\n`)
  }
  if (words.includes('--json')) process.stdout.write(`${JSON.stringify({ results }, null, 2)}\n`)
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1
}

await main()
