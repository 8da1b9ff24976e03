import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

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

/** Seals bytes: `head ‖ iv ‖ tag ‖ data`. `place` is part of the seal. */
export const sealCell = (key: Buffer, head: Buffer, place: string, data: Buffer): Buffer => {
  const iv = nextIv()
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(place))
  const sealed = cipher.update(data)
  // GCM is a stream: nothing is left for final() but the check.
  cipher.final()
  return Buffer.concat([head, iv, cipher.getAuthTag(), sealed])
}

/** Opens what {@link sealCell} sealed behind a head of so many bytes. @throws Error when it was changed, moved or is another key's */
export const openCell = (key: Buffer, headBytes: number, place: string, sealed: Buffer): Buffer => {
  const iv = sealed.subarray(headBytes, headBytes + IV_BYTES)
  const tag = sealed.subarray(headBytes + IV_BYTES, headBytes + IV_BYTES + TAG_BYTES)
  const decipher = createDecipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(place)).setAuthTag(tag)
  return Buffer.concat([decipher.update(sealed.subarray(headBytes + IV_BYTES + TAG_BYTES)), decipher.final()])
}

/** A key of 32 bytes for one purpose, out of a master key. */
export const derive = (master: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, '', purpose, 32))
