import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One recording as the recogniser got it. */
export interface Received {
  readonly language: string
  readonly model: string
  readonly name: string
  readonly type: string
  readonly size: number
}

/** What the next recording comes to: words, a status, any body, or no end at all. */
type Behaviour = (response: ServerResponse) => void

const PATH = '/v1/audio/transcriptions'
const MOST_BYTES = 25 * 1_048_576
const FIELDS = ['file', 'language', 'model', 'response_format']
const LANGUAGES = ['ru', 'en']
/** Endings that the interface of OpenAI takes, with how such a file begins – bytes at an offset. */
const BEGINNINGS: Readonly<Record<string, readonly [at: number, bytes: string]>> = {
  ogg: [0, 'OggS'],
  mp4: [4, 'ftyp'],
  mp3: [0, 'ID3'],
}

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Why a request is none that a real recogniser takes, with the status it answers; null – it is taken. */
const faultOf = async (form: FormData): Promise<readonly [status: number, why: string] | null> => {
  const names = [...form.keys()].sort()
  if (names.join() !== FIELDS.join()) return [422, `fields are ${names.join()}`]
  const [file, model] = [form.get('file'), form.get('model')]
  if (!(file instanceof File)) return [422, 'file is no file']
  if (typeof model !== 'string' || model === '') return [422, 'model is empty']
  if (model !== 'whisper-1') return [404, 'no such model']
  if (form.get('response_format') !== 'json') return [422, 'response_format']
  if (!LANGUAGES.includes(String(form.get('language')))) return [422, 'language']
  if (file.size === 0) return [400, 'empty file']
  if (file.size > MOST_BYTES) return [413, 'too large']
  const beginning = BEGINNINGS[file.name.split('.').at(-1) ?? '']
  if (!beginning || !/^(audio|video)\/[a-z0-9-]+$/.test(file.type)) return [400, 'unknown kind']
  const [at, bytes] = beginning
  const begins = Buffer.from(await file.arrayBuffer()).toString('latin1', at, at + bytes.length)
  return begins === bytes ? null : [400, 'failed to read audio data']
}

/**
 * A recogniser that speaks the common interface and hears whatever it is told to hear. As strict as a real one: method,
 * path, fields, kind and bytes of the file are looked at, and what is wrong is refused and kept as a `fault`.
 */
export class StandInRecogniser {
  readonly received: Received[] = []
  readonly faults: string[] = []
  /** Recordings that were begun to be listened to and have no answer yet. */
  readonly held = new Set<ServerResponse>()
  readonly #server: Server
  #behaviours: Behaviour[] = []

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#take(request, response).catch((error: Error) => {
        this.faults.push(error.message)
        response.destroy()
      })
    })
  }

  static async open(): Promise<StandInRecogniser> {
    const stand = new StandInRecogniser()
    await new Promise<void>((resolve) => stand.#server.listen(0, '127.0.0.1', resolve))
    return stand
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** The next recording is heard as these words. */
  hears(text: string): void {
    this.#behaviours.push((response) => json(response, 200, { text }))
  }

  /** The next recording ends in this status. */
  fails(status: number): void {
    this.#behaviours.push((response) => json(response, status, { error: { message: 'no' } }))
  }

  /** The next recording is answered with this body, as it is. */
  answers(body: string): void {
    this.#behaviours.push((response) => response.writeHead(200, { 'content-type': 'text/html' }).end(body))
  }

  /** The next recording is sent on to another address. */
  sendsOnTo(location: string): void {
    this.#behaviours.push((response) => response.writeHead(307, { location }).end())
  }

  /** The next recording has no end; with `begins` an answer begins to come. */
  hangs(begins = false): void {
    this.#behaviours.push((response) => {
      this.held.add(response)
      if (begins) response.writeHead(200, { 'content-type': 'application/json' }).write('{"text"')
    })
  }

  /** Lets go of recordings that hang, each with these words. */
  release(text: string): void {
    for (const response of this.held) json(response, 200, { text })
    this.held.clear()
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const { method = '', url = '' } = request
    if (url !== PATH) return this.#refuse(response, 404, `path ${url}`)
    if (method === 'GET') return json(response, 405, { detail: 'Method Not Allowed' })
    if (method !== 'POST') return this.#refuse(response, 405, `method ${method}`)
    const type = request.headers['content-type'] ?? ''
    if (!type.startsWith('multipart/form-data; boundary=')) return this.#refuse(response, 422, `type ${type}`)
    const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData()
    const fault = await faultOf(form)
    if (fault) return this.#refuse(response, fault[0], fault[1])
    const file = form.get('file') as File
    const [language, model] = [String(form.get('language')), String(form.get('model'))]
    this.received.push({ language, model, name: file.name, type: file.type, size: file.size })
    const behave = this.#behaviours.shift()
    if (behave) behave(response)
    else this.#refuse(response, 500, 'nobody said what is heard')
  }

  #refuse(response: ServerResponse, status: number, why: string): void {
    this.faults.push(why)
    json(response, status, { error: { message: why } })
  }
}
