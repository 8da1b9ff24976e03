import { ownEntry } from '../../../domain/own-entry.ts'
import type { FaultRule, Faults } from '../api/faults.ts'
import type { Changes } from '../changes.ts'
import type { PlaygroundOptions } from '../options.ts'

const RULES: Record<string, FaultRule> = {
  '429': { kind: '429', retryAfter: 5 },
  '500': { kind: '500-before' },
  cut: { kind: 'cut-before' },
}

/** What the switches of the page stand at. */
export interface ControlState {
  bot: 'running' | 'stopped' | 'restarting'
  canRestart: boolean
  fault: string
}

/** The two switches of the page: trouble in the network, and starting the bot again. */
export class Control {
  readonly #options: PlaygroundOptions
  readonly #faults: Faults
  readonly #changes: Changes
  #fault = 'none'
  #removeRule: () => void = () => undefined
  #restarting = false

  constructor(options: PlaygroundOptions, faults: Faults, changes: Changes) {
    this.#options = options
    this.#faults = faults
    this.#changes = changes
  }

  get state(): ControlState {
    const bot = this.#restarting ? 'restarting' : (this.#options.botStatus?.() ?? 'running')
    return { bot, canRestart: this.#options.restartBot !== undefined, fault: this.#fault }
  }

  /** @param fault `429`, `500`, `cut`, or `none` to put it right */
  setFault(fault: string): void {
    this.#removeRule()
    const rule = ownEntry(RULES, fault)
    this.#fault = rule ? fault : 'none'
    this.#removeRule = rule
      ? this.#faults.add({ ...rule, times: Number.POSITIVE_INFINITY, name: 'page' })
      : () => undefined
    this.#changes.tell({ kind: 'control' })
  }

  /** Starts the bot again; a second call meanwhile does nothing. */
  async restart(): Promise<void> {
    if (this.#restarting || !this.#options.restartBot) return
    this.#restarting = true
    this.#changes.tell({ kind: 'control' })
    try {
      await this.#options.restartBot()
    } finally {
      this.#restarting = false
      this.#changes.tell({ kind: 'control' })
    }
  }
}
