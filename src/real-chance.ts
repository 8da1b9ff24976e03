import { randomBytes, randomInt } from 'node:crypto'
import type { Chance } from './application/ports/runtime.ts'

/** Signs of which no two look alike. */
const CODE_SIGNS = '23456789abcdefghijkmnpqrstuvwxyz'

/** Chance of the running product; tests bring one that repeats. */
export const realChance: Chance = {
  id: () =>
    BigInt(`0x${randomBytes(8).toString('hex')}`)
      .toString(36)
      .padStart(13, '0')
      .slice(-13),
  seed: () => randomInt(0, 2 ** 31 - 1),
  code: () => Array.from({ length: 26 }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]).join(''),
}
