/**
 * The part of JSON Schema that describes a Bot API request, with three keywords of our own: `x-bytes` and
 * `x-chars` bound a string in UTF-8 bytes and in Unicode code points, `x-chars-after-entities` bounds what is
 * left of it once its markup has become entities. Each holds `[least, most]`.
 */
export interface JsonSchema {
  type?: 'string' | 'number' | 'boolean' | 'array' | 'object'
  const?: string | number | boolean
  enum?: (string | number | boolean)[]
  pattern?: string
  minimum?: number
  maximum?: number
  items?: JsonSchema
  minItems?: number
  maxItems?: number
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean
  anyOf?: JsonSchema[]
  not?: JsonSchema
  $ref?: string
  'x-bytes'?: [number, number]
  'x-chars'?: [number, number]
  'x-chars-after-entities'?: [number, number]
}

/** One method: what it takes, and whether it answers nothing but `true`. */
export interface MethodSchema {
  params: JsonSchema
  returnsTrue: boolean
}

/**
 * Every Bot API method by name, and the shapes they share.
 *
 * @example
 * schema.methods.sendMessage?.params // { $ref: '#/definitions/sendMessage' }
 */
export interface BotApiSchema {
  /** Version of the `@grammyjs/types` package it was read from, e.g. `5.0.0`. */
  version: string
  methods: Record<string, MethodSchema>
  definitions: Record<string, JsonSchema>
}
