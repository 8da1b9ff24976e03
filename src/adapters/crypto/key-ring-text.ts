import { z } from 'zod'
import { Problem } from '../../application/problem.ts'

/** What a ring of keys is written as. */
export const RingText = z.strictObject({
  format: z.literal(1),
  /** Names the store: a database notes whose keys it is sealed with. */
  store: z.string(),
  revision: z.int(),
  /** Number of the master key that new keys are wrapped by. */
  current: z.int(),
  /** Every secret sealed by DATA_KEY: `naming`, `audit`, `wrap.1`, `service.1`… */
  secrets: z.record(z.string(), z.base64()),
  /** The same once more, sealed by the DATA_KEY to come, while it is changed: both open the store. */
  coming: z.record(z.string(), z.base64()).optional(),
  /** Seeds of the tree by their way. */
  tree: z.record(z.string().regex(/^[0-3]{0,32}$/), z.string().regex(/^[0-9a-f]{64}$/)),
  /** Leaves that were destroyed, with the day: replayed when an older backup is restored. No secret. */
  destroyed: z.array(z.strictObject({ leaf: z.string().regex(/^[0-9a-f]{16}$/), on: z.string() })),
})

export type RingText = z.infer<typeof RingText>

/** @throws Problem when it is no ring, e.g. cut off */
export const readRing = (text: string): RingText => {
  const found = RingText.safeParse(parsed(text))
  if (found.success) return found.data
  throw new Problem('The store of keys is damaged: restore it from the keys file of the newest backup.')
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
