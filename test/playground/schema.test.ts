import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, describe, expect, test } from 'vitest'
import { generateBotApiSchema, writeBotApiSchema } from '../../src/adapters/playground/schema/generate.ts'
import { loadBotApiSchema } from '../../src/adapters/playground/schema/load.ts'

const folder = mkdtempSync(join(tmpdir(), 'schema-'))
afterAll(() => rmSync(folder, { recursive: true }))

function methodsOfApi(): number {
  const path = join(import.meta.dirname, '../../node_modules/@grammyjs/types/methods.d.ts')
  const source = ts.createSourceFile(path, ts.sys.readFile(path) ?? '', ts.ScriptTarget.ES2022)
  const alias = source.statements.find(
    (node): node is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(node) && node.name.text === 'ApiMethods',
  )
  return alias && ts.isTypeLiteralNode(alias.type) ? alias.type.members.length : 0
}

describe('the generated schema', () => {
  const schema = generateBotApiSchema()

  test('has every method of ApiMethods', () => {
    expect(Object.keys(schema.methods)).toHaveLength(methodsOfApi())
    expect(Object.keys(schema.methods).length).toBeGreaterThan(180)
  })

  test('takes limits from the comments', () => {
    const { definitions } = schema
    expect(definitions['sendMessage']?.properties?.['text']).toEqual({
      type: 'string',
      'x-chars-after-entities': [1, 4096],
    })
    expect(definitions['CallbackButton']?.properties?.['callback_data']?.['x-bytes']).toEqual([1, 64])
    expect(definitions['setMyCommands']?.properties?.['commands']?.maxItems).toBe(100)
    expect(definitions['getUpdates']?.properties?.['limit']).toMatchObject({ minimum: 1, maximum: 100 })
  })

  test('knows which methods answer only true', () => {
    expect(schema.methods['setMessageReaction']?.returnsTrue).toBe(true)
    expect(schema.methods['sendMessage']?.returnsTrue).toBe(false)
  })

  test('is written and read back as it is', () => {
    const path = writeBotApiSchema(join(folder, 'deep/schema.json'))
    expect(loadBotApiSchema(path)).toEqual(schema)
  })

  test('is the one that lies in the folder of generated files', () => {
    expect(loadBotApiSchema()).toEqual(schema)
  })
})
