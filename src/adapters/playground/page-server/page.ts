import type { IncomingMessage, ServerResponse } from 'node:http'
import { DEFAULTS, type PlaygroundOptions } from '../options.ts'
import type { World } from '../world/world.ts'
import { type ActionParts, actForPerson, moveClock, setFault } from './actions.ts'
import { ClockWalk } from './clock-walk.ts'
import { Control } from './control.ts'
import { Feed } from './feed.ts'
import type { Played } from './played.ts'
import { serveFile } from './serve-file.ts'
import { serveStatic } from './static.ts'
import type { ToldStory } from './stories.ts'
import { loadPlaygroundTexts } from './texts.ts'

/** What the page is made of. */
export interface PageParts {
  playground: Played
  world: World
  options: PlaygroundOptions
}

const PREFIX = '/playground/'
/** A file of 20 MB as text: larger ones the bot refuses anyway. */
const MOST_BODY_BYTES = 30 * 1024 * 1024
const NOT_FOUND = 404
const REFUSED = 409

/** The page's side of the server: its files, the stream of what happens, and what somebody does on it. */
export class Page {
  readonly #world: World
  readonly #feed: Feed
  readonly #actions: ActionParts
  readonly #control: Control
  readonly #stories: readonly ToldStory[]

  constructor({ playground, world, options }: PageParts) {
    const timeZone = options.timeZone ?? DEFAULTS.timeZone
    this.#world = world
    this.#control = new Control(options, playground.faults, playground.changes)
    this.#feed = new Feed(playground, world, this.#control, timeZone)
    const texts = options.texts ?? loadPlaygroundTexts()
    this.#stories = options.stories ?? []
    const walk = new ClockWalk(playground.clock, options.time)
    const { writeTable } = options
    this.#actions = { playground, control: this.#control, texts, timeZone, walk, writeTable }
  }

  /** @returns false when the path belongs to something else */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const { pathname } = new URL(request.url ?? '/', 'http://playground')
    if (pathname === '/' || pathname === '/playground') serveStatic('index.html', response)
    else if (!pathname.startsWith(PREFIX)) return false
    else if (request.method === 'POST') await this.#act(pathname.slice(PREFIX.length), request, response)
    else this.#show(pathname.slice(PREFIX.length), request, response)
    return true
  }

  close(): void {
    this.#feed.close()
  }

  #show(path: string, request: IncomingMessage, response: ServerResponse): void {
    const [folder, name = ''] = path.split('/')
    if (folder === 'events') this.#feed.open(response)
    else if (folder === 'texts') sendJson(response, this.#words())
    else if (folder === 'stories') sendJson(response, this.#stories)
    else if (folder === 'files') this.#download(name, request, response)
    else if (folder === 'page') serveStatic(name, response)
    else response.writeHead(NOT_FOUND).end()
  }

  #words(): object {
    const entries = Object.entries(this.#actions.texts).map(([language, { page }]) => [language, page])
    return Object.fromEntries(entries)
  }

  #download(fileId: string, request: IncomingMessage, response: ServerResponse): void {
    const file = this.#world.files.byId(fileId)
    if (file) serveFile(file, this.#world.files.bytes(fileId), request, response)
    else response.writeHead(NOT_FOUND).end()
  }

  async #act(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isFromPage(request)) return void response.writeHead(403).end()
    try {
      const body = await readJson(request)
      const [what, key = ''] = path.split('/')
      if (what === 'people') await actForPerson(this.#actions, decodeURIComponent(key), body)
      else if (what === 'clock') await moveClock(this.#actions, body)
      else if (what === 'fault') setFault(this.#actions, body)
      else if (what === 'restart') await this.#control.restart()
      sendJson(response, {})
    } catch (cause) {
      response.writeHead(REFUSED, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: cause instanceof Error ? cause.message : String(cause) }))
    }
  }
}

function isFromPage(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'] ?? 'same-origin'
  return site === 'same-origin' && (request.headers['content-type'] ?? '').startsWith('application/json')
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) {
    body += chunk
    if (body.length > MOST_BODY_BYTES) throw new RangeError('the body is too long')
  }
  return JSON.parse(body || '{}')
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(value))
}
