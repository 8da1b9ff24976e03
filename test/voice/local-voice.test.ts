import { spawnSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findVoice, type LocalVoice } from '../../src/adapters/voice/local-voice.ts'
import { PACKERS, SPEAKERS } from '../../src/adapters/voice/voices.ts'
import { LANGUAGES } from '../../src/application/ports/texts.ts'

/** Seconds that an OGG with Opus plays, by its last page: what any player reads (RFC 7845). */
const lengthOf = (ogg: Uint8Array): number => {
  const bytes = Buffer.from(ogg)
  const skipped = bytes.readUInt16LE(bytes.indexOf('OpusHead') + 10)
  return (Number(bytes.readBigInt64LE(bytes.lastIndexOf('OggS') + 6)) - skipped) / 48_000
}

const programs = { speakers: SPEAKERS, packers: PACKERS.slice(0, 1) }

let voice: LocalVoice
beforeEach(async () => {
  const found = await findVoice(programs)
  if (!found) throw new Error('no voice on this machine: npm test installs espeak-ng and opus-tools')
  voice = found
})
afterEach(() => voice.stop())

/** Programs of that name which this process has started and which are still there. */
const running = (program: string): number =>
  Number(spawnSync('pgrep', ['-c', '-P', String(process.pid), '-x', program]).stdout)

describe('a voice of this machine', () => {
  test.each([
    ['ru', 'Здравствуйте. Приходите завтра к десяти часам.'],
    ['en', 'Good day. Please come tomorrow at ten.'],
  ] as const)('speaks %s as OGG with Opus', async (language, words) => {
    const spoken = await voice.read(words, language)
    expect(
      Buffer.from(spoken?.ogg ?? [])
        .subarray(0, 4)
        .toString(),
    ).toBe('OggS')
    expect(Buffer.from(spoken?.ogg ?? []).includes('OpusHead')).toBe(true)
    expect(spoken?.seconds).toBeGreaterThan(1.5)
    expect(lengthOf(spoken?.ogg ?? new Uint8Array())).toBeCloseTo(spoken?.seconds ?? 0, 1)
  })

  test('says all of the words: more words take longer', async () => {
    const short = await voice.read('Здравствуйте.', 'ru')
    const long = await voice.read(
      'Здравствуйте. Завтра в парке концерт. Вход свободный, приходите с друзьями.',
      'ru',
    )
    expect(long?.seconds ?? 0).toBeGreaterThan((short?.seconds ?? 0) * 3)
  })

  test('words that look like an option or a command are words', async () => {
    const spoken = await voice.read('--version; $(touch /tmp/never) `id` "quoted" \n -f /etc/passwd', 'ru')
    expect(spoken?.seconds).toBeGreaterThan(1)
  })

  test('a text without an end is cut, an empty one is not said', async () => {
    const spoken = await voice.read('Приходите завтра в парк. '.repeat(5_000), 'ru')
    expect(spoken?.seconds).toBeGreaterThan(60)
    expect(spoken?.ogg.length).toBeLessThan(2_000_000)
    expect(await voice.read(' \n ', 'ru')).toBeNull()
  })

  test('many at once: all are said or refused, two at a time', async () => {
    let most = 0
    const watch = setInterval(() => {
      most = Math.max(most, running('espeak-ng'))
    }, 5)
    const all = await Promise.all(Array.from({ length: 14 }, () => voice.read('Приходите завтра.', 'ru')))
    clearInterval(watch)
    expect(all.filter((each) => each !== null)).toHaveLength(12)
    expect([1, 2]).toContain(most)
  })

  test('a stop ends what is being said', async () => {
    const saying = voice.read('Приходите завтра в парк. '.repeat(90), 'ru')
    voice.stop()
    expect(await saying).toBeNull()
    expect(await voice.read('Приходите.', 'ru')).toBeNull()
    expect(running('espeak-ng')).toBe(0)
  })
})

test('every program writes to its output, which is a socket: none of them opens it as a file', () => {
  const given = SPEAKERS.flatMap((speaker) => LANGUAGES.map((language) => speaker.args(language)))
  expect([...given, ...PACKERS.map(({ args }) => args)].flat().filter((each) => each.includes('/'))).toEqual(
    [],
  )
})

describe('where nothing speaks', () => {
  test.each([
    ['no voice', { ...programs, speakers: [{ program: 'no-such-voice', args: () => [] }] }],
    ['a voice that fails', { ...programs, speakers: [{ program: 'false', args: () => [] }] }],
    ['a voice that says nothing', { ...programs, speakers: [{ program: 'true', args: () => [] }] }],
    ['nothing that packs', { ...programs, packers: [{ program: 'no-such-packer', args: [] }] }],
  ])('%s: there is no voice, and no fault', async (_name, given) => {
    expect(await findVoice(given)).toBeNull()
  })
})
