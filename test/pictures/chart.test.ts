import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import {
  CHART_WIDTH,
  type Chart,
  type CoverageChart,
  drawChart,
  type LoadChart,
} from '../../src/domain/reports/chart.ts'

interface Drawn {
  readonly height: number
  readonly texts: readonly string[]
  readonly boxes: readonly { x: number; y: number; width: number; height: number; fill: string }[]
}

/** What an SVG shows; throws when it is not well formed. */
const drawn = (svg: string): Drawn => {
  const [texts, boxes]: [string[], Drawn['boxes'][number][]] = [[], []]
  let height = 0
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const number = (key: string) => Number(attributes[key])
    if (name === 'svg') height = number('height')
    if (name === 'text') texts.push('')
    if (name !== 'rect') return
    const [x, y, width] = [number('x'), number('y'), number('width')]
    boxes.push({ x, y, width, height: number('height'), fill: String(attributes['fill']) })
  })
  parser.on('text', (text) => {
    if (texts.length > 0) texts[texts.length - 1] += text
  })
  parser.write(svg).close()
  return { height, texts, boxes }
}

const coverage = (more: Partial<CoverageChart> = {}): CoverageChart => ({
  kind: 'coverage',
  title: 'Ежемесячный контакт: ноябрь',
  subtitle: 'Участок № 3',
  all: 40,
  allLabel: 'всего 40',
  weeks: [
    { label: '1–7 ноября', reached: 10 },
    { label: '8–14 ноября', reached: 40 },
    { label: '15–21 ноября', reached: null },
  ],
  ...more,
})
const load = (more: Partial<LoadChart> = {}): LoadChart => ({
  kind: 'load',
  title: 'Нагрузка',
  subtitle: 'на 25 ноября',
  onTimeLabel: 'в срок',
  lateLabel: 'просрочено',
  specialists: [
    { label: 'Иванова Анна', open: 20, late: 5 },
    { label: 'Петров Пётр', open: 10, late: 0 },
  ],
  ...more,
})

const MAIN = '#0072b2'
const LATE = '#d55e00'
const barsOf = (chart: Chart, fill: string) =>
  drawn(drawChart(chart)).boxes.filter((box) => box.fill === fill && box.height > 40 && box.width > 40)

describe('coverage of the month by week', () => {
  test('every word and every number that is known can be read', () => {
    const { texts } = drawn(drawChart(coverage()))
    for (const text of [
      'Ежемесячный контакт: ноябрь',
      'Участок № 3',
      'всего 40',
      '10',
      '40',
      '15–21',
      'ноября',
    ])
      expect(texts).toContain(text)
  })

  test('a week to come has no bar and no number, a week without anybody has a zero', () => {
    const weeks = [
      { label: 'а', reached: 0 },
      { label: 'б', reached: null },
    ]
    expect(drawn(drawChart(coverage({ weeks }))).texts.filter((text) => text === '0')).toHaveLength(1)
    expect(barsOf(coverage({ weeks }), MAIN)).toEqual([])
  })

  test('bars are as high as their numbers', () => {
    const [first, second] = barsOf(coverage(), MAIN)
    expect((second?.height ?? 0) / (first?.height ?? 1)).toBeCloseTo(4, 1)
  })
})

describe('load by specialist', () => {
  test('the number of tasks stands at each bar, and the late ones are told in words, not by colour alone', () => {
    const { texts } = drawn(drawChart(load()))
    for (const text of ['Иванова Анна', '20', 'просрочено 5', 'Петров Пётр', '10'])
      expect(texts).toContain(text)
    expect(texts).not.toContain('просрочено 0')
  })

  test('bars are as long as their numbers, late ones first', () => {
    const [late] = barsOf(load(), LATE)
    const [onTime, other] = barsOf(load(), MAIN)
    expect(late?.x).toBeLessThan(onTime?.x ?? 0)
    expect((other?.width ?? 0) / (late?.width ?? 1)).toBeCloseTo(2, 1)
  })

  test('nobody, and somebody without tasks, can be drawn', () => {
    expect(drawn(drawChart(load({ specialists: [] }))).texts).toContain('Нагрузка')
    expect(drawn(drawChart(load({ specialists: [{ label: 'а', open: 0, late: 0 }] }))).texts).toContain('0')
  })
})

describe('whatever comes in', () => {
  const label = fc.string({ unit: 'binary', maxLength: 80 })
  const number = fc.nat({ max: 100_000 })
  const charts: fc.Arbitrary<Chart> = fc.oneof(
    fc.record({
      kind: fc.constant('coverage' as const),
      title: label,
      subtitle: label,
      all: number,
      allLabel: label,
      weeks: fc.array(fc.record({ label, reached: fc.option(number) }), { maxLength: 6 }),
    }),
    fc.record({
      kind: fc.constant('load' as const),
      title: label,
      subtitle: label,
      onTimeLabel: label,
      lateLabel: label,
      specialists: fc.array(fc.record({ label, open: number, late: number }), { maxLength: 12 }),
    }),
  )

  test('the SVG is well formed and every bar lies within the picture', () => {
    fc.assert(
      fc.property(charts, (chart) => {
        const { height, boxes } = drawn(drawChart(chart))
        for (const box of boxes) {
          expect(box.x).toBeGreaterThanOrEqual(0)
          expect(box.y).toBeGreaterThanOrEqual(0)
          expect(box.x + box.width).toBeLessThanOrEqual(CHART_WIDTH + 0.2)
          expect(box.y + box.height).toBeLessThanOrEqual(height + 0.2)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a label cannot add anything to the drawing', () => {
    const title = '</text><image href="file:///etc/passwd"/><script>&"\''
    const svg = drawChart(load({ title, specialists: [{ label: title, open: 1, late: 0 }] }))
    expect(svg).not.toMatch(/<image|<script/)
    expect(drawn(svg).texts.some((text) => text.startsWith('</text><image'))).toBe(true)
  })
})
