import type { Choice, Said } from '../domain/scenario/event.ts'
import type { TextRef } from '../domain/words/text-ref.ts'
import type { Button, Outgoing } from './ports/messenger.ts'
import type { Renderer, Variables } from './render.ts'

/** Two buttons share a row only when both are this short; older people's mode never does it. */
const SHORT_LABEL = 11

/** The token of a press in a talk: talk, session version, choice – at most 64 bytes, e.g. `s1k9x.17.yes`. */
export const pressToken = (talk: string, version: number, choice: string): string =>
  `s${talk}.${version.toString(36)}.${choice}`

const PRESS_TOKEN = /^s([0-9a-z]{1,13})\.([0-9a-z]{1,6})\.([a-z0-9_]{1,32})$/

/** What a press names; null when the token was never ours. */
export const readPressToken = (token: string): { talk: string; version: number; choice: string } | null => {
  const read = PRESS_TOKEN.exec(token)
  return read
    ? { talk: read[1] as string, version: Number.parseInt(read[2] as string, 36), choice: read[3] as string }
    : null
}

/** Puts buttons into rows: one below the other, two short ones side by side unless buttons are large. */
export const inRows = (buttons: readonly Button[], large: boolean, short = SHORT_LABEL): Button[][] => {
  const isShort = ({ text }: Button): boolean => text.length <= short
  const rows: Button[][] = []
  for (const button of buttons) {
    const last = rows.at(-1)
    const fits = !large && last?.length === 1 && isShort(last[0] as Button) && isShort(button)
    if (fits) last.push(button)
    else rows.push([button])
  }
  return rows
}

/** How a talk's messages become outgoing ones: whose texts, whose values, large buttons or not. */
export interface Wording extends Variables {
  readonly renderer: Renderer
  readonly large: boolean
}

const EMPTY_LINES = /\n{3,}/g

/** Parts one below the other; more than one empty line between them says nothing. */
export const paragraphs = (parts: readonly TextRef[], wording: Wording): string => {
  if (parts.length === 1) return wording.renderer.html(parts[0] as TextRef, wording)
  let html = ''
  for (const part of parts) html += `\n${wording.renderer.html(part, wording)}`
  return html.replace(EMPTY_LINES, '\n\n').trim()
}

const buttonsOf = (
  choices: readonly Choice[],
  talk: string,
  version: number,
  wording: Wording,
): Button[][] => {
  const stem = `s${talk}.${version.toString(36)}.`
  const buttons: Button[] = []
  for (const { id, label } of choices)
    buttons.push({ text: wording.renderer.plain(label, wording), token: stem + id })
  return inRows(buttons, wording.large)
}

/** One message of a talk: its parts one below the other, its choices as buttons. */
export const wordSaid = (
  said: Said,
  talk: string,
  version: number,
  wording: Wording,
): Outgoing & { kind: 'text' } => {
  const html = paragraphs(said.parts, wording)
  if (said.choices.length === 0) return { kind: 'text', html }
  return { kind: 'text', html, buttons: buttonsOf(said.choices, talk, version, wording) }
}
