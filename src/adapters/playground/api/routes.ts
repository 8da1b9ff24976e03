import type { IncomingMessage, ServerResponse } from 'node:http'
import type { World } from '../world/world.ts'
import { type Api, answer } from './api.ts'
import { ApiError } from './api-error.ts'

const METHOD_PATH = /^\/bot([^/]+)\/([^/]+)\/?$/
const FILE_PATH = /^\/file\/bot([^/]+)\/(.+)$/

/** The two addresses of the Bot API: calls, and downloads of files. */
export class BotApiRoutes {
  readonly #token: string
  readonly #api: Api
  readonly #world: World

  constructor(token: string, api: Api, world: World) {
    this.#token = token
    this.#api = api
    this.#world = world
  }

  /** @returns false when the path belongs to something else */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = new URL(request.url ?? '/', 'http://playground')
    const call = url.pathname.match(METHOD_PATH)
    const download = url.pathname.match(FILE_PATH)
    const token = decodeURIComponent(call?.[1] ?? download?.[1] ?? '')
    if (!call && !download) return false
    if (token !== this.#token) return refuse(request, response, new ApiError(401, 'Unauthorized'))
    if (download) return this.#download(request, response, download[2] ?? '')
    await this.#api.serve(call?.[2] ?? '', url.searchParams, request, response)
    return true
  }

  #download(request: IncomingMessage, response: ServerResponse, path: string): true {
    const file = this.#world.files.byPath(decodeURIComponent(path))
    if (!file) return refuse(request, response, new ApiError(404, 'Not Found'))
    const bytes = this.#world.files.bytes(file.fileId)
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length })
    response.end(bytes)
    return true
  }
}

function refuse(request: IncomingMessage, response: ServerResponse, refusal: ApiError): true {
  request.resume()
  answer(response, { refusal })
  return true
}
