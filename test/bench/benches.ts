import { audience, invite, inviteMemory } from './audience.ts'
import { deliverScale } from './deliver-scale.ts'
import { digestScale } from './digest-scale.ts'
import { heap } from './heap.ts'
import { hear } from './hear.ts'
import { pace, recovery, replyUnderBulk } from './live.ts'
import { load } from './load/load.ts'
import type { Result } from './measure.ts'
import { othersSoon } from './others-soon.ts'
import { memory, planAgain, planScale, planVsOrm } from './plan.ts'
import { report } from './report.ts'
import type { Setting } from './setting.ts'
import { startWarm } from './start-warm.ts'
import { stepConversations10, stepConversations100 } from './step-conversations.ts'
import { stepDurable } from './step-durable.ts'
import { router, stepGrowth, stepMemory } from './step-memory.ts'

/** Takes one figure. */
export type Bench = (at: Setting) => Promise<Result>

/** Every figure by its id, in the order in which they are taken; each runs in small in the tests. */
export const BENCHES: Readonly<Record<string, Bench>> = {
  'step-memory': stepMemory,
  'step-growth': stepGrowth,
  'step-conversations-10': stepConversations10,
  'step-conversations-100': stepConversations100,
  'step-durable': stepDurable,
  router,
  'start-warm': startWarm,
  heap,
  hear,
  'plan-scale': planScale,
  'plan-again': planAgain,
  'plan-vs-orm': planVsOrm,
  memory,
  'deliver-scale': deliverScale,
  'digest-scale': digestScale,
  report,
  audience,
  invite,
  'invite-memory': inviteMemory,
  pace,
  'reply-under-bulk': replyUnderBulk,
  'others-soon': othersSoon,
  recovery,
  load,
}
