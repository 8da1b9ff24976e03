import type { UseCases } from '../kit/use-case.ts'
import { alertCalls } from './alert-calls.ts'
import { askAlert, pickAlert } from './ask-alert.ts'
import { approveAlert, refuseAlert } from './decide-alert.ts'

/** Use cases of warnings to districts by the name in their tokens (Y-safety). */
export const ALERT_USE_CASES = {
  alert: pickAlert,
  alert_ask: askAlert,
  alert_yes: approveAlert,
  alert_no: refuseAlert,
  alert_calls: alertCalls,
} satisfies UseCases
