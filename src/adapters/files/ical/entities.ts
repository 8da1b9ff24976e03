/** Names that sites leave in the texts of calendars; numbers stand for all the others. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', ' '],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
  ['shy', ''],
  ['laquo', '«'],
  ['raquo', '»'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['bdquo', '„'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['bull', '•'],
  ['middot', '·'],
  ['deg', '°'],
  ['numero', '№'],
  ['copy', '©'],
  ['reg', '®'],
  ['trade', '™'],
  ['times', '×'],
  ['sect', '§'],
  ['euro', '€'],
])

const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi
const LAST_POINT = 0x10ffff

const signOf = (point: number, otherwise: string): string =>
  point <= LAST_POINT ? String.fromCodePoint(point) : otherwise

const once = (text: string): string =>
  text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return signOf(Number(decimal), whole)
    if (hex !== undefined) return signOf(Number.parseInt(hex, 16), whole)
    return NAMED.get(name?.toLowerCase() ?? '') ?? whole
  })

/**
 * A text with its HTML entities as the signs that they stand for. Twice: what goes through two sites is written
 * `&amp;quot;`. An entity may stand for half a sign, so the text has to be made well-formed afterwards.
 *
 * @example withoutEntities('Хор &amp; танцы') // 'Хор & танцы'
 */
export const withoutEntities = (text: string): string => (text.includes('&') ? once(once(text)) : text)
