import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Vault } from '../../application/ports/vault.ts'

const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16
/** First byte of every sealed value: which scheme it was sealed with, so that it can be changed later. */
const SCHEME = 1
const SCHEME_BYTE = Buffer.of(SCHEME)

/** Random bytes are drawn for many values at once: each draw asks the system. */
const POOL_BYTES = IV_BYTES * 256
let pool = Buffer.alloc(0)
let drawn = 0

const nextIv = (): Buffer => {
  if (drawn + IV_BYTES > pool.length) {
    pool = randomBytes(POOL_BYTES)
    drawn = 0
  }
  drawn += IV_BYTES
  return pool.subarray(drawn - IV_BYTES, drawn)
}

const encrypt = (key: Buffer, place: string, data: Buffer): Buffer => {
  const iv = nextIv()
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(place))
  const sealed = cipher.update(data)
  // GCM is a stream: nothing is left for final() but the check.
  cipher.final()
  return Buffer.concat([SCHEME_BYTE, iv, cipher.getAuthTag(), sealed])
}

const decrypt = (key: Buffer, place: string, sealed: Buffer): Buffer => {
  if (sealed[0] !== SCHEME) throw new Error(`sealed with scheme ${sealed[0]}, ${SCHEME} is known`)
  const iv = sealed.subarray(1, 1 + IV_BYTES)
  const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES)
  const decipher = createDecipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(place)).setAuthTag(tag)
  return Buffer.concat([decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()])
}

const derive = (master: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, '', purpose, 32))

/** AES-256-GCM with one key a person, wrapped by the master key; `master` is 32 bytes. */
export const vault = (master: Buffer): Vault => {
  const [wrapping, naming, service] = ['wrap', 'pseudonym', 'service'].map((purpose) =>
    derive(master, purpose),
  ) as [Buffer, Buffer, Buffer]
  const unwrap = (key: Buffer | null): Buffer => (key === null ? service : decrypt(wrapping, 'person', key))
  return {
    pseudonym: (of) => createHmac('sha256', naming).update(of).digest(),
    newKey: () => encrypt(wrapping, 'person', randomBytes(32)),
    seal: (key, place, words) => encrypt(unwrap(key), place, Buffer.from(words)),
    open: (key, place, sealed) => decrypt(unwrap(key), place, sealed).toString(),
  }
}
