import { z } from 'zod'
import { Provenance } from '../facts/fact.ts'

/**
 * A warning that may be sent to the people of a district (Y-safety): its words are approved beforehand and stand in
 * `alerts.<id>.title` and `alerts.<id>.text`. `scenarios/alerts.yaml` lists them in the order in which they are offered.
 */
export const AlertKind = z.strictObject({
  /** Short: it stands in buttons. */
  id: z.string().regex(/^[a-z][a-z_]{1,15}$/),
  fact: Provenance,
})
export type AlertKind = z.infer<typeof AlertKind>

/** `scenarios/alerts.yaml` whole. */
export const AlertKinds = z.strictObject({ alerts: z.array(AlertKind).min(1).max(12) })

/** What became of a warning: asked for, sent with the head's word, or not sent. */
export const AlertState = z.enum(['asked', 'approved', 'refused'])
export type AlertState = z.infer<typeof AlertState>
