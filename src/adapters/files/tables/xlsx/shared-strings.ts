import type { TableLimits } from '../limits.ts'
import { TableRefused } from '../refused.ts'
import { xmlEvents } from '../xml.ts'
import type { ZipPackage } from '../zip-package.ts'
import { unescaped } from './unescaped.ts'

/** Texts by number, kept as bytes beside the heap: a register of 20 000 people has some 100 000 of them. */
export class SharedStrings {
  #bytes = Buffer.allocUnsafeSlow(65_536)
  #ends = new Uint32Array(1_024)
  #count = 0
  #length = 0

  add(text: string): void {
    const size = Buffer.byteLength(text)
    if (this.#length + size > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#length + size))
      this.#bytes.copy(larger, 0, 0, this.#length)
      this.#bytes = larger
    }
    if (this.#count === this.#ends.length) {
      const larger = new Uint32Array(this.#ends.length * 2)
      larger.set(this.#ends)
      this.#ends = larger
    }
    this.#bytes.write(text, this.#length)
    this.#length += size
    this.#ends[this.#count] = this.#length
    this.#count += 1
  }

  /** The text of a number; null when there is none. */
  get(index: number): string | null {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return null
    const from = index === 0 ? 0 : this.#ends[index - 1]
    return this.#bytes.toString('utf8', from, this.#ends[index])
  }
}

/** Reads the texts of a workbook; hints how to pronounce them are left out, pieces of rich text are joined. */
export const readSharedStrings = async (
  pack: ZipPackage,
  part: string,
  limits: TableLimits,
): Promise<SharedStrings> => {
  const strings = new SharedStrings()
  let text = ''
  let [isText, isHint] = [false, false]
  for await (const events of xmlEvents(pack.text(part)))
    for (const event of events) {
      if (event.type === 'text') {
        if (!isText || isHint) continue
        text += event.text
        if (text.length > limits.cellLength * 2)
          throw new TableRefused('long_cell', { limit: limits.cellLength })
      } else if (event.name === 't') isText = event.type === 'open'
      else if (event.name === 'rPh') isHint = event.type === 'open'
      else if (event.name === 'si' && event.type === 'close') {
        strings.add(unescaped(text))
        text = ''
      }
    }
  return strings
}
