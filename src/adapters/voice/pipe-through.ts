import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

/** A program and its arguments, all of them fixed: nothing that a person wrote stands among them. */
export interface Command {
  readonly program: string
  readonly args: readonly string[]
}

/** How much time and how many bytes two programs may take. */
export interface Bounds {
  readonly ms: number
  readonly bytes: number
  /** Ends both at once. */
  readonly stop: AbortSignal
}

/** What came out of both programs. */
export interface Piped {
  readonly bytes: Buffer
  /** What went from the first program to the second: how much, and its beginning. */
  readonly between: { readonly bytes: number; readonly head: Buffer }
}

type Child = ChildProcessByStdio<Writable, Readable, null>

/** Bytes of a WAV before its sound. */
const HEAD_BYTES = 44

/** Without a shell, without our environment – it holds secrets – and deaf to what it says about its input. */
const start = ({ program, args }: Command): Child =>
  spawn(program, [...args], {
    stdio: ['pipe', 'pipe', 'ignore'],
    shell: false,
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', HOME: '/nonexistent' },
  })

const ended = (child: Child): Promise<boolean> =>
  new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('close', (code) => resolve(code === 0))
  })

/** A program that ends early closes its pipe: that it failed is told by its end, the broken pipe says nothing new. */
const ignoreBrokenPipe = (child: Child): void => {
  child.stdin.on('error', () => undefined)
  child.stdout.on('error', () => undefined)
}

/** Everything that is said, as long as it is not too much. */
const gather = (from: Readable, most: number, tooMuch: () => void): Buffer[] => {
  const pieces: Buffer[] = []
  let size = 0
  from.on('data', (piece: Buffer) => {
    size += piece.length
    if (size > most) tooMuch()
    else pieces.push(piece)
  })
  return pieces
}

/** How much passes, and its beginning. */
const watch = (from: Readable): { bytes: number; head: Buffer } => {
  const passed = { bytes: 0, head: Buffer.alloc(0) }
  from.on('data', (piece: Buffer) => {
    passed.bytes += piece.length
    if (passed.head.length < HEAD_BYTES)
      passed.head = Buffer.concat([passed.head, piece]).subarray(0, HEAD_BYTES)
  })
  return passed
}

/**
 * Gives words to the first program and what it says to the second, all through pipes: nothing is written to a disk. Both
 * are killed when one fails, when they take too long or say too much, and when they are stopped.
 * @returns null when either failed or was ended
 */
export const pipeThrough = async (
  words: string,
  commands: readonly [Command, Command],
  { ms, bytes: most, stop }: Bounds,
): Promise<Piped | null> => {
  if (stop.aborted) return null
  const children = commands.map(start)
  const [speaker, packer] = children as [Child, Child]
  let isCut = false
  const cut = (): void => {
    isCut = true
    for (const child of children) child.kill('SIGKILL')
  }
  const ends = children.map(async (child) => {
    const isWell = await ended(child)
    if (!isWell) cut()
    return isWell
  })
  for (const child of children) ignoreBrokenPipe(child)
  const timer = setTimeout(cut, ms)
  stop.addEventListener('abort', cut)
  const between = watch(speaker.stdout)
  const pieces = gather(packer.stdout, most, cut)
  speaker.stdout.pipe(packer.stdin)
  speaker.stdin.end(words)
  await Promise.all(ends)
  clearTimeout(timer)
  stop.removeEventListener('abort', cut)
  return isCut || pieces.length === 0 ? null : { bytes: Buffer.concat(pieces), between }
}
