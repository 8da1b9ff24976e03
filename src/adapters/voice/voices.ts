import type { Language } from '../../application/ports/texts.ts'
import type { Command } from './pipe-through.ts'

/** A program that turns words from its input into WAV on its output, in the languages that it has voices for. */
export interface Speaker {
  readonly program: string
  args(language: Language): readonly string[]
}

/** A program that turns WAV from its input into OGG with Opus on its output. */
export type Packer = Command

/** Words a minute, slower than usual for people who do not hear well; 175 is usual. */
const ESPEAK_WORDS = 135

/**
 * The better voice first. Each reads UTF-8 from its input and speaks into its output, which is a socket: nothing that has to
 * open a file, be it /dev/stdout. What they are given on the way is fixed.
 */
export const SPEAKERS: readonly Speaker[] = [
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
