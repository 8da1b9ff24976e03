import { slips } from '../../domain/finding/hearing.ts'

/** A name that differs in more of its letters is another word, not a slip. */
const SLIPPED_SHARE = 0.3

/** How far a name is from a known one, in slips; letters behind it count as well. */
const distance = (name: string, known: string, most: number): number =>
  slips(name, known, most) + Math.max(0, name.length - known.length)

/**
 * The known name that somebody most likely meant; undefined – none is near.
 * @example nearestName('bailif_line', ['bailiff_line', 'clinic']) // 'bailiff_line'
 */
export const nearestName = (name: string, known: readonly string[]): string | undefined => {
  const near = known.flatMap((each) => {
    const most = Math.ceil(each.length * SLIPPED_SHARE)
    const far = distance(name, each, most)
    return name !== '' && far <= most ? [{ each, far }] : []
  })
  return near.sort((a, b) => a.far - b.far)[0]?.each
}
