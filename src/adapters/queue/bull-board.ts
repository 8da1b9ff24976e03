import type { IncomingMessage, ServerResponse } from 'node:http'
import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { ExpressAdapter } from '@bull-board/express'
import type { Queue } from 'bullmq'
import express, { type Express } from 'express'

/** Answers requests below its base path; false for others, whose response it leaves alone. */
export type BoardRoute = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/** What a board is made of. */
export interface BoardOptions {
  readonly queue: Queue
  /** Where it is, e.g. `/board`; without a slash at its end. */
  readonly basePath?: string
}

/** The page asks Google for a typeface: an operator's visits are nobody else's business, and offline it would wait. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'"

const createApp = (queue: Queue, basePath: string): Express => {
  const adapter = new ExpressAdapter().setBasePath(basePath)
  createBullBoard({
    queues: [new BullMQAdapter(queue, { readOnlyMode: true })],
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: queue.name } },
  })
  const board: Express = adapter.getRouter()
  board.disable('x-powered-by')
  return express().disable('x-powered-by').use(basePath, board)
}

const isBelow = (basePath: string, url: string | undefined): boolean => {
  const path = url?.split('?')[0] ?? ''
  return path === basePath || path.startsWith(`${basePath}/`)
}

/**
 * A route that serves Bull Board, to look and not to touch: anything but GET and HEAD is answered with 405, since a job
 * is only a hint at a row and there is nothing in the queue that a person should put right. Who may look is decided in
 * front of it.
 * @example listen(8080, undefined, [boardHandler({ queue })], log)
 */
export const boardHandler = ({ queue, basePath = '/board' }: BoardOptions): BoardRoute => {
  const app = createApp(queue, basePath)
  return async (request, response) => {
    if (!isBelow(basePath, request.url)) return false
    response.setHeader('content-security-policy', POLICY)
    response.setHeader('x-frame-options', 'DENY')
    response.setHeader('cache-control', 'no-store')
    if (request.method !== 'GET' && request.method !== 'HEAD')
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
    else app(request, response)
    return true
  }
}
