/** A piece of what was said, as days and hours are made of. */
export type Piece =
  /** `5`, `1430`, «5-го»: `ending` is what stands behind it. */
  | { readonly is: 'number'; readonly value: number; readonly digits: number; readonly ending: string }
  /** `10:30`, `5.12`, `14-30`, `5/12`: only its place says which. */
  | {
      readonly is: 'pair'
      readonly first: number
      readonly second: number
      readonly sign: string
      readonly isTwoDigits: boolean
    }
  /** `5.12.2026`, `2026-12-05`. */
  | {
      readonly is: 'date'
      readonly year: number
      readonly month: number
      readonly day: number
      /** Between day and month; `-` where the year stands first. */
      readonly sign: string
      readonly yearDigits: number
    }
  | { readonly is: 'word'; readonly word: string }
  | { readonly is: 'mark'; readonly mark: string }

const PIECES = new RegExp(
  [
    String.raw`(?<iso>\d{4}([-./])\d{1,2}\2\d{1,2}(?!\d))`,
    String.raw`(?<date>\d{1,2} ?([-./]) ?\d{1,2} ?\4 ?\d{4}(?!\d)|\d{1,2}([-./])\d{1,2}\5\d{2}(?!\d)|\d{1,2} \d{1,2} \d{4}(?!\d))`,
    String.raw`(?<clock>\d{1,2} ?: ?\d{2}(?::\d{2})?(?!\d))`,
    String.raw`(?<pair>\d{1,2}[./-]\d{1,2}(?!\d))`,
    String.raw`(?<number>\d{1,9})(?:-?(?<ending>\p{L}{1,3})(?!\p{L}))?`,
    String.raw`(?<word>\p{L}+(?:'\p{L}+)?)`,
    String.raw`(?<mark>[^\s])`,
  ].join('|'),
  'gu',
)

const ASCII_ZERO = 48

/** Digits of any script (`٠١`, full width) become ASCII ones. */
const asciiDigits = (words: string): string =>
  words.replace(/\p{Nd}/gu, (digit) => {
    if (digit >= '0' && digit <= '9') return digit
    let zero = digit.codePointAt(0) as number
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (digit.codePointAt(0) as number) - zero < 9)
      zero -= 1
    return String.fromCharCode(ASCII_ZERO + (digit.codePointAt(0) as number) - zero)
  })

/** A text as days and hours are sought in it: lower case, one kind of digit and of dash, «ё» as «е». */
export const plainWhen = (typed: string): string =>
  asciiDigits(typed.normalize('NFKC').toLowerCase())
    .replace(/\p{Cf}/gu, '')
    .replaceAll('ё', 'е')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/['’ʼ`]/gu, "'")
    .replace(/\b([ap])\.\s?m\b\.?/gu, '$1m')

const numbersIn = (text: string): number[] => text.match(/\d+/g)?.map(Number) ?? []

const fullYear = (text: string): number => Number(text.length <= 2 ? `20${text}` : text)

const dateOf = (text: string): Piece => {
  const [day = 0, month = 0] = numbersIn(text)
  const year = /\d+$/.exec(text)?.[0] ?? ''
  const sign = /[^\d\s]/.exec(text)?.[0] ?? ' '
  return { is: 'date', day, month, year: fullYear(year), sign, yearDigits: year.length }
}

const pairOf = (text: string): Piece => {
  const [first = 0, second = 0] = numbersIn(text)
  const sign = /[^\d\s]/.exec(text)?.[0] ?? ''
  return { is: 'pair', first, second, sign, isTwoDigits: /\D\d{2}/.test(text) }
}

/** A piece and where it stands in the text. */
export interface PlacedPiece {
  readonly piece: Piece
  readonly from: number
  readonly to: number
}

/** What was said in pieces, in order, of a text that {@link plainWhen} gave; `isEnding` tells «5-го» from «5 ч». */
export const piecesOf = (text: string, isEnding: (ending: string) => boolean): Piece[] =>
  placedPieces(text, isEnding).map(({ piece }) => piece)

/** The same pieces, each with its place. */
export const placedPieces = (text: string, isEnding: (ending: string) => boolean): PlacedPiece[] =>
  [...text.matchAll(PIECES)].flatMap((found) =>
    placed(piecesIn(found.groups ?? {}, isEnding), found.index, found[0].length),
  )

/** «14ч» is a number and a word behind it. */
const placed = (pieces: readonly Piece[], from: number, length: number): PlacedPiece[] => {
  const [first, word] = pieces
  if (first?.is !== 'number' || word === undefined)
    return pieces.map((piece) => ({ piece, from, to: from + length }))
  return [
    { piece: first, from, to: from + first.digits },
    { piece: word, from: from + first.digits, to: from + length },
  ]
}

const piecesIn = (
  groups: Readonly<Record<string, string>>,
  isEnding: (ending: string) => boolean,
): Piece[] => {
  const { iso, date, clock, pair, number, ending, word, mark = '' } = groups
  if (iso !== undefined) {
    const [year = 0, month = 0, day = 0] = numbersIn(iso)
    return [{ is: 'date', year, month, day, sign: '-', yearDigits: 4 }]
  }
  if (date !== undefined) return [dateOf(date)]
  const joined = clock ?? pair
  if (joined !== undefined) return [pairOf(joined)]
  if (word !== undefined) return [{ is: 'word', word }]
  if (number === undefined) return [{ is: 'mark', mark }]
  const known = { is: 'number', value: Number(number), digits: number.length } as const
  if (ending === undefined) return [{ ...known, ending: '' }]
  return isEnding(ending)
    ? [{ ...known, ending }]
    : [
        { ...known, ending: '' },
        { is: 'word', word: ending },
      ]
}
