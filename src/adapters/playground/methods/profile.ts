import { ownEntry } from '../../../domain/own-entry.ts'
import { type ChatId, destination } from './destination.ts'
import { type Method, method } from './method.ts'

interface Scope {
  type: string
  chat_id?: ChatId
  user_id?: number
}

interface CommandsParameters {
  commands: { command: string; description: string }[]
  scope?: Scope
  language_code?: string
}

function scopeKey(scope: Scope | undefined): string {
  if (!scope) return 'default'
  return [scope.type, scope.chat_id, scope.user_id].filter((part) => part !== undefined).join(':')
}

function setter(field: string): Method {
  return method<Record<string, string>>(true, (parameters, { world }) => {
    const language = parameters['language_code'] ?? ''
    const value = ownEntry(parameters, field) ?? ''
    if (value === '') world.profile.clear(field, 'default', language)
    else world.profile.set(field, 'default', language, value)
    return true
  })
}

function getter(field: string, standard: (botName: string) => string): Method {
  return method<{ language_code?: string }>(false, ({ language_code = '' }, { world }) => {
    const found = world.profile.find(field, 'default', language_code)
    return { [field]: found ?? standard(world.bot.first_name) }
  })
}

/** Methods by which the bot says what it is and what it can do. */
export const profileMethods: Record<string, Method> = {
  getMe: method(false, (_parameters, { world }) => ({
    ...world.bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  })),
  setMyCommands: method<CommandsParameters>(true, ({ commands, scope, language_code }, { world }) => {
    const bare = commands.map((entry) => ({ ...entry, command: entry.command.replace(/^\//, '') }))
    world.profile.set('commands', scopeKey(scope), language_code ?? '', bare)
    return true
  }),
  getMyCommands: method<CommandsParameters>(
    false,
    ({ scope, language_code }, { world }) =>
      world.profile.get('commands', scopeKey(scope), language_code ?? '') ?? [],
  ),
  deleteMyCommands: method<CommandsParameters>(true, ({ scope, language_code }, { world }) => {
    world.profile.clear('commands', scopeKey(scope), language_code ?? '')
    return true
  }),
  setMyName: setter('name'),
  getMyName: getter('name', (name) => name),
  setMyDescription: setter('description'),
  getMyDescription: getter('description', () => ''),
  setMyShortDescription: setter('short_description'),
  getMyShortDescription: getter('short_description', () => ''),
  setChatMenuButton: method<{ chat_id?: number; menu_button?: object }>(true, (parameters, { world }) => {
    const { chat_id, menu_button = { type: 'default' } } = parameters
    const scope = chat_id === undefined ? 'default' : `chat:${destination(world, chat_id).id}`
    world.profile.set('menu_button', scope, '', menu_button)
    return true
  }),
  getChatMenuButton: method<{ chat_id?: number }>(false, ({ chat_id }, { world }) => {
    const own = chat_id === undefined ? undefined : world.profile.get('menu_button', `chat:${chat_id}`, '')
    return own ?? world.profile.get('menu_button', 'default', '') ?? { type: 'commands' }
  }),
}
