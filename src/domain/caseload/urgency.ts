import { z } from 'zod'

/** How soon a case wants somebody (W), the most urgent first. */
export const URGENCIES = ['at_once', 'soon', 'usual'] as const
export const Urgency = z.enum(URGENCIES)
export type Urgency = z.infer<typeof Urgency>
