import { existsSync, readFileSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { Problem } from '../../application/problem.ts'

const Line = z.object({ day: z.string(), entry: z.int(), mac: z.string().regex(/^[0-9a-f]{64}$/) })

/** The sum of the record as it stood on a day: noted outside the database, so that it cannot be rewritten there. */
export type Anchor = z.infer<typeof Line>

/** `audit.anchors` of the data folder: one line a day, added and never changed. Copy it off the machine as well. */
export class AuditAnchors {
  readonly #file: string

  constructor(dataDir: string) {
    this.#file = join(dataDir, 'audit.anchors')
  }

  /** @throws Problem when a line was damaged; the last one may be cut off by a loss of power */
  read(): readonly Anchor[] {
    if (!existsSync(this.#file)) return []
    const lines = readFileSync(this.#file, 'utf8').split('\n')
    const whole = lines.filter((line, at) => line !== '' && at < lines.length - 1)
    return whole.map((line) => {
      const found = Line.safeParse(parsed(line))
      if (!found.success) throw new Problem(`${this.#file} is damaged: restore it from its copy.`)
      return found.data
    })
  }

  /** Notes a day's sum, once a day. */
  async note({ day, entry, mac }: Anchor): Promise<void> {
    if (this.read().some((anchor) => anchor.day === day)) return
    await mkdir(dirname(this.#file), { recursive: true })
    const isCut = existsSync(this.#file) && !/(^|\n)$/.test(readFileSync(this.#file, 'utf8'))
    const handle = await open(this.#file, 'a', 0o600)
    // What a loss of power cut off stays a line of its own, which `read` must not meet: it is taken off.
    if (isCut) await handle.truncate(Buffer.byteLength(this.#whole()))
    await handle.appendFile(`${JSON.stringify({ day, entry, mac })}\n`)
    await handle.sync().finally(() => handle.close())
  }

  #whole(): string {
    const text = readFileSync(this.#file, 'utf8')
    return text.split('\n').toSpliced(-1, 1, '').join('\n')
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
