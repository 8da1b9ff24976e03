import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import QRCode from 'qrcode'
import { describe, expect, test } from 'vitest'
import { chartPng } from '../../src/adapters/pictures/chart-png.ts'
import { qrPng } from '../../src/adapters/pictures/qr-png.ts'
import { CHART_WIDTH, type Chart, drawChart } from '../../src/domain/reports/chart.ts'

const sizeOf = (png: Uint8Array) => {
  const bytes = Buffer.from(png)
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

const load = (title: string, label = 'Иванова Анна Сергеевна'): Chart => ({
  kind: 'load',
  title,
  subtitle: 'Открытые задачи на 25 ноября 2026 г.',
  onTimeLabel: 'в срок',
  lateLabel: 'просрочено',
  specialists: [{ label, open: 7, late: 2 }],
})

const require = createRequire(import.meta.url)
const FONT = {
  fontFiles: ['DejaVuSans', 'DejaVuSans-Bold'].map((name) =>
    require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`),
  ),
  loadSystemFonts: false,
  defaultFontFamily: 'DejaVu Sans',
}

describe('charts', () => {
  test('are 1000 pixels wide and small enough to be sent', async () => {
    const png = await chartPng(load('Нагрузка'))
    expect(sizeOf(png).width).toBe(1_000)
    expect(png.byteLength).toBeLessThan(200_000)
  })

  test('every Russian letter has a shape of its own: the font has it', async () => {
    const letters = [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ№«»–…']
    const pictures = await Promise.all(letters.map((letter) => chartPng(load(letter))))
    expect(new Set(pictures.map((png) => Buffer.from(png).toString('base64'))).size).toBe(letters.length)
  })

  test.each([
    'Константинопольская-Преображенская Александра Владиславовна',
    'ЩУКИНА ЖАННА МИХАЙЛОВНА-ШИРОКОФФ И ЕЩЁ ДЛИННЕЕ И ЕЩЁ ДЛИННЕЕ',
    'Нагрузка специалистов отделения социального сопровождения граждан',
  ])('«%s» does not run out of the picture', (words) => {
    const svg = drawChart(load(words, words))
    const box = new Resvg(svg, { font: FONT }).getBBox()
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(CHART_WIDTH + 0.5)
  })
})

describe('QR pictures', () => {
  const LINK = 'https://t.me/posrednik_bot?start=3f9c0a7be1d24c58'

  test('show the link, module by module, with a quiet zone of four', async () => {
    const png = Buffer.from(await qrPng(LINK))
    const { width } = sizeOf(png)
    expect(width).toBeGreaterThanOrEqual(600)
    const { pixels } = new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width}"><image width="${width}" height="${width}" href="data:image/png;base64,${png.toString('base64')}"/></svg>`,
    ).render()
    const { size, data } = QRCode.create(LINK, { errorCorrectionLevel: 'M' }).modules
    const module = width / (size + 8)
    const isDark = (row: number, column: number) => {
      const [y, x] = [row, column].map((each) => Math.floor((each + 4.5) * module)) as [number, number]
      return (pixels[(y * width + x) * 4] ?? 255) < 128
    }
    for (let row = -4; row < size + 4; row += 1)
      for (let column = -4; column < size + 4; column += 1) {
        const isInside = row >= 0 && column >= 0 && row < size && column < size
        expect(isDark(row, column)).toBe(isInside && data[row * size + column] === 1)
      }
  })

  test('another link is another picture; one that is too long is refused', async () => {
    expect(Buffer.from(await qrPng(LINK)).equals(Buffer.from(await qrPng(`${LINK}0`)))).toBe(false)
    await expect(qrPng('x'.repeat(2_400))).rejects.toThrow()
  })
})
