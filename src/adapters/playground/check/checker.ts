import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { ownEntry } from '../../../domain/own-entry.ts'
import { ApiError, badRequest } from '../api/api-error.ts'
import type { BotApiSchema } from '../schema/json-schema.ts'
import { loadBotApiSchema } from '../schema/load.ts'
import { coerce } from './coerce.ts'
import { addKeywords } from './keywords.ts'
import { checkWording } from './wording.ts'

/**
 * Checks every call against the generated schema. Telegram ignores what it does not know; here an unknown or
 * misspelt parameter is refused too, because a bot that sends one is wrong.
 */
export class Checker {
  readonly #schema: BotApiSchema
  readonly #ajv = new Ajv({ strict: false, allErrors: true, verbose: true })
  readonly #validators = new Map<string, ValidateFunction>()

  constructor(schema: BotApiSchema) {
    this.#schema = schema
    addKeywords(this.#ajv)
    this.#ajv.addSchema({ $id: 'bot-api', definitions: schema.definitions })
  }

  /** Whether the method answers nothing but `true`. */
  returnsTrue(method: string): boolean {
    return ownEntry(this.#schema.methods, method)?.returnsTrue ?? false
  }

  /**
   * @param loose the parameters came as text and take their types from the schema first
   * @returns the parameters, typed
   * @throws ApiError 404 for a method that does not exist, 400 for anything Telegram or the schema refuses
   * @throws EntityError when the markup of a text is wrong
   */
  check(method: string, parameters: Record<string, unknown>, loose: boolean): Record<string, unknown> {
    if (!ownEntry(this.#schema.methods, method)) throw new ApiError(404, 'Not Found: method not found')
    const typed = loose ? coerce(parameters, this.#schema, method) : parameters
    this.#refuseUnknown(method, typed)
    checkWording(method, typed)
    const validate = this.#validator(method)
    if (!validate(typed)) throw badRequest(worst(validate.errors ?? []))
    return typed
  }

  #refuseUnknown(method: string, parameters: Record<string, unknown>): void {
    const known = this.#properties(method)
    const unknown = Object.keys(parameters).find((name) => !known.includes(name))
    if (unknown !== undefined)
      throw badRequest(
        `${method} has no parameter "${unknown}" (Telegram would ignore it, the playground does not)`,
      )
  }

  #properties(method: string): string[] {
    const name = ownEntry(this.#schema.methods, method)?.params.$ref?.replace('#/definitions/', '') ?? ''
    return Object.keys(ownEntry(this.#schema.definitions, name)?.properties ?? {})
  }

  #validator(method: string): ValidateFunction {
    const known = this.#validators.get(method)
    if (known) return known
    const params = ownEntry(this.#schema.methods, method)?.params ?? {}
    const compiled = this.#ajv.compile(params.$ref ? { $ref: `bot-api${params.$ref}` } : params)
    this.#validators.set(method, compiled)
    return compiled
  }
}

let shared: Checker | null = null

/**
 * The checker of every playground of this process: a compiled validator takes longer than a talk of three messages, and
 * it holds nothing of any call.
 * @throws Error (ENOENT) when the schema has not been generated: `npm run prepare` does it
 */
export const sharedChecker = (): Checker => {
  shared ??= new Checker(loadBotApiSchema())
  return shared
}

function worst(errors: ErrorObject[]): string {
  const depth = (error: ErrorObject) => error.instancePath.split('/').length
  const telling = errors.filter(({ keyword }) => keyword !== 'anyOf')
  const [first] = (telling.length > 0 ? telling : errors).sort((a, b) => depth(b) - depth(a))
  if (!first) return 'the parameters do not fit the method'
  const missing = first.params['missingProperty']
  if (missing === 'chat_id') return 'chat_id is empty'
  const place = first.instancePath.slice(1).replaceAll('/', '.') || 'parameters'
  const limits = first.keyword.startsWith('x-') ? ` ${first.keyword} ${JSON.stringify(first.schema)}` : ''
  return `${place} ${first.message ?? 'is wrong'}${limits}`
}
