import { localMoment } from '../../domain/calendar/local-date.ts'
import { type Params, text, textAt } from '../../domain/words/text-ref.ts'
import type { HumanTask, LedgerRow } from '../ports/operator-ledger.ts'
import { whenOf } from '../reminders/notice.ts'
import type { Renderer } from '../render.ts'

/** Names of things in the operator's language: plain words, to be escaped where they become HTML. */
export class OperatorWords {
  readonly #renderer: Renderer
  /** The region's zone: an operator thinks of times as the clock on the wall shows them. */
  readonly zone: string

  constructor(renderer: Renderer, zone: string) {
    this.#renderer = renderer
    this.zone = zone
  }

  /** A text of `locales/<lang>/operator.yaml`. */
  say(key: string, params?: Params): string {
    return this.#renderer.plain(text(`operator.${key}`, params))
  }

  /** What a rule's messages are called; a rule that is gone from the content by its id. */
  rule(id: string): string {
    return this.#ofRule(id, 'name') ?? id
  }

  /** When a person is told that this would not come. */
  stops(rule: string): string | null {
    return this.#ofRule(rule, 'stops')
  }

  state({ state }: Pick<LedgerRow, 'state'>): string {
    return this.say(`states.${state}`)
  }

  /** Why a reminder stands where it stands; empty where nothing is to be said of it. */
  reason(reason: string | null): string {
    if (reason === null) return ''
    return this.#renderer.has(`operator.reasons.${reason}`) ? this.say(`reasons.${reason}`) : reason
  }

  person(id: string | null): string {
    return id ?? this.say('forgotten')
  }

  /** `25.11.2026 10:30` in the region's zone. */
  moment(at: number): string {
    const { date, time } = localMoment(at, this.zone)
    const [year = '', month = '', day = ''] = date.split('-')
    return this.say('moment', { day, month, year, time })
  }

  /** What to say on the phone, ready to be read out. */
  phrase({ rule, base }: HumanTask): string {
    const found = rule === null ? null : this.#ofRule(rule, 'phrase', whenOf(base ?? ''))
    return found ?? this.say('phrase')
  }

  #ofRule(rule: string, part: string, params?: Params): string | null {
    const key = `reminders.${rule}.${part}`
    return this.#renderer.has(key) ? this.#renderer.plain(textAt(key, params)) : null
  }
}
