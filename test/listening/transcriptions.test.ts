import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { soundFile } from '../../src/adapters/listening/sound-file.ts'
import { transcriptionAddress } from '../../src/adapters/listening/transcription-address.ts'
import { type ListenBounds, Transcriptions } from '../../src/adapters/listening/transcriptions.ts'
import { silentVoice } from '../../src/adapters/playground/people/silent-voice.ts'
import { StandInRecogniser } from '../support/recogniser.ts'
import { recordingLog } from '../support/world.ts'

const VOICE = { bytes: silentVoice(2), mime: 'audio/ogg' }

let stand: StandInRecogniser
let log: ReturnType<typeof recordingLog>
let now = 0
const recogniser = (bounds: Partial<ListenBounds> = {}, model = 'whisper-1') =>
  new Transcriptions({ url: stand.url, model, log, now: () => now, bounds })

beforeEach(async () => {
  now = 0
  log = recordingLog()
  stand = await StandInRecogniser.open()
})
afterEach(() => stand.close())

const faults = () => log.lines.map(({ fields }) => fields['fault'] ?? fields['status'])

describe('a recogniser of the common interface', () => {
  test('hears a recording in its language; the file has a name of ours', async () => {
    stand.hears(' Мне нужен глазной врач.\n')
    expect(await recogniser().hear(VOICE, 'ru')).toEqual({ words: ' Мне нужен глазной врач.\n' })
    stand.hears('')
    expect(await recogniser().hear({ ...VOICE, mime: 'Audio/OGG; codecs=opus' }, 'en')).toEqual({ words: '' })
    expect(stand.received).toEqual([
      { language: 'ru', model: 'whisper-1', name: 'voice.ogg', type: 'audio/ogg', size: VOICE.bytes.length },
      { language: 'en', model: 'whisper-1', name: 'voice.ogg', type: 'audio/ogg', size: VOICE.bytes.length },
    ])
    expect(stand.faults).toEqual([])
    expect(log.lines).toEqual([])
  })

  test('what it cannot read is refused, whatever else it hears', async () => {
    const ear = recogniser()
    expect(await ear.hear({ bytes: Buffer.from('no sound'), mime: 'audio/ogg' }, 'ru')).toBe('refused')
    expect(await ear.isThere()).toBe(true)
    stand.hears('да')
    expect(await ear.hear(VOICE, 'ru')).toEqual({ words: 'да' })
    expect(faults()).toEqual([400])
  })

  test.each<[what: string, begin: () => void, fault: string]>([
    ['an error', () => stand.fails(500), 'status_500'],
    ['a page in place of an answer', () => stand.answers('<html>'), 'not_json'],
    ['JSON of another kind', () => stand.answers('{"result":"да"}'), 'no_text'],
    ['an answer without an end', () => stand.answers(`{"text":"${'а'.repeat(300_000)}"}`), 'too_long'],
    ['nothing in time', () => stand.hangs(), 'timeout'],
    ['half an answer in time', () => stand.hangs(true), 'timeout'],
    ['a way elsewhere', () => stand.sendsOnTo('http://127.0.0.1:9/'), 'TypeError'],
  ])('%s: it is away, and no word of it stands in the log', async (_, begin, fault) => {
    const ear = recogniser({ hearMs: 300 })
    begin()
    expect(await ear.hear(VOICE, 'ru')).toBe('away')
    expect(await ear.isThere()).toBe(false)
    expect(faults()).toEqual([fault])
    stand.hears('слышно')
    expect(await ear.hear(VOICE, 'ru')).toEqual({ words: 'слышно' })
    expect(await ear.isThere()).toBe(true)
  })

  test('nobody at the address, or no such model: it is away', async () => {
    const wrong = recogniser({}, 'no-such-model')
    expect(await wrong.hear(VOICE, 'ru')).toBe('away')
    const ear = recogniser()
    await stand.close()
    expect(await ear.isThere()).toBe(false)
    expect(await ear.hear(VOICE, 'ru')).toBe('away')
    expect(faults()).toEqual(['status_404', 'ECONNREFUSED'])
    stand = await StandInRecogniser.open()
  })

  test('who lets two wait in vain is asked nothing for a while: others are told at once', async () => {
    const ear = recogniser({ hearMs: 200, restMs: 30_000 })
    for (const _ of [1, 2]) {
      stand.hangs()
      expect(await ear.hear(VOICE, 'ru')).toBe('away')
    }
    expect(await ear.hear(VOICE, 'ru')).toBe('away')
    expect(stand.received).toHaveLength(2)
    now = 30_000
    stand.hears('снова слышно')
    expect(await ear.hear(VOICE, 'ru')).toEqual({ words: 'снова слышно' })
  })

  test('a failure is told for ten minutes, then it is looked at anew', async () => {
    const ear = recogniser()
    stand.fails(503)
    await ear.hear(VOICE, 'ru')
    expect(await ear.isThere()).toBe(false)
    now = 600_000
    expect(await ear.isThere()).toBe(true)
  })
})

test.each([
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/v1/audio/transcriptions'],
  ['http://ear:8000/', 'http://ear:8000/v1/audio/transcriptions'],
  ['http://ear:8000/v1/', 'http://ear:8000/v1/audio/transcriptions'],
  ['http://ear:8080/inference', 'http://ear:8080/inference'],
  ['http://ear/v1/audio/transcriptions', 'http://ear/v1/audio/transcriptions'],
])('%s is asked at %s', (given, asked) => {
  expect(transcriptionAddress(given).href).toBe(asked)
})

test.each([
  ['video/mp4', 'voice.mp4', 'video/mp4'],
  ['audio/mpeg', 'voice.mp3', 'audio/mpeg'],
  ['audio/x-m4a', 'voice.m4a', 'audio/x-m4a'],
  ['constructor', 'voice.ogg', 'audio/ogg'],
  ['', 'voice.ogg', 'audio/ogg'],
])('a recording of kind "%s" is sent as %s', (mime, name, type) => {
  const file = soundFile({ bytes: Buffer.from('x'), mime })
  expect([file.name, file.blob.type]).toEqual([name, type])
})
