import type { LocalDate } from '../calendar/local-date.ts'
import { splitSurname } from '../people/surname.ts'
import { comparable } from '../text/plain-words.ts'
import { type Mention, mentionsIn, nameIndex } from './named-people.ts'
import type { OfficeEar } from './read-deed.ts'
import { readStretch } from './read-stretch.ts'

/** What is told of an absence; null – not told. */
export interface ToldCover<Named> {
  /** Who is away. */
  readonly owner: Named | null
  /** Who stands in. */
  readonly by: Named | null
  readonly from: LocalDate | null
  readonly until: LocalDate | null
}

/** «Осипова замещает Громова»: a name that does not stand as it is called is of whoever is stood in for. */
const isCalled = (
  { from }: Mention,
  { name }: { readonly name: string },
  words: readonly string[],
): boolean => comparable(words[from] ?? '') === comparable(splitSurname(name).surname)

/**
 * Who is away, who stands in, and when, as a head says it: whoever is named behind «вместо» is away, else whoever is named in
 * another case than the other, else whoever is named first. A name that two bear names nobody.
 * @example toldCover('в отпуске с 1 по 14 декабря Громов вместо него Осипова', staff, ear)
 */
export const toldCover = <Named extends { readonly id: string; readonly name: string }>(
  said: string,
  staff: readonly Named[],
  ear: OfficeEar,
): ToldCover<Named> => {
  const words = said.split(/[\s,;.!?]+/).filter(Boolean)
  const mentions = mentionsIn(nameIndex(staff, ear.signs.names), words)
  const named = mentions.flatMap((mention) => {
    const [one, ...others] = mention.people
    const found = others.length === 0 ? staff.find(({ id }) => id === one?.id) : undefined
    return found ? [{ mention, found }] : []
  })
  const isAway = ({ from }: Mention): boolean => ear.signs.instead.includes(comparable(words[from - 1] ?? ''))
  const owner =
    named.find(({ mention }) => isAway(mention)) ??
    named.find(({ mention, found }) => !isCalled(mention, found, words)) ??
    named[0]
  const by = named.find(({ found }) => found.id !== owner?.found.id)
  return { owner: owner?.found ?? null, by: by?.found ?? null, ...readStretch(said, ear) }
}
