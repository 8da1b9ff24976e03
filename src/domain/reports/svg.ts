/** Told apart by colour-blind people and in grey (Okabe and Ito, 2008); late is darker, not only redder. */
export const COLOURS = {
  paper: '#ffffff',
  ink: '#1a1a1a',
  quiet: '#595959',
  line: '#d0d0d0',
  main: '#0072b2',
  late: '#d55e00',
  empty: '#eef2f5',
} as const

/** The font that widths are estimated for; it comes with the product. */
const FONT = 'DejaVu Sans'

/** A text as it may stand in SVG: signs of markup and what XML cannot hold are taken away. */
export const inSvg = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** How wide letters of the font are at most, as a share of its size; the first that fits counts. */
const WIDTHS: readonly (readonly [letters: RegExp, share: number])[] = [
  [/[ЖШЩЮWM@—…%‰]/u, 1.1],
  [/[жшщюфыwm]|\p{Lu}/u, 0.92],
  [/[\s.,:;!'il|()-]/u, 0.42],
  [/[\p{L}\p{N}\p{P}]/u, 0.67],
]
const OTHER_SIGNS = 1.3
const BOLD = 1.12

const letterWidth = (letter: string, size: number, bold: boolean): number =>
  (WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? OTHER_SIGNS) * size * (bold ? BOLD : 1)

/** At most so many pixels wide. */
export const textWidth = (text: string, size: number, bold: boolean): number =>
  [...text].reduce((width, letter) => width + letterWidth(letter, size, bold), 0)

/** A text that fits into a width: what is over is cut with «…». */
export const fitted = (text: string, width: number, size: number, bold: boolean): string => {
  if (textWidth(text, size, bold) <= width) return text
  let kept = ''
  let left = width - letterWidth('…', size, bold)
  for (const letter of text) {
    left -= letterWidth(letter, size, bold)
    if (left < 0) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}

/** Where and how a text is drawn. */
export interface Say {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly colour?: string
  readonly bold?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
  /** Pixels that the text may take. */
  readonly width: number
}

/** A text that keeps within its width. */
export const say = (
  text: string,
  { x, y, size, colour = COLOURS.ink, bold = false, anchor = 'start', width }: Say,
): string => {
  const weight = bold ? ' font-weight="bold"' : ''
  const words = inSvg(fitted(text, width, size, bold))
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-family="${FONT}" font-size="${size}"${weight} fill="${colour}" text-anchor="${anchor}">${words}</text>`
}

/** A filled box with round corners; nothing when it has no size. */
export const box = (x: number, y: number, width: number, height: number, fill: string): string =>
  width > 0 && height > 0
    ? `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" rx="6" fill="${fill}"/>`
    : ''
