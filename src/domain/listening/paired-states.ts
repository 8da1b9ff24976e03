/** Something said of papers – which paper, or how one stands –, and at which word. */
export interface Mention {
  readonly what: string
  readonly at: number
  readonly words: readonly string[]
}

/** The state told by most words; of several the one that stands nearest. */
export const nearestState = (states: readonly Mention[], at: number): string | null => {
  const [first] = [...states].sort(
    (a, b) => b.words.length - a.words.length || Math.abs(a.at - at) - Math.abs(b.at - at),
  )
  return first?.what ?? null
}

const first = (all: readonly Mention[]): number => Math.min(...all.map(({ at }) => at))
const last = (all: readonly Mention[]): number => Math.max(...all.map(({ at }) => at))

/** States behind a paper, up to the next paper that is named behind one of them. */
const behind = (at: number, papers: readonly Mention[], states: readonly Mention[]): readonly Mention[] => {
  const later = states.filter((state) => state.at > at)
  const end = first(papers.filter((paper) => paper.at > first(later)))
  return later.filter((state) => state.at < end)
}

/** States in front of a paper, back to the paper that is named in front of all of them. */
const inFront = (at: number, papers: readonly Mention[], states: readonly Mention[]): readonly Mention[] => {
  const earlier = states.filter((state) => state.at < at)
  const begin = last(papers.filter((paper) => paper.at < last(earlier)))
  return earlier.filter((state) => state.at > begin)
}

/**
 * How one of the papers of a thought stands that is said without any sign between them: «паспорт имеется полис потеряла» goes by
 * what stands behind each, «потеряла полис нашла паспорт» by what stands in front, «есть паспорт полиса нет» by what is nearest.
 */
export const pairedState = (
  { at }: Mention,
  papers: readonly Mention[],
  states: readonly Mention[],
): string | null => {
  if (papers.length < 2 || new Set(states.map(({ what }) => what)).size < 2) return nearestState(states, at)
  if (first(papers) < first(states)) return nearestState(behind(at, papers, states), at)
  if (last(states) < last(papers)) return nearestState(inFront(at, papers, states), at)
  const [nearest] = [...states].sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))
  return nearest?.what ?? null
}
