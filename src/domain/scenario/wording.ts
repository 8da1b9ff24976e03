import { mixed } from './mixed.ts'
import type { Session } from './session.ts'

/** A number of words: each letter moves all bits (FNV-1a, 32 bits). */
const numberOf = (words: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193)
  return hash
}

/**
 * Which of `count` wordings of a text a talk uses, from 0. A talk keeps to it, so that a repeated question is asked in
 * the same words; the next talk, about another need, has its own.
 * @example wordingFor({ need: 'passport', seed: 7 }, 'track.visit.went_praise.text', 3) // 0, 1 or 2
 */
export const wordingFor = (
  { need, seed }: Pick<Session, 'need' | 'seed'>,
  key: string,
  count: number,
): number => mixed(numberOf(`${need} ${key}`) ^ mixed(seed)) % count
