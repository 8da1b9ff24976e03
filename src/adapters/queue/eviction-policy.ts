import type { Redis } from 'ioredis'
import type { Log } from '../../application/ports/log.ts'
import { faultOf } from './fault-log.ts'

/**
 * Warns when Redis may throw keys away to make room (`redis_may_evict` with the policy found), because it would take
 * jobs half away. Hosted Redis often forbids the question: then `redis_policy_unknown`. Never throws.
 */
export const checkEviction = async (client: Redis, log: Log): Promise<void> => {
  try {
    const answer = (await client.config('GET', 'maxmemory-policy')) as string[]
    const policy = answer[1] ?? 'unknown'
    if (policy !== 'noeviction') log.warn('redis_may_evict', { policy })
  } catch (error) {
    log.warn('redis_policy_unknown', { fault: faultOf(error) })
  }
}
