import { comparable } from '../domain/text/plain-words.ts'
import { text } from '../domain/words/text-ref.ts'
import { inRows } from './outgoing.ts'
import type { Button, Outgoing } from './ports/messenger.ts'
import type { Renderer } from './render.ts'

/** What can be pressed outside a talk. Tokens are `m.<action>` or `m.<action>.<argument>`. */
export const ACTIONS = [
  'start',
  'new',
  'talks',
  'open',
  'need',
  'none',
  'call_human',
  'data',
  'withdraw',
  'delete',
  'delete_yes',
  'keep',
  'settings',
  'large_on',
  'large_off',
  'language',
  'menu',
  'consent_yes',
  'consent_no',
  'help',
  'reminders',
  'mute',
  'unmute',
  'zones',
  'zone',
  'coming',
  'school',
  'lesson',
  'memo',
  'helped',
  'come_back',
  'first',
  'later',
  'part',
  'stop_all',
  'stop_talk',
  'aim_done',
] as const
export type Action = (typeof ACTIONS)[number]

const KNOWN_ACTIONS: ReadonlySet<string> = new Set(ACTIONS)
const isAction = (name: string | undefined): name is Action => name !== undefined && KNOWN_ACTIONS.has(name)
const ACTION_TOKEN = /^m\.([a-z_]{1,20})(?:\.([a-z0-9_-]{1,48}))?$/

/** The token of a screen's button, e.g. `m.open.1k9x`. */
export const actionToken = (action: Action, argument?: string): string =>
  argument ? `m.${action}.${argument}` : `m.${action}`

/** What a screen's button means; null when the token was never ours. */
export const readActionToken = (token: string): { action: Action; argument: string } | null => {
  if (!token.startsWith('m.')) return null
  const read = ACTION_TOKEN.exec(token)
  return isAction(read?.[1]) ? { action: read[1], argument: read[2] ?? '' } : null
}

/** Keyboards in place of the phone's own: their buttons are typed words. */
const MENU = ['new', 'talks', 'data', 'settings', 'school'] as const
/** Not ours to answer: what is on near a person the office knows (Y-calendar). */
const EVENTS = 'events'
const TALK = [['back', 'why'], ['repeat', 'pause'], ['human']] as const

/** Messages outside a talk: one text, its buttons, the right keyboard. */
export class Screens {
  readonly #renderer: Renderer
  readonly #large: boolean

  constructor(renderer: Renderer, large: boolean) {
    this.#renderer = renderer
    this.#large = large
  }

  label(key: string): string {
    return this.#renderer.plain(text(`screens.${key}`))
  }

  has(key: string): boolean {
    return this.#renderer.has(`screens.${key}`)
  }

  /** A screen by its text key; `buttons` pairs a text key (or ready words) with an action. */
  message(
    key: string,
    buttons: readonly (readonly [label: string, action: Action, argument?: string])[] = [],
  ): Outgoing & { kind: 'text' } {
    const html = this.#renderer.html(text(`screens.${key}`))
    if (buttons.length === 0) return { kind: 'text', html }
    const made: Button[] = buttons.map(([label, action, argument]) => ({
      text: label,
      token: actionToken(action, argument),
    }))
    return { kind: 'text', html, buttons: inRows(made, this.#large) }
  }

  menuKeyboard(): string[][] {
    const labels = [...MENU, EVENTS].map((name) => this.label(`menu_buttons.${name}`))
    return this.#large
      ? labels.map((label) => [label])
      : [labels.slice(0, 2), labels.slice(2, 4), labels.slice(4)]
  }

  talkKeyboard(): string[][] {
    const rows = TALK.map((row) => row.map((name) => this.label(`talk_buttons.${name}`)))
    return this.#large ? rows.flat().map((label) => [label]) : rows
  }

  /** Whether typed words are a key of the menu's keyboard, whoever answers it. */
  namesMenuKey(words: string): boolean {
    const said = comparable(words)
    return [...MENU, EVENTS].some((name) => comparable(this.label(`menu_buttons.${name}`)) === said)
  }

  /** The menu entry that typed words name, e.g. «мои дела». */
  menuEntry(words: string): Action | null {
    const said = comparable(words)
    return MENU.find((name) => comparable(this.label(`menu_buttons.${name}`)) === said) ?? null
  }
}
