import { createHash } from 'node:crypto'
import { type Api, GrammyError } from 'grammy'
import type { FetchFile } from '../../application/ports/files.ts'

interface Deps {
  readonly api: Api
  readonly token: string
  readonly apiRoot: string
  readonly bounds?: DownloadBounds
}

/** How long a download may take, in milliseconds. */
export interface DownloadBounds {
  /** Without a single byte. */
  readonly stallMs: number
  /** In all. */
  readonly longestMs: number
}

const BOUNDS: DownloadBounds = { stallMs: 8_000, longestMs: 40_000 }

/** Where the messenger keeps a file now; null – nowhere. */
const pathOf = async (
  api: Api,
  file: string,
): Promise<{ path: string; size: number } | 'gone' | 'too_big'> => {
  try {
    const { file_path, file_size = 0 } = await api.getFile(file)
    return file_path ? { path: file_path, size: file_size } : 'gone'
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error
    return /too big/i.test(error.description) ? 'too_big' : 'gone'
  }
}

/** A download that is cut off when it stalls or takes too long. */
class Download {
  readonly #cut: Promise<never>
  readonly #abort = new AbortController()
  readonly #stall: NodeJS.Timeout
  readonly #longest: NodeJS.Timeout

  constructor({ stallMs, longestMs }: DownloadBounds) {
    let cut: (error: Error) => void = () => undefined
    this.#cut = new Promise((_, reject) => {
      cut = reject
    })
    this.#cut.catch(() => undefined)
    const end = (): void => {
      cut(new Error('the file was not given in time'))
      this.#abort.abort()
    }
    this.#stall = setTimeout(end, stallMs)
    this.#longest = setTimeout(end, longestMs)
  }

  /** @throws Error without the address, which holds the token */
  async open(address: string): Promise<Response> {
    try {
      return await fetch(address, { signal: this.#abort.signal, redirect: 'error' })
    } catch (error) {
      throw new Error(`the file was not fetched: ${(error as Error).name}`)
    }
  }

  /**
   * Reads a body up to `most` bytes; null – there are more. The cut is waited for beside each piece: once fetch has
   * resolved, Node 20 may lose the way from our signal to the body to the garbage collector.
   */
  async read(body: ReadableStream<Uint8Array>, most: number): Promise<Buffer | null> {
    const reader = body.getReader()
    const pieces: Uint8Array[] = []
    let size = 0
    try {
      for (;;) {
        const { done, value } = await Promise.race([reader.read(), this.#cut])
        if (done) return Buffer.concat(pieces)
        this.#stall.refresh()
        pieces.push(value)
        size += value.length
        if (size > most) return null
      }
    } finally {
      reader.cancel().catch(() => undefined)
    }
  }

  close(): void {
    clearTimeout(this.#stall)
    clearTimeout(this.#longest)
  }
}

/** Fetches files from Telegram: the address holds the token, so it is never told to anybody, a log least of all. */
export const telegramFiles =
  ({ api, token, apiRoot, bounds = BOUNDS }: Deps): FetchFile =>
  async (file, most) => {
    const found = await pathOf(api, file)
    if (typeof found === 'string') return { refused: found }
    if (found.size > most) return { refused: 'too_big' }
    const path = found.path.split('/').map(encodeURIComponent).join('/')
    const download = new Download(bounds)
    try {
      const answer = await download.open(`${apiRoot}/file/bot${token}/${path}`)
      if (answer.status === 404) return { refused: 'gone' }
      if (!answer.ok || !answer.body) throw new Error(`the file was not given: ${answer.status}`)
      const bytes = await download.read(answer.body, most)
      if (bytes === null) return { refused: 'too_big' }
      return { bytes, digest: createHash('sha256').update(bytes).digest() }
    } finally {
      download.close()
    }
  }
