import { type Agent, type ClientRequest, type IncomingMessage, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import type { Readable } from 'node:stream'
import type { ApiClientOptions } from 'grammy'

/** What grammY asks of its HTTP client, and nothing else of `fetch`. */
interface Asked {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  /** JSON, or a form with a file that is read while it is sent. */
  readonly body: string | Readable
  readonly agent: Agent
  readonly signal: AbortSignal
}

interface Answered {
  readonly json: () => Promise<unknown>
}

/** The whole body of an answer; one that breaks off in the middle is none. */
const bodyOf = (response: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    let body = ''
    response.setEncoding('utf8')
    response.on('data', (part: string) => {
      body += part
    })
    response.once('end', () => resolve(body))
    response.once('error', reject)
  })

const write = (request: ClientRequest, body: string | Readable): void => {
  if (typeof body === 'string') request.end(body)
  else body.once('error', (error) => request.destroy(error)).pipe(request)
}

/** The headers as they go out; a form's length is not known beforehand. */
const headersOf = ({ headers, body }: Pick<Asked, 'headers' | 'body'>): Record<string, string> =>
  typeof body === 'string'
    ? { ...headers, 'content-length': String(Buffer.byteLength(body)) }
    : { ...headers }

const call = (url: string, asked: Asked): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const { method, body, agent, signal } = asked
    const ask = url.startsWith('https:') ? overHttps : overHttp
    const request = ask(url, { method, agent, headers: headersOf(asked) })
    const cut = (): void => {
      request.destroy(new Error('the call was given up'))
    }
    const done = (): void => signal.removeEventListener('abort', cut)
    signal.addEventListener('abort', cut)
    if (signal.aborted) cut()
    request.on('error', (error) => {
      done()
      reject(error)
    })
    request.once('response', (response) => {
      response.once('close', done)
      const text = bodyOf(response)
      text.catch(() => undefined)
      resolve({ json: async () => JSON.parse(await text) as unknown })
    })
    write(request, body)
  })

/**
 * Calls the messenger by Node's own client, for grammY. `node-fetch`, which it brings along, makes streams, headers and a
 * request object for every call: a third of what a call costs. No redirects are followed, and – other than there – no
 * error tells the address, which holds the token. The connection is looked for before it returns.
 */
export const plainFetch = call as unknown as NonNullable<ApiClientOptions['fetch']>
