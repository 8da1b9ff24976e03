import fc from 'fast-check'

/** What is done to a file on its way: a place as a share of its length, and what is done there. */
export type Damage = readonly [
  how: 'flip' | 'cut' | 'insert' | 'double' | 'end',
  at: number,
  length: number,
  what: number,
]

export const damages: fc.Arbitrary<readonly Damage[]> = fc.array(
  fc.tuple(
    fc.constantFrom('flip' as const, 'cut' as const, 'insert' as const, 'double' as const, 'end' as const),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 1, max: 64 }),
    fc.nat(0xffff),
  ),
  { minLength: 1, maxLength: 6 },
)

/** Bytes and letters that programs stumble over. */
const JUNK: readonly Buffer[] = [
  ...[
    '\0',
    '\x1a',
    '\ufeff',
    '\ud83d\ude00',
    '"',
    ';',
    '=',
    '\r',
    '\n ',
    '<',
    '&#0;',
    ']]>',
    '_xD83D_',
    '99999999999',
    '-1',
  ],
  ...[
    'NaN',
    '__proto__',
    'constructor',
    'я'.repeat(300),
    '\u0301'.repeat(50),
    '<!DOCTYPE a>',
    'r="XFD1048576"',
  ],
].map((text) => Buffer.from(text))
const HALVES: readonly Buffer[] = [
  Buffer.from([0xed, 0xa0, 0xbd]),
  Buffer.from([0xf0, 0x9f]),
  Buffer.from([0xff, 0xfe]),
]
const INSERTED = [...JUNK, ...HALVES]

const damaged = (bytes: Buffer, [how, share, length, what]: Damage): Buffer => {
  const at = Math.floor(share * bytes.length)
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
  if (how === 'end') return before
  if (how === 'cut') return Buffer.concat([before, after.subarray(length)])
  if (how === 'double') return Buffer.concat([before, after.subarray(0, length), after])
  if (how === 'insert') return Buffer.concat([before, INSERTED[what % INSERTED.length] as Buffer, after])
  const flipped = Buffer.from(bytes)
  if (at < flipped.length) flipped[at] = (flipped[at] as number) ^ (what % 255 || 1)
  return flipped
}

/** A file after all that was done to it. */
export const mutated = (bytes: Buffer, all: readonly Damage[]): Buffer => all.reduce(damaged, bytes)

/** How often each property is tried; `FUZZ_RUNS=20000 npx vitest run test/files` tries harder. */
export const RUNS = Number(process.env['FUZZ_RUNS'] ?? 150)

/** What is told of a file may be kept anywhere: no half sign, no NUL, in any text of it. */
export const isWellFormed = (told: unknown): boolean =>
  !/\\ud[89a-f][0-9a-f]{2}|\\u0000/i.test(JSON.stringify(told))
