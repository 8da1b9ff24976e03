import { COMMANDS, type Command } from '../domain/conversation/input.ts'
import { ownEntry } from '../domain/own-entry.ts'
import { act } from './actions.ts'
import type { Decision, Moment } from './decision.ts'
import type { Action } from './screens.ts'
import { takeTurn } from './talk-turn.ts'

/** Slash commands outside a talk and the screens that they open. */
const SCREENS: Readonly<Record<string, Action>> = {
  start: 'start',
  new: 'new',
  talks: 'talks',
  settings: 'settings',
  language: 'language',
  large: 'large_on',
  mydata: 'data',
  delete: 'delete',
  help: 'help',
  reminders: 'reminders',
  coming: 'coming',
  school: 'school',
}

const isCommand = (name: string): name is Command => (COMMANDS as readonly string[]).includes(name)

/** A slash command; `/start need_passport` (a deep link) begins the talk about that need. */
export const onCommand = (moment: Moment, name: string, payload: string): Decision => {
  const { talk } = moment.loaded
  if (isCommand(name)) {
    const isOpen = talk && talk.session.status !== 'finished' && talk.session.status !== 'stopped'
    if (isOpen) return takeTurn(moment, talk, { type: 'command', name })
    return act(moment, name === 'human' ? 'call_human' : 'help')
  }
  const linked = /^need_([a-z0-9_]{1,32})$/.exec(payload)?.[1]
  const isKnown = linked !== undefined && moment.conversation.content.needs.has(linked)
  if (name === 'start' && isKnown) return act(moment, 'need', linked)
  return act(moment, ownEntry(SCREENS, name) ?? 'help')
}
