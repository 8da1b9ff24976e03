import { may } from '../../../domain/access/can.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { type Decision, decide } from '../../decision.ts'
import { refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { USE_CASES } from './office-index.ts'

/** Runs a use case if the role has its action at all; whether it reaches what the call is about, the reads decide. */
export const runUseCase = async (name: string, call: OfficeCall): Promise<Decision> => {
  const known = ownEntry(USE_CASES, name)
  if (!known) return decide(call.moment, { toast: call.moment.screens.label('unknown_button') })
  if (!may(call.actor.role, known.action)) return refuse(call, known.action, `use_case:${name}`)
  return known.run(call)
}
