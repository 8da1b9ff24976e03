const BETWEEN_WORDS = /(?<=^|\s)[-–—‒―](?=\s)/gmu

/** A dash that is not the one of the language, and the one that is. */
export interface WrongDash {
  readonly found: string
  readonly wanted: string
}

/**
 * A dash between words, or in front of a line, that is not the one of the language; null – there is none. Dashes without spaces
 * join numbers and words («пн–пт», «кое-кто») and are no concern of it.
 * @example wrongDashIn('Потеря - не беда', '—') // { found: '-', wanted: '—' }
 */
export const wrongDashIn = (message: string, wanted: string | undefined): WrongDash | null => {
  if (wanted === undefined) return null
  const found = message.match(BETWEEN_WORDS)?.find((dash) => dash !== wanted)
  return found === undefined ? null : { found, wanted }
}
