import type { Route } from './server.ts'

/**
 * `degraded` works: there are updates that could not be handled and that nobody has looked at yet, or whoever listens to voices
 * is away.
 */
export type HealthStanding = 'ready' | 'degraded' | 'not ready'

/** What the health pages ask. */
export interface Health {
  /** Whether work can be taken: the database answers, updates come in. `degraded` – it can, and somebody has to look. */
  standing(): Promise<HealthStanding>
  /** Prometheus text of all counters and gauges; there in any case. */
  metrics(): Promise<string>
}

/** `/metrics` – numbers for Prometheus. */
export const metricsRoute =
  ({ metrics }: Pick<Health, 'metrics'>): Route =>
  async (request, response) => {
    if (request.url?.split('?')[0] !== '/metrics') return false
    const text = await metrics()
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(text)
    return true
  }

/** `/healthz` – the process lives; `/readyz` – it can work. */
export const healthRoute =
  (health: Pick<Health, 'standing'>): Route =>
  async (request, response) => {
    const path = request.url?.split('?')[0]
    if (path === '/healthz') response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n')
    else if (path === '/readyz') {
      const standing = await health.standing()
      response
        .writeHead(standing === 'not ready' ? 503 : 200, { 'content-type': 'text/plain' })
        .end(`${standing}\n`)
    } else return false
    return true
  }
