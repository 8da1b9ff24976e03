import { createHash, timingSafeEqual } from 'node:crypto'

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()

const passwordIn = (authorization: string | undefined): string | null => {
  const [scheme, encoded] = authorization?.split(' ') ?? []
  if (scheme?.toLowerCase() !== 'basic' || encoded === undefined) return null
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon === -1 ? null : text.slice(colon + 1)
}

/**
 * Whether a request's `Authorization` header carries the password, with any user name. Hashes are compared in constant
 * time, so that the time of an answer tells nothing about the password.
 * @example mayEnter(request.headers.authorization, 'swordfish')
 */
export const mayEnter = (authorization: string | undefined, password: string): boolean => {
  const given = passwordIn(authorization)
  return given !== null && timingSafeEqual(hash(given), hash(password))
}
