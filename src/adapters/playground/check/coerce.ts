import { ownEntry } from '../../../domain/own-entry.ts'
import type { BotApiSchema, JsonSchema } from '../schema/json-schema.ts'

type Kind = NonNullable<JsonSchema['type']>

function kindsOf(schema: JsonSchema, definitions: BotApiSchema['definitions']): Set<Kind> {
  if (schema.$ref)
    return kindsOf(ownEntry(definitions, schema.$ref.replace('#/definitions/', '')) ?? {}, definitions)
  if (schema.type) return new Set([schema.type])
  if (schema.enum) return new Set(schema.enum.map((value) => typeof value as Kind))
  if (schema.const !== undefined) return new Set([typeof schema.const as Kind])
  return new Set((schema.anyOf ?? []).flatMap((option) => [...kindsOf(option, definitions)]))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (cause instanceof SyntaxError) return text
    throw cause
  }
}

function typed(text: string, kinds: Set<Kind>): unknown {
  if (kinds.has('number') && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text)
  if (kinds.has('boolean') && /^(?:true|false|1|0)$/i.test(text)) return /^(?:true|1)$/i.test(text)
  if (kinds.has('array') || kinds.has('object')) return parsed(text)
  return text
}

/**
 * Gives parameters that came as text (query, form) the types their method wants. What does not fit stays text
 * and is refused by the check that follows.
 *
 * @example
 * coerce({ chat_id: '7001' }, schema, 'sendMessage') // { chat_id: 7001 }
 */
export function coerce(
  parameters: Record<string, unknown>,
  schema: BotApiSchema,
  method: string,
): Record<string, unknown> {
  const shape = ownEntry(schema.methods, method)?.params
  const name = shape?.$ref?.replace('#/definitions/', '') ?? ''
  const properties = ownEntry(schema.definitions, name)?.properties ?? {}
  const entries = Object.entries(parameters).map(([key, value]) => {
    const property = ownEntry(properties, key)
    if (typeof value !== 'string' || !property) return [key, value]
    return [key, typed(value, kindsOf(property, schema.definitions))]
  })
  return Object.fromEntries(entries)
}
