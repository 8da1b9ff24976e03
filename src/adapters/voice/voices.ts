import type { Language } from '../../application/ports/texts.ts'
import type { Command } from './pipe-through.ts'

/** A program that turns words from its input into WAV on its output, in the languages that it has voices for. */
export interface Speaker {
  readonly program: string
  args(language: Language): readonly string[]
}

/** A program that turns WAV from its input into OGG with Opus on its output. */
export type Packer = Command

/** Slower than usual: for people who do not hear well. */
const RHVOICE_PERCENT = 85
/** Words a minute; 175 is usual. */
const ESPEAK_WORDS = 135

const PROFILES: Readonly<Record<Language, string>> = { ru: 'anna', en: 'slt' }

/** The better voice first. Both read UTF-8 from their input; what they are given on the way is fixed. */
export const SPEAKERS: readonly Speaker[] = [
  {
    program: 'RHVoice-test',
    args: (language) => ['-p', PROFILES[language], '-r', String(RHVOICE_PERCENT), '-o', '/dev/stdout'],
  },
  {
    program: 'espeak-ng',
    args: (language) => [
      '-b',
      '1',
      '-v',
      language,
      '-s',
      String(ESPEAK_WORDS),
      '-g',
      '2',
      '--stdin',
      '--stdout',
    ],
  },
]

/** Speech needs little; the length in a WAV that was written into a pipe is no length. */
export const PACKERS: readonly Packer[] = [
  {
    program: 'opusenc',
    args: ['--quiet', '--speech', '--bitrate', '24', '--downmix-mono', '--ignorelength', '-', '-'],
  },
  {
    program: 'ffmpeg',
    args: [
      ...['-nostdin', '-loglevel', 'error', '-ignore_length', '1', '-f', 'wav', '-i', 'pipe:0'],
      ...['-ac', '1', '-c:a', 'libopus', '-b:a', '24k', '-f', 'ogg', 'pipe:1'],
    ],
  },
]
