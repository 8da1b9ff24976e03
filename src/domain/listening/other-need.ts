import type { Reading } from './act.ts'
import { namedNeeds } from './named-needs.ts'
import { type Heard, type Setting, toldUnder } from './setting.ts'

/** «Кстати, ещё …» says itself that something else comes; without it the need alone tells. */
const SAID_SO = 0.92
const NAMED = 0.62
/** «Давайте лучше про пенсию» can mean nothing else. */
const TURNED = 0.95
/** Where any words are an answer, other matters stand in answers, too. */
const SAID_SO_IN_OWN_WORDS = 0.8

/** These ask about the present matter, whichever paper or person they name. */
const OF_THIS_MATTER: ReadonlySet<string> = new Set(['papers', 'proxy', 'meaning', 'said_before'])

const asksOfThisMatter = (heard: Heard): boolean =>
  heard.isQuestion && toldUnder(heard, 'topics').some(({ what }) => OF_THIS_MATTER.has(what))

/** Without «ещё», «кстати» a need has to be named so surely, with a wish or a trouble beside it. */
const SURELY = 0.7

/** Whether words that do not say so name another need all the same: papers of a list are called by the names of needs. */
const isPlain = (heard: Heard, { standing, ear }: Setting): boolean =>
  standing.awaits !== 'own_words' &&
  standing.step.definition.type !== 'checklist' &&
  toldUnder(heard, 'matters').some(({ what }) => what === 'wish') &&
  (ear.findNeeds(heard.said)[0]?.sureness ?? 0) >= SURELY

/** Nothing has been done for the present need yet: which comes first can still be chosen. */
const isBeginning = ({ standing }: Setting): boolean => standing.step.stage === 'start'

/**
 * Needs that words name beside the present one: «кстати, снилс тоже пропал». The present one is among them only where
 * it is said which comes first, or nothing has begun yet. Looks for needs, which is dear: asked where nothing was said in so many words.
 */
export const namesOtherNeed = (heard: Heard, setting: Setting): readonly Reading[] => {
  const { talk, standing, ear } = setting
  const signs = toldUnder(heard, 'matters').map(({ what }) => what)
  const isOrdered = signs.includes('order')
  const isTurning = signs.includes('turning')
  const isListing = signs.includes('another') || isTurning || isOrdered
  if (asksOfThisMatter(heard) || !(isListing || isPlain(heard, setting))) return []
  const named = namedNeeds(heard.said, ear, isListing)
  const others = named.filter((need) => need !== talk.session.need)
  if (others.length === 0) return []
  const needs = isOrdered || isBeginning(setting) ? named : others
  if (isTurning) return [{ act: { type: 'other_need', needs }, sureness: TURNED, because: [heard.said] }]
  const isSaidSo = signs.includes('another') || (isOrdered && needs.length > 1)
  if (!isSaidSo && !isPlain(heard, setting)) return []
  const said = standing.awaits === 'own_words' ? SAID_SO_IN_OWN_WORDS : SAID_SO
  return [{ act: { type: 'other_need', needs }, sureness: isSaidSo ? said : NAMED, because: [heard.said] }]
}
