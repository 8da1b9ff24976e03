import type { UseCases } from '../kit/use-case.ts'
import { askAlert, pickAlert } from './ask-alert.ts'
import { alertCalls, approveAlert, refuseAlert } from './decide-alert.ts'

/** Use cases of warnings to districts by the name in their tokens (Y-safety). */
export const ALERT_USE_CASES = {
  alert: pickAlert,
  alert_ask: askAlert,
  alert_yes: approveAlert,
  alert_no: refuseAlert,
  alert_calls: alertCalls,
} satisfies UseCases
