import type { XmlEvent } from '../xml.ts'

/** Elements of a cell whose text a person reads in it; what stands in others (remarks, drawings, hints) is left out. */
const READ = new Set([
  'p',
  'h',
  'span',
  'a',
  's',
  'tab',
  'line-break',
  'list',
  'list-item',
  'ruby',
  'ruby-base',
])
/** More blanks in a row than this say nothing. */
const MOST_BLANKS = 100

/** Gathers what a cell shows from the events within it. */
export class CellText {
  #text: string | null = null
  #depth = 0
  /** How deep the element lies that is left out; 0 – none is. */
  #skipped = 0

  /** Paragraphs, divided by line breaks; null – there were none. */
  get text(): string | null {
    return this.#text
  }

  take(event: XmlEvent): void {
    if (event.type === 'open') this.#open(event.name, event.attributes)
    else if (event.type === 'close') this.#close()
    else if (this.#skipped === 0 && this.#depth > 0) this.#add(event.text)
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth += 1
    if (this.#skipped > 0) return
    if (!READ.has(name)) this.#skipped = this.#depth
    else if (name === 'p' || name === 'h') this.#text = this.#text === null ? '' : `${this.#text}\n`
    else if (name === 's') this.#add(' '.repeat(blanks(attributes['text:c'])))
    else if (name === 'tab') this.#add('\t')
    else if (name === 'line-break') this.#add('\n')
  }

  #close(): void {
    if (this.#skipped === this.#depth) this.#skipped = 0
    this.#depth -= 1
  }

  #add(text: string): void {
    if (this.#text !== null) this.#text += text
  }
}

const blanks = (stated: string | undefined): number => {
  const count = Number(stated ?? 1)
  return Number.isInteger(count) && count > 0 ? Math.min(count, MOST_BLANKS) : 1
}
