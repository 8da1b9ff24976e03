import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { afterAll, describe, expect, it } from 'vitest'
import { parsedAt, readYaml, withParsedYaml } from '../../src/adapters/content/read-yaml.ts'

const folder = mkdtempSync(join(tmpdir(), 'parsed-'))
afterAll(() => rmSync(folder, { recursive: true }))

const path = join(folder, 'parsed.bin')

describe('what was parsed lies beside the content', () => {
  it('and is taken up again', () => {
    writeFileSync(path, serialize(new Map([['hash', { word: 'first' }]])))
    expect(parsedAt(path)).toEqual(new Map([['hash', { word: 'first' }]]))
  })

  it('a damaged copy, one of another kind and none at all are parsed anew', () => {
    const text = join(folder, 'text.yaml')
    writeFileSync(text, 'word: as it stands')
    const read = (): unknown => withParsedYaml(path, () => readYaml(text))
    for (const copy of [Buffer.from('nonsense'), serialize({ other: 'kind' }), null]) {
      rmSync(path, { force: true })
      if (copy) writeFileSync(path, copy)
      expect(parsedAt(path)).toBeNull()
      expect(read()).toEqual({ word: 'as it stands' })
    }
  })
})
