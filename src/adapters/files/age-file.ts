import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, open, rename, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { createGunzip, createGzip } from 'node:zlib'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { Problem } from '../../application/problem.ts'

/** A new pair: who may read is `identity`, kept elsewhere; whoever writes knows `recipient` alone. */
export const newIdentity = async (): Promise<{ identity: string; recipient: string }> => {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** @throws Problem when it is no public key of age */
export const assertRecipient = (recipient: string): void => {
  try {
    new Encrypter().addRecipient(recipient)
  } catch (error) {
    throw new Problem(
      'BACKUP_RECIPIENT is wrong: a public key like age1… is expected: npm run backup -- new-key',
      {
        cause: error,
      },
    )
  }
}

const settled = async (path: string): Promise<void> => {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}

const PIECE = 65_536

/** Small pieces joined to larger ones: each piece costs, whatever its size. */
async function* joined(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of bytes) {
    pieces.push(piece)
    size += piece.length
    if (size < PIECE) continue
    yield Buffer.concat(pieces)
    pieces = []
    size = 0
  }
  yield Buffer.concat(pieces)
}

/**
 * Writes bytes compressed and encrypted to `recipient`. The file is there whole or not at all; one of its name is replaced.
 * @returns its size in bytes
 */
export const writeAge = async (
  file: string,
  recipient: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> => {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  const partial = join(dirname(file), `.${basename(file)}.partial`)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const gzip = createGzip({ level: 6 })
  const compressed = pipeline(Readable.from(joined(bytes)), gzip)
  // Its fault is the fault of the whole: the pipeline below hears of it by its source.
  compressed.catch(() => undefined)
  const sealed = await encrypter.encrypt(
    Readable.toWeb(gzip) as unknown as globalThis.ReadableStream<Uint8Array>,
  )
  const plain = Readable.fromWeb(sealed as unknown as ReadableStream)
  await pipeline(plain, createWriteStream(partial, { mode: 0o600 }))
  await compressed
  await settled(partial)
  await rename(partial, file)
  await settled(dirname(file))
  return (await stat(file)).size
}

/** Hands the bytes on. @throws Problem when they end early or were changed */
async function* whole(file: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch (error) {
    throw new Problem(`${file} is damaged or cut off: take another backup.`, { cause: error })
  }
}

/**
 * The bytes of such a file.
 * @throws Problem when it is not there, or this identity does not open it
 */
export const readAge = async (file: string, identity: string): Promise<AsyncIterable<Uint8Array>> => {
  if (!existsSync(file)) throw new Problem(`There is no ${file}.`)
  const decrypter = new Decrypter()
  try {
    decrypter.addIdentity(identity)
    const sealed = Readable.toWeb(createReadStream(file)) as unknown as globalThis.ReadableStream<Uint8Array>
    const plain = Readable.fromWeb((await decrypter.decrypt(sealed)) as unknown as ReadableStream)
    const gunzip = createGunzip()
    plain.on('error', (error) => gunzip.destroy(error))
    return whole(file, plain.pipe(gunzip))
  } catch (error) {
    throw new Problem(`${file} does not open: another identity is expected, or the file is damaged.`, {
      cause: error,
    })
  }
}
