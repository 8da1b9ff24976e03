import { ownEntry } from '../../../domain/own-entry.ts'
import { badRequest } from '../api/api-error.ts'
import { codePoints } from '../text/code-points.ts'
import { formattedFrom } from '../text/formatted-from.ts'
import type { WireEntity, WireMarkup } from '../world/wire.ts'
import { checkMarkup } from './markup.ts'

type Parameters = Record<string, unknown>

const MOST_TEXT = 4096
const MOST_CAPTION = 1024
const MOST_RAW_BYTES = 32_768
const MOST_COMMANDS = 100
const MOST_TOAST = 200
const COMMAND = /^[a-z0-9_]{1,32}$/

function formattedLength(parameters: Parameters, field: 'text' | 'caption'): number {
  const source = parameters[field]
  if (typeof source !== 'string') return 0
  if (Buffer.byteLength(source) > MOST_RAW_BYTES) return Number.POSITIVE_INFINITY
  const entities = parameters[field === 'text' ? 'entities' : 'caption_entities']
  const mode = typeof parameters['parse_mode'] === 'string' ? parameters['parse_mode'] : undefined
  const given = Array.isArray(entities) ? (entities as WireEntity[]) : undefined
  return codePoints(formattedFrom(source, mode, given).text)
}

function checkText(parameters: Parameters): void {
  const length = formattedLength(parameters, 'text')
  if (length === 0) throw badRequest('message text is empty')
  if (length > MOST_TEXT) throw badRequest('message is too long')
}

function checkCaption(parameters: Parameters): void {
  if (formattedLength(parameters, 'caption') > MOST_CAPTION) throw badRequest('message caption is too long')
}

function checkToast(parameters: Parameters): void {
  const { text } = parameters
  if (typeof text === 'string' && codePoints(text) > MOST_TOAST) throw badRequest('MESSAGE_TOO_LONG')
}

function checkCommands(parameters: Parameters): void {
  const { commands } = parameters
  if (!Array.isArray(commands)) throw badRequest("can't parse list of bot commands")
  if (commands.length > MOST_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  for (const { command, description } of commands as { command?: string; description?: string }[]) {
    if (!COMMAND.test(String(command ?? '').replace(/^\//, ''))) throw badRequest('BOT_COMMAND_INVALID')
    const length = codePoints(String(description ?? ''))
    if (length < 1 || length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
  }
}

const LOCATION_METHODS = ['sendLocation', 'sendVenue']
const MOST_LATITUDE = 90
const MOST_LONGITUDE = 180

/** What `get_location` and `Venue` of Telegram's server refuse, in their words. */
function checkLocation(method: string, parameters: Parameters): void {
  for (const field of ['latitude', 'longitude'])
    if ((ownEntry(parameters, field) ?? '') === '') throw badRequest(`${field} is empty`)
  const { latitude, longitude } = parameters
  const isOnEarth =
    Math.abs(Number(latitude)) <= MOST_LATITUDE && Math.abs(Number(longitude)) <= MOST_LONGITUDE
  if (!isOnEarth) throw badRequest(`wrong ${method === 'sendVenue' ? 'venue ' : ''}location specified`)
}

/** Telegram shows a place without a name as a bare point: whoever sends a venue means one with a name. */
function checkVenue(parameters: Parameters): void {
  for (const field of ['title', 'address'])
    if (String(ownEntry(parameters, field) ?? '').trim() === '')
      throw badRequest(`venue ${field} must be non-empty`)
}

const TEXT_METHODS = ['sendMessage', 'editMessageText']

/**
 * Refuses what Telegram refuses, in Telegram's words, before the schema is asked.
 *
 * @throws ApiError 400
 * @throws EntityError when the markup of a text is wrong
 */
export function checkWording(method: string, parameters: Parameters): void {
  if (TEXT_METHODS.includes(method)) checkText(parameters)
  else if ('caption' in parameters) checkCaption(parameters)
  if (method === 'answerCallbackQuery') checkToast(parameters)
  if (LOCATION_METHODS.includes(method)) checkLocation(method, parameters)
  if (method === 'sendVenue') checkVenue(parameters)
  if (method === 'setMyCommands') checkCommands(parameters)
  checkMarkup(parameters['reply_markup'] as WireMarkup | undefined)
}
