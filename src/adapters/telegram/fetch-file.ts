import { createHash } from 'node:crypto'
import { type Api, GrammyError } from 'grammy'
import type { FetchFile } from '../../application/ports/files.ts'

interface Deps {
  readonly api: Api
  readonly token: string
  readonly apiRoot: string
  /** How long a download may take, in milliseconds; a minute when not given. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 60_000

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

/** Reads a body up to `most` bytes; null – there are more. */
const gathered = async (body: AsyncIterable<Uint8Array>, most: number): Promise<Buffer | null> => {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.length
    if (size > most) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** Fetches files from Telegram: the address holds the token, so it is never told to anybody, a log least of all. */
export const telegramFiles =
  ({ api, token, apiRoot, timeoutMs = TIMEOUT_MS }: Deps): FetchFile =>
  async (file, most) => {
    const found = await pathOf(api, file)
    if (typeof found === 'string') return { refused: found }
    if (found.size > most) return { refused: 'too_big' }
    const path = found.path.split('/').map(encodeURIComponent).join('/')
    const answer = await download(`${apiRoot}/file/bot${token}/${path}`, timeoutMs)
    if (answer.status === 404) return { refused: 'gone' }
    if (!answer.ok || !answer.body) throw new Error(`the file was not given: ${answer.status}`)
    const bytes = await gathered(answer.body, most)
    if (bytes === null) return { refused: 'too_big' }
    return { bytes, digest: createHash('sha256').update(bytes).digest() }
  }

/** @throws Error without the address, which holds the token */
const download = async (address: string, timeoutMs: number): Promise<Response> => {
  try {
    return await fetch(address, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' })
  } catch (error) {
    throw new Error(`the file was not fetched: ${(error as Error).name}`)
  }
}
