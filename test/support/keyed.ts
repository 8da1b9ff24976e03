import type { Service } from '../../src/service.ts'

/** Asks a playground as a browser does that came by the printed address: with its cookie. */
export const keyed =
  ({ address, port }: Pick<Service, 'address' | 'port'>) =>
  (path: string, init: RequestInit = {}): Promise<Response> => {
    const key = new URL(address ?? '').searchParams.get('key')
    const headers = new Headers(init.headers)
    headers.set('cookie', `playground_${port}=${key}`)
    return fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers })
  }
