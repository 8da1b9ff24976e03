import type { DatedFact } from '../../../domain/organisations/dated-facts.ts'

/** FNV-1a over 32 bits, twice with different seeds: short, and the same in every process. */
const hashed = (words: string, seed: number): string => {
  let hash = seed
  for (const sign of words) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return hash.toString(36)
}

/**
 * A short name of a fact for a button, the same as long as it stands at its place.
 * @example createFactId({ file: 'scenarios/regions/ugra.yaml', place: 'organisations.line_112', … }) // '1k9x2m8c0q'
 */
export const createFactId = ({ file, place }: Pick<DatedFact, 'file' | 'place'>): string =>
  `${hashed(`${file} ${place}`, 2_166_136_261)}${hashed(`${place} ${file}`, 40_389)}`
