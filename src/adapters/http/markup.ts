import { escapeHtml } from '../../application/render.ts'

/** HTML that is ready: made by {@link html} alone, so that no value gets in unescaped. */
export class Markup {
  readonly html: string

  constructor(html: string) {
    this.html = html
  }
}

type Value = string | number | Markup | readonly Markup[]

const put = (value: Value): string => {
  if (value instanceof Markup) return value.html
  if (typeof value === 'object') return value.map((each) => each.html).join('')
  return escapeHtml(String(value)).replaceAll('"', '&quot;')
}

/**
 * Markup with every value escaped.
 * @example html`<td>${row.rule}</td>`
 */
export const html = (pieces: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new Markup(pieces.reduce((made, piece, index) => made + put(values[index - 1] ?? '') + piece))

/** Nothing at all. */
export const NOTHING = new Markup('')
