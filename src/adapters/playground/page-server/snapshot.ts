import type { Person } from '../people/person.ts'
import { currentKeyboard } from '../people/reply-keyboard.ts'
import type { VisibleMessage } from '../people/visible.ts'
import type { World } from '../world/world.ts'

/** Messages shown in a column; older ones stay with the server. */
const MOST_MESSAGES = 150

/** One column of the page. */
export interface PersonSnapshot {
  key: string
  id: number
  name: string
  about: string
  language: string
  started: boolean
  blocked: boolean
  deactivated: boolean
  messages: object[]
  keyboard: string[][]
  placeholder: string
  commands: { command: string; description: string }[]
  description: string
}

function forPage(message: VisibleMessage): object {
  const { file, ...rest } = message
  if (!file) return rest
  const { kind, name, size, fileId, seconds } = file
  return { ...rest, file: { kind, name, size, seconds, address: `/playground/files/${fileId}` } }
}

function commandsFor(world: World, id: number, language: string): PersonSnapshot['commands'] {
  const scopes = [`chat:${id}`, 'all_private_chats', 'default']
  for (const scope of scopes) {
    const found = world.profile.find('commands', scope, language)
    if (found) return found as PersonSnapshot['commands']
  }
  return []
}

/** Everything the page shows of a person. */
export function snapshotOf(world: World, person: Person): PersonSnapshot {
  const { state } = person
  const { id, key, language, started, blocked, deactivated } = state
  const stored = world.messages.inChat(id)
  return {
    id,
    key,
    language,
    started,
    blocked,
    deactivated,
    name: [state.firstName, state.lastName].filter(Boolean).join(' '),
    about: state.about ?? '',
    messages: person.screen().slice(-MOST_MESSAGES).map(forPage),
    keyboard: person.keyboard().map((row) => row.map(({ text }) => text)),
    placeholder: currentKeyboard(stored)?.placeholder ?? '',
    commands: commandsFor(world, id, language),
    description: String(world.profile.find('description', 'default', language) ?? ''),
  }
}
