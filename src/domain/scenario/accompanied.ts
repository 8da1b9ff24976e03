import { z } from 'zod'

/** How a specialist is beside the person at a visit: close by and silent, or speaking as well. */
export const Beside = z.enum(['near_by', 'together'])
export type Beside = z.infer<typeof Beside>

/** How a specialist comes along, by the answer to «кто пойдёт с вами?»; null – nobody of ours does. */
export const accompanied = (answer: unknown): Beside | null => {
  if (answer === 'together') return 'together'
  return answer === 'near' || answer === 'near_by' ? 'near_by' : null
}
