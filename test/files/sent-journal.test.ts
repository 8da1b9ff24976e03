import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpenFile } from '../../src/adapters/files/journal-file.ts'
import { openSentJournal } from '../../src/adapters/files/sent-journal.ts'

const DAY_MS = 86_400_000
const NOON = Date.parse('2026-11-22T12:00:00Z')
const NAME = 'sent-2026-11-22.jsonl'

let folder: string
let now: number
const clock = { now: () => now }
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
  now = NOON
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const entry = (n: number, at = NOON + n) => ({ key: `monthly|p${n}|2026-11`, message: `${n}`, at })
const entries = (count: number) => Array.from({ length: count }, (_, n) => entry(n))
const openHere = (options: { keepDays?: number; open?: OpenFile } = {}) =>
  openSentJournal(folder, { clock, ...options })
const files = () => readdirSync(folder).sort()

/** What a journal opened anew holds. */
const kept = async () => {
  const journal = await openHere()
  const found = await journal.entries()
  await journal.close()
  return found
}

/** A disk with so many free bytes, that counts syncs; it can be made to fail its next syncs. */
const smallDisk = (free: number) => {
  const disk = { free, syncs: 0, failingSyncs: 0 }
  const full = () => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  const write = async (file: FileHandle, bytes: Buffer, from: number, length: number, position: number) => {
    const grows = Math.max(0, position + length - (await file.stat()).size)
    const refused = Math.max(0, grows - disk.free)
    if (refused >= length) throw full()
    disk.free -= grows - refused
    return file.write(bytes, from, length - refused, position)
  }
  const openFile: OpenFile = async (path, flags, mode) => {
    const file = await open(path, flags, mode)
    return {
      write: ((bytes: Buffer, from: number, length: number, position: number) =>
        write(file, bytes, from, length, position)) as never,
      datasync: async () => {
        disk.syncs += 1
        disk.failingSyncs -= 1
        if (disk.failingSyncs >= 0) throw Object.assign(new Error('EIO'), { code: 'EIO' })
        await file.datasync()
      },
      truncate: (length) => file.truncate(length),
      readFile: (() => file.readFile()) as never,
      close: () => file.close(),
    }
  }
  return { disk, open: openFile }
}

describe('noting', () => {
  test('what is noted is found, here and by later opens, in order', async () => {
    for (let n = 0; n < 3; n += 1) {
      const journal = await openHere()
      await journal.reserve(1)
      await journal.note(entry(n))
      expect(await journal.entries()).toEqual(entries(n + 1))
      await journal.close()
    }
    expect(await kept()).toEqual(entries(3))
  })

  test('lines of earlier versions, with the number of a message, are read', async () => {
    const [key, message, at] = ['monthly|p1|2026-11', 17, NOON]
    const line = JSON.stringify({ key, message, at, sum: crc32(JSON.stringify([key, message, at])) })
    writeFileSync(join(folder, NAME), `${line}\n`)
    expect(await kept()).toEqual([{ key, message: '17', at }])
  })

  test('the file is for its owner only', async () => {
    const journal = await openHere()
    await journal.note(entry(1))
    await journal.close()
    expect(files()).toEqual([NAME])
    expect(statSync(join(folder, NAME)).mode & 0o777).toBe(0o600)
  })

  test('many at once share a few syncs, and reserving between them does no harm', async () => {
    const { disk, open: openFile } = smallDisk(10_000_000)
    const journal = await openHere({ open: openFile })
    const all = entries(2_000)
    await Promise.all(
      all.flatMap((each, n) => [journal.note(each), ...(n % 500 ? [] : [journal.reserve(4)])]),
    )
    expect(await journal.entries()).toEqual(all)
    expect(disk.syncs).toBeLessThan(20)
    await journal.close()
    expect(await kept()).toEqual(all)
  })

  test('a key of 200 bytes at its worst fits, a longer one is refused and does no harm', async () => {
    const journal = await openHere()
    const worst = { key: '"'.repeat(200), message: '9'.repeat(40), at: Number.MAX_SAFE_INTEGER }
    const cyrillic = { key: 'я'.repeat(100), message: '1', at: 1 }
    await journal.note(worst)
    await journal.note(cyrillic)
    await expect(journal.note({ ...worst, key: `${'я'.repeat(100)}a` })).rejects.toThrow('at most 200 bytes')
    await expect(journal.note({ ...worst, key: '\u0001'.repeat(200) })).rejects.toThrow('read back')
    await expect(journal.note({ ...worst, at: Number.NaN })).rejects.toThrow('read back')
    expect(await journal.entries()).toEqual([worst, cyrillic])
    await journal.close()
  })

  test.each([0, 1, 3])(
    'whoever took over begins a file of its own: what the other, frozen after %i entries, writes when it thaws is not lost',
    async (before) => {
      const frozen = await openHere()
      await frozen.reserve(8)
      for (let n = 0; n < before; n += 1) await frozen.note(entry(n))
      const other = await openHere()
      await other.reserve(8)
      await other.note(entry(10))
      await Promise.all([frozen.note(entry(20)), frozen.note(entry(21))])
      await frozen.note(entry(22))
      await other.note(entry(11))
      await frozen.close()
      await other.close()
      const keys = (await kept()).map(({ key }) => key).sort()
      const expected = [...entries(before), entry(10), entry(11), entry(20), entry(21), entry(22)]
      expect(keys).toEqual(expected.map(({ key }) => key).sort())
    },
  )

  test('after closing it refuses', async () => {
    const journal = await openHere()
    const noting = journal.note(entry(0))
    await Promise.all([journal.close(), journal.close(), noting])
    await expect(journal.note(entry(1))).rejects.toThrow('is closed')
    await expect(journal.reserve(1)).rejects.toThrow('is closed')
    expect(await kept()).toEqual(entries(1))
  })
})

describe('days', () => {
  test('a new day has a new file from the next reserve on; a note goes where its room is', async () => {
    const journal = await openHere()
    await journal.reserve(2)
    await journal.note(entry(0))
    now += DAY_MS
    await journal.note(entry(1))
    expect(files()).toEqual([NAME])
    await journal.reserve(1)
    await journal.note(entry(2))
    expect(files()).toEqual([NAME, 'sent-2026-11-23.jsonl'])
    expect(await journal.entries()).toEqual(entries(3))
    await journal.close()
  })

  test('files older than the days kept are removed, at open and when the day turns; others are left alone', async () => {
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    const journal = await openHere({ keepDays: 2 })
    for (let n = 0; n < 5; n += 1) {
      await journal.reserve(1)
      await journal.note(entry(n))
      now += DAY_MS
    }
    await journal.close()
    expect(files()).toEqual([
      'notes.txt',
      'sent-2026-11-24.jsonl',
      'sent-2026-11-25.jsonl',
      'sent-2026-11-26.jsonl',
    ])
    const later = await openHere({ keepDays: 2 })
    expect(await later.entries()).toEqual([entry(3), entry(4)])
    await later.close()
  })
})

describe('a full disk', () => {
  test('reserve says what to do; what was promised is kept; freed space is taken up', async () => {
    const { disk, open: openFile } = smallDisk(20_000)
    const journal = await openHere({ open: openFile })
    await journal.reserve(32)
    await expect(journal.reserve(33)).rejects.toThrow(
      `the journal of sent notices cannot be written: free some space in ${folder}`,
    )
    expect(disk.free).toBe(0)
    const all = entries(32)
    for (const each of all) await journal.note(each)
    expect(await journal.entries()).toEqual(all)
    disk.free = 200_000
    await journal.reserve(300)
    await journal.note(entry(32))
    await journal.close()
    expect(await kept()).toEqual(entries(33))
  })

  test('it opens and reads, and only reserving fails', async () => {
    const before = await openHere()
    await before.note(entry(0))
    await before.close()
    const journal = await openHere(smallDisk(0))
    expect(await journal.entries()).toEqual(entries(1))
    await expect(journal.reserve(1)).rejects.toThrow('free some space')
    expect(await journal.entries()).toEqual(entries(1))
    await journal.close()
  })

  test('a day that cannot begin leaves the room of the day before', async () => {
    const { open: openFile } = smallDisk(16 * 1_024)
    const journal = await openHere({ open: openFile })
    await journal.reserve(1)
    now += DAY_MS
    await expect(journal.reserve(1)).rejects.toThrow('free some space')
    await journal.note(entry(0))
    expect(await journal.entries()).toEqual(entries(1))
    await journal.close()
  })

  test('a sync that fails fails its notes; the next ones do not build on it', async () => {
    const { disk, open: openFile } = smallDisk(1_000_000)
    const journal = await openHere({ open: openFile })
    await journal.reserve(10)
    disk.failingSyncs = 1
    await expect(journal.note(entry(7))).rejects.toThrow(`see to ${folder} (EIO)`)
    await journal.note(entry(0))
    await journal.close()
    expect(await kept()).toEqual(entries(1))
  })
})

describe('crashes', () => {
  test('garbage between and behind entries is left out', async () => {
    const journal = await openHere()
    await journal.note(entry(0))
    await journal.note(entry(1))
    await journal.close()
    const path = join(folder, NAME)
    const text = readFileSync(path, 'utf8').trimEnd()
    const wrongNumber = text.split('\n')[0]?.replace('"message":"0"', '"message":"5"')
    const garbage = `\n${wrongNumber}\n\0\0\0{"key"\n5\nnull\n[]\n{}\n`
    writeFileSync(path, text.replace('\n', garbage))
    appendFileSync(path, Buffer.from([10, 0xff, 0xfe, 0x80]))
    expect(await kept()).toEqual(entries(2))
  })

  test('a long torn tail is gone with the next entry', async () => {
    const first = await openHere()
    await first.note(entry(0))
    await first.close()
    appendFileSync(join(folder, NAME), `{"key":"${'x'.repeat(40_000)}`)
    const journal = await openHere()
    await journal.note(entry(1))
    await journal.close()
    expect(readFileSync(join(folder, NAME), 'utf8')).not.toContain('xx')
    expect(await kept()).toEqual(entries(2))
  })

  const step = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('note' as const), key: fc.string({ unit: 'binary' }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('tear' as const),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        tail: fc.uint8Array({ maxLength: 40 }),
      }),
    },
  )

  test('no sequence of notes, crashes and opens loses a complete entry', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        rmSync(folder, { recursive: true, force: true })
        let expected: { key: string; message: string; at: number }[] = []
        let journal = await openHere()
        for (const [n, each] of steps.entries()) {
          if (each.kind === 'note') {
            const noted = { key: each.key, message: `${n}`, at: now }
            await journal.reserve(1)
            await journal.note(noted)
            expected.push(noted)
            continue
          }
          await journal.close()
          if (each.kind === 'tear' && expected.length > 0) {
            const path = join(folder, NAME)
            const lines = readFileSync(path).toString('latin1').replace(/\n+$/, '').split('\n')
            const last = lines.pop() as string
            const left = Math.floor(each.at * last.length)
            // What an earlier crash has torn already is nobody's entry any more.
            const isWhole =
              last.startsWith('{') && last.includes(`"message":"${expected.at(-1)?.message}","at"`)
            const behind = left === last.length ? '\n' : ''
            const head = Buffer.from([...lines, last.slice(0, left)].join('\n'), 'latin1')
            writeFileSync(path, Buffer.concat([head, Buffer.from(behind), each.tail]))
            if (left < last.length && isWhole) expected = expected.slice(0, -1)
          }
          journal = await openHere()
        }
        expect(await journal.entries()).toEqual(expected)
        await journal.close()
      }),
      { numRuns: 150 },
    )
  })
})
