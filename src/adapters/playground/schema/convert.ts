import ts from 'typescript'
import { ownEntry } from '../../../domain/own-entry.ts'
import type { JsonSchema } from './json-schema.ts'
import { limitsFromComment } from './limits.ts'

/** Name of the interface that stands for an uploaded file while the types are read. */
export const FILE_MARKER = 'UploadedFile'

const ATTACHMENT: JsonSchema = { type: 'string', pattern: '^attach://' }

const PRIMITIVES: [ts.TypeFlags, JsonSchema][] = [
  [ts.TypeFlags.String, { type: 'string' }],
  [ts.TypeFlags.Number, { type: 'number' }],
  [ts.TypeFlags.Boolean, { type: 'boolean' }],
  [ts.TypeFlags.Never, { not: {} }],
]

/**
 * Turns TypeScript types into JSON Schema. Object types and unions with objects become shared definitions
 * (types may be recursive); everything else stands in place.
 */
export class TypeConverter {
  readonly definitions: Record<string, JsonSchema> = {}
  readonly #names = new Map<ts.Type, string>()
  readonly #checker: ts.TypeChecker

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker
  }

  /**
   * @param type any type a Bot API parameter may have
   * @param hint name for the definition when the type has none of its own
   * @throws Error naming the type, when JSON Schema has no words for it
   */
  convert(type: ts.Type, hint: string): JsonSchema {
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
    if (type.flags & ts.TypeFlags.BooleanLiteral) return { const: this.#text(type) === 'true' }
    const primitive = PRIMITIVES.find(([flag]) => type.flags & flag)
    if (primitive) return { ...primitive[1] }
    if (type.symbol?.name === FILE_MARKER) return { ...ATTACHMENT }
    if (type.isIntersection() && type.types.some(isString)) return { type: 'string' }
    if (type.isUnion()) return this.#union(type, hint)
    if (this.#checker.isArrayType(type) || this.#checker.isTupleType(type)) return this.#array(type, hint)
    if (type.flags & ts.TypeFlags.Object || type.isIntersection()) return this.#shared(type, hint)
    throw new Error(`no JSON Schema for the type ${this.#text(type)} (${hint})`)
  }

  #text(type: ts.Type): string {
    return this.#checker.typeToString(type)
  }

  #array(type: ts.Type, hint: string): JsonSchema {
    const [item] = this.#checker.getTypeArguments(type as ts.TypeReference)
    return { type: 'array', items: item ? this.convert(item, hint) : {} }
  }

  #union(type: ts.UnionType, hint: string): JsonSchema {
    const hasObject = type.types.some((member) => member.flags & ts.TypeFlags.Object)
    return hasObject ? this.#shared(type, hint) : this.#alternatives(type.types, hint)
  }

  #alternatives(members: ts.Type[], hint: string): JsonSchema {
    const schemas = members.map((member) => this.convert(member, hint))
    const [only] = schemas
    if (schemas.length === 1 && only) return only
    const constants = schemas.map((schema) => schema.const).filter((value) => value !== undefined)
    if (constants.length === schemas.length) return { enum: constants }
    const free = schemas.find((schema) => schema.type === 'string' && schema.pattern === undefined)
    const telling = free ? schemas.filter((schema) => schema === free || !isText(schema)) : schemas
    return telling.length === 1 && free ? free : { anyOf: telling }
  }

  #shared(type: ts.Type, hint: string): JsonSchema {
    const known = this.#names.get(type)
    if (known) return { $ref: `#/definitions/${known}` }
    const name = this.#freeName(type, hint)
    this.#names.set(type, name)
    this.definitions[name] = {}
    this.definitions[name] = type.isUnion() ? this.#alternatives(type.types, name) : this.#object(type)
    return { $ref: `#/definitions/${name}` }
  }

  #freeName(type: ts.Type, hint: string): string {
    const own = (type.aliasSymbol ?? type.symbol)?.name ?? '__type'
    const base = own.startsWith('__') ? hint : own
    let name = base
    for (let count = 2; ownEntry(this.definitions, name); count += 1) name = `${base}_${count}`
    return name
  }

  #object(type: ts.Type): JsonSchema {
    const properties: Record<string, JsonSchema> = {}
    const required: string[] = []
    for (const member of this.#checker.getPropertiesOfType(type)) {
      properties[member.name] = this.#property(member)
      if (!(member.flags & ts.SymbolFlags.Optional)) required.push(member.name)
    }
    return { type: 'object', properties, required, additionalProperties: false }
  }

  #property(member: ts.Symbol): JsonSchema {
    const type = this.#checker.getNonNullableType(this.#checker.getTypeOfSymbol(member))
    const schema = this.convert(type, member.name)
    const doc = ts.displayPartsToString(member.getDocumentationComment(this.#checker))
    return { ...schema, ...limitsFromComment(schema.type, doc) }
  }
}

function isString(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.String) !== 0
}

function isText(schema: JsonSchema): boolean {
  return schema.type === 'string' || typeof schema.const === 'string'
}
