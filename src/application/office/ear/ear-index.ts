import type { UseCases } from '../kit/use-case.ts'
import {
  addHeardTask,
  leaveHeard,
  noteHeard,
  recordHeard,
  recordHeardUnreached,
  showHeard,
} from './press-heard.ts'

/** What the presses under an offer do, by the name in their token. */
export const EAR_USE_CASES = {
  heard: showHeard,
  heard_contact: recordHeard,
  heard_unreached: recordHeardUnreached,
  heard_task: addHeardTask,
  heard_note: noteHeard,
  heard_not: leaveHeard,
} satisfies UseCases
