import type { JsonSchema } from './json-schema.ts'

const SPAN = /(\d+)\s*[-–]\s*(\d+)/
const BYTES = /(\d+)\s*[-–]\s*(\d+) bytes/i
const AFTER_ENTITIES = /(\d+)\s*[-–]\s*(\d+) characters after entit(?:ies|y) parsing/i
const CHARACTERS = /(\d+)\s*[-–]\s*(\d+) characters/i
const AT_MOST = /at most (\d+) /i
const NUMBER_RANGE = /between (\d+)\s*[-–]\s*(\d+)|[,;] (\d+)\s*[-–]\s*(\d+)(?:\.|;|,|$)/

function span(found: RegExpMatchArray | null): [number, number] | undefined {
  const [least, most] = (found ?? []).slice(1).filter((part) => part !== undefined)
  return least === undefined || most === undefined ? undefined : [Number(least), Number(most)]
}

function stringLimits(doc: string): JsonSchema {
  const bytes = span(doc.match(BYTES))
  if (bytes) return { 'x-bytes': bytes }
  const afterEntities = span(doc.match(AFTER_ENTITIES))
  if (afterEntities) return { 'x-chars-after-entities': afterEntities }
  const characters = span(doc.match(CHARACTERS))
  return characters ? { 'x-chars': characters } : {}
}

function numberLimits(doc: string): JsonSchema {
  const range = span(doc.match(NUMBER_RANGE))
  return range ? { minimum: range[0], maximum: range[1] } : {}
}

function arrayLimits(doc: string): JsonSchema {
  const items = span(doc.match(SPAN))
  if (items) return { minItems: items[0], maxItems: items[1] }
  const most = doc.match(AT_MOST)?.[1]
  return most === undefined ? {} : { maxItems: Number(most) }
}

/**
 * The limits that the doc comment of a parameter states in words, as JSON Schema.
 *
 * @param kind what the parameter holds, from its own schema
 * @param doc the comment, e.g. `Text of the message to be sent, 1-4096 characters after entities parsing`
 * @returns e.g. `{ 'x-chars-after-entities': [1, 4096] }`, or `{}` when it states none
 */
export function limitsFromComment(kind: JsonSchema['type'], doc: string): JsonSchema {
  if (kind === 'string') return stringLimits(doc)
  if (kind === 'number') return numberLimits(doc)
  return kind === 'array' ? arrayLimits(doc) : {}
}
