import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../src/root.ts'

/** Requirements of ASVS 5.0.0, levels 1 and 2, by section; of V10 and V17 only the sections. */
const REQUIREMENTS = `1.1.1-2 1.2.1-9 1.3.1-11 1.4.1-3 1.5.1-2 2.1.1-3 2.2.1-3 2.3.1-4 2.4.1-1 3.2.1-2 3.3.1-4 3.4.1-6
  3.5.1-5 3.7.1-2 4.1.1-3 4.2.1-1 4.3.1-2 4.4.1-4 5.1.1-1 5.2.1-3 5.3.1-2 5.4.1-3 6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5
  6.6.1-3 6.8.1-4 7.1.1-3 7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.1-2 8.1.1-2 8.2.1-3 8.3.1-1 8.4.1-1 9.1.1-3 9.2.1-4 10.1-7
  11.1.1-2 11.2.1-3 11.3.1-3 11.4.1-4 11.5.1-1 11.6.1-1 12.1.1-3 12.2.1-2 12.3.1-4 13.1.1-1 13.2.1-5 13.3.1-2 13.4.1-5
  14.1.1-2 14.2.1-4 14.3.1-3 15.1.1-3 15.2.1-3 15.3.1-7 16.1.1-1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3 17.1-2`

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** `1.2.1` and `1.2.3` as all that lies between. */
const between = (from: string, last: number): string[] => {
  const [, section = '', first = ''] = /^(.*\.)(\d+)$/.exec(from) ?? []
  return Array.from({ length: last - Number(first) + 1 }, (_, n) => `${section}${Number(first) + n}`)
}

const REQUIRED = REQUIREMENTS.split(/\s+/).flatMap((each) => {
  const [from = '', last = ''] = each.split('-')
  return between(from, Number(last))
})

interface Row {
  readonly named: readonly string[]
  readonly proofs: readonly string[]
}

/** Rows of the page's tables: the requirements of the first column, and what stands in backticks in the last one. */
const rowsOf = (page: string): Row[] =>
  page
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim())
      const named = (cells[1] ?? '').split(', ').flatMap((each) => {
        const [from = '', to] = each.split('–')
        return to === undefined ? [from] : between(from, Number(to.split('.').at(-1)))
      })
      return { named, proofs: [...(cells[3] ?? '').matchAll(/`([^`]+)`/g)].map(([, proof = '']) => proof) }
    })

const idsIn = (folder: string): Set<string> =>
  new Set(
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [...read(join(folder, name)).matchAll(/\bid: '(\w+)'/g)])
      .map(([, id = '']) => id),
  )
const IDS: Readonly<Record<string, Set<string>>> = {
  attack: idsIn('test/attack'),
  faults: idsIn('test/faults'),
}

/** What of a proof is not there: a file, or a case of `npm run attack` and `npm run faults`. */
const missing = (proof: string): string[] => {
  const [, command = '', ids = ''] = /^npm run (attack|faults) -- (.+)$/.exec(proof) ?? []
  if (command === '') return existsSync(join(ROOT, proof)) ? [] : [proof]
  return ids.split(' ').filter((id) => !IDS[command]?.has(id))
}

const [held = [], lacking = [], beside = []] = read('docs/asvs.md').split('\n## ').slice(1).map(rowsOf)

test('every requirement of ASVS 5.0, levels 1 and 2, stands once in the tables', () => {
  const named = [...held, ...lacking, ...beside].flatMap((row) => row.named)
  expect(REQUIRED.filter((each) => !named.includes(each))).toEqual([])
  expect(named.filter((each, at) => named.indexOf(each) !== at)).toEqual([])
})

test('what holds has a proof, and every proof is there', () => {
  expect(held.filter(({ proofs }) => proofs.length === 0)).toEqual([])
  expect(held.flatMap(({ proofs }) => proofs).flatMap(missing)).toEqual([])
  expect(missing('test/image/nobody.test.ts')).toEqual(['test/image/nobody.test.ts'])
  expect(missing('npm run attack -- B1 B99')).toEqual(['B99'])
})

test('nothing in the sources turns the check of certificates off', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  expect(sources.length).toBeGreaterThan(100)
  expect(
    sources.filter((name) => /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED/.test(read(join('src', name)))),
  ).toEqual([])
})
