import { type After, type Params, type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import { inRows, paragraphs } from '../../outgoing.ts'
import type { Button, Outgoing } from '../../ports/messenger.ts'
import type { Renderer } from '../../render.ts'
import { officeToken } from './office-token.ts'
import type { UseCaseName } from './use-case-name.ts'

/** Who works here all day reads two buttons of this length side by side. */
const SHORT_LABEL = 12

/** A button of the office: its words – of `locales/<language>/office` or ready ones –, a use case and what it is about. */
export type OfficeButton = readonly [label: TextRef | string, name: UseCaseName, ...args: readonly string[]]

/** Messages and buttons of the office in one language. */
export class OfficeWords {
  readonly #renderer: Renderer
  readonly #large: boolean

  constructor(renderer: Renderer, large: boolean) {
    this.#renderer = renderer
    this.#large = large
  }

  /** Plain words of a text, e.g. for a button. */
  phrase<Key extends string>(key: Key, ...after: After<Key>): string {
    return this.#renderer.plain(text(key, ...after))
  }

  /** Plain words of a text whose key comes from elsewhere. */
  phraseAt(key: string, params?: Params): string {
    return this.#renderer.plain(textAt(key, params))
  }

  /** Plain words of a reference. */
  plain(ref: TextRef): string {
    return this.#renderer.plain(ref)
  }

  has(key: string): boolean {
    return this.#renderer.has(key)
  }

  /** HTML of parts one below the other. */
  html(parts: readonly TextRef[]): string {
    return paragraphs(parts, { renderer: this.#renderer, large: this.#large, value: () => undefined })
  }

  /** Rows of buttons: two short ones side by side, the others one below the other. */
  rows(buttons: readonly OfficeButton[]): Button[][] {
    const made = buttons.map(([label, name, ...args]) => ({
      text: typeof label === 'string' ? label : this.plain(label),
      token: officeToken(name, ...args),
    }))
    return inRows(made, this.#large, SHORT_LABEL)
  }

  /** A message of parts with buttons. */
  message(parts: readonly TextRef[], buttons: readonly OfficeButton[] = []): Outgoing & { kind: 'text' } {
    const html = this.html(parts)
    return buttons.length === 0 ? { kind: 'text', html } : { kind: 'text', html, buttons: this.rows(buttons) }
  }
}
