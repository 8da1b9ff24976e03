/** A number that looks random and is always the same for the same seed (a 32-bit mix). */
export const mixed = (seed: number): number => {
  let hash = seed | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return (hash ^ (hash >>> 16)) >>> 0
}
