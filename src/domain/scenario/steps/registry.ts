import type { StepType } from '../definition.ts'
import type { StepKind } from '../talk.ts'
import { ask } from './ask.ts'
import { card } from './card.ts'
import { checklist } from './checklist.ts'
import { choose } from './choose.ts'
import { compare } from './compare.ts'
import { crossroads } from './crossroads.ts'
import { handOver } from './hand-over.ts'
import { note } from './note.ts'
import { plan } from './plan.ts'
import { rate } from './rate.ts'
import { rateAll } from './rate-all.ts'
import { reflect } from './reflect.ts'
import { rehearse } from './rehearse.ts'
import { say } from './say.ts'
import { situation } from './situation.ts'

/** All step types by their name in definitions. A type without an entry does not compile. */
export const STEP_KINDS: { readonly [T in StepType]: StepKind<T> } = {
  say,
  choose,
  situation,
  ask,
  rate,
  rate_all: rateAll,
  checklist,
  compare,
  rehearse,
  plan,
  reflect,
  hand_over: handOver,
  card,
  note,
  crossroads,
}

/** The behaviour of a step type. The registry pairs each name with its own type; a caller need not know which. */
export const kindOf = (type: StepType): StepKind<StepType> =>
  STEP_KINDS[type] as unknown as StepKind<StepType>
