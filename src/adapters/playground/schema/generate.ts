import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { FILE_MARKER, TypeConverter } from './convert.ts'
import type { BotApiSchema, JsonSchema, MethodSchema } from './json-schema.ts'
import { BOT_API_SCHEMA_PATH } from './load.ts'

const PROBE_PATH = join(dirname(fileURLToPath(import.meta.url)), 'bot-api-probe.ts')
const PROBE_ALIAS = 'Methods'
const PROBE = `import type { ApiMethods } from '@grammyjs/types'
export interface ${FILE_MARKER} { uploaded: true }
export type ${PROBE_ALIAS} = ApiMethods<${FILE_MARKER}>
`

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
}

function hostWithProbe(): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS)
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = (path) => path === PROBE_PATH || fileExists.call(host, path)
  host.readFile = (path) => (path === PROBE_PATH ? PROBE : readFile.call(host, path))
  host.getSourceFile = (path, target, ...rest) =>
    path === PROBE_PATH
      ? ts.createSourceFile(path, PROBE, target, true)
      : getSourceFile.call(host, path, target, ...rest)
  return host
}

function methodsType(program: ts.Program): ts.Type {
  const alias = program.getSourceFile(PROBE_PATH)?.statements.find(ts.isTypeAliasDeclaration)
  if (alias?.name.text !== PROBE_ALIAS) throw new Error('the probe lost its type alias')
  return program.getTypeChecker().getTypeFromTypeNode(alias.type)
}

function methodSchema(checker: ts.TypeChecker, converter: TypeConverter, method: ts.Symbol): MethodSchema {
  const [signature] = checker.getTypeOfSymbol(method).getCallSignatures()
  if (!signature) throw new Error(`${method.name} is not a method: is @grammyjs/types installed?`)
  const [argument] = signature.getParameters()
  const none: JsonSchema = { type: 'object', properties: {}, required: [], additionalProperties: false }
  const type = argument && checker.getNonNullableType(checker.getTypeOfSymbol(argument))
  return {
    params: type ? converter.convert(type, method.name) : none,
    returnsTrue: checker.typeToString(signature.getReturnType()) === 'true',
  }
}

function typesVersion(): string {
  const path = createRequire(import.meta.url).resolve('@grammyjs/types/package.json')
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string }
  return version
}

/**
 * Reads every Bot API method out of the installed `@grammyjs/types` with the TypeScript checker; limits come
 * from the doc comments. Takes about a second: the result is written once, at install, and only read later.
 *
 * @throws Error when the types are not installed or hold a type JSON Schema cannot say
 * @example
 * Object.keys(generateBotApiSchema().methods).length // 187
 */
export function generateBotApiSchema(): BotApiSchema {
  const program = ts.createProgram([PROBE_PATH], OPTIONS, hostWithProbe())
  const checker = program.getTypeChecker()
  const converter = new TypeConverter(checker)
  const methods: Record<string, MethodSchema> = {}
  for (const method of checker.getPropertiesOfType(methodsType(program)))
    methods[method.name] = methodSchema(checker, converter, method)
  return { version: typesVersion(), methods, definitions: converter.definitions }
}

/**
 * Generates the schema and writes it where the playground reads it.
 *
 * @param path the file to write; its folder is made
 * @returns the path written
 */
export function writeBotApiSchema(path: string = BOT_API_SCHEMA_PATH): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(generateBotApiSchema())}\n`)
  return path
}
