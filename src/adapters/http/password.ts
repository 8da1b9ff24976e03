import { createHash, timingSafeEqual } from 'node:crypto'

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()

/** The password in an `Authorization` header of HTTP Basic, with any user name; null – there is none. */
export const passwordIn = (authorization: string | undefined): string | null => {
  const [scheme, encoded] = authorization?.split(' ') ?? []
  if (scheme?.toLowerCase() !== 'basic' || encoded === undefined) return null
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon === -1 ? null : text.slice(colon + 1)
}

/** Whether two words are the same: hashes are compared in constant time, so that the time of an answer tells nothing. */
export const isSame = (a: string, b: string): boolean => timingSafeEqual(hash(a), hash(b))
