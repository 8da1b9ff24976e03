import { crc32, deflateSync } from 'node:zlib'
import type { Upload } from '../world/files.ts'
import { silentVoice } from './silent-voice.ts'

const WIDTH = 320
const HEIGHT = 200
const VOICE_SECONDS = 5
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

function header(): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(WIDTH, 0)
  data.writeUInt32BE(HEIGHT, 4)
  data.set([8, 2, 0, 0, 0], 8)
  return data
}

function colourAt(x: number, y: number): [number, number, number] {
  const hill = HEIGHT * 0.62 + Math.sin(x / 38) * 18 + Math.sin(x / 91) * 22
  const sun = (x - 236) ** 2 + (y - 52) ** 2 < 24 ** 2
  if (sun) return [255, 214, 120]
  return y > hill ? [96 + y / 8, 148 - y / 8, 110] : [150 + y / 3, 196 + y / 6, 232]
}

function pixels(): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const row = Buffer.alloc(1 + WIDTH * 3)
    for (let x = 0; x < WIDTH; x += 1) row.set(colourAt(x, y), 1 + x * 3)
    return row
  })
  return Buffer.concat(rows)
}

/** A small drawn landscape (PNG), for when somebody sends a photo and it does not matter which. */
export function samplePhoto(): Upload {
  const bytes = Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header()),
    chunk('IDAT', deflateSync(pixels())),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return { name: 'photo.png', mime: 'image/png', bytes }
}

/** A voice message of five seconds in which nothing is said. */
export function sampleVoice(): Upload {
  return { name: 'voice.ogg', mime: 'audio/ogg', bytes: silentVoice(VOICE_SECONDS) }
}

/** Bytes that stand for a sticker; the emoji is what is seen of it. */
export function sampleSticker(): Upload {
  return { name: 'sticker.webp', mime: 'image/webp', bytes: Buffer.from('RIFF playground WEBP') }
}
