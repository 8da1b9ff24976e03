import { createRequire } from 'node:module'
import type { DrawChart } from '../../application/ports/pictures.ts'
import { drawChart } from '../../domain/reports/chart.ts'

const require = createRequire(import.meta.url)

/** The font that charts are measured for; it has all Russian letters and comes with the product. */
const fontFiles = (): string[] =>
  ['DejaVuSans', 'DejaVuSans-Bold'].map((name) => require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))

/**
 * Draws a chart as PNG. The engine is loaded with the first picture: where its binary is missing, pictures fail and the
 * rest of the product lives.
 */
export const chartPng: DrawChart = async (chart) => {
  const { renderAsync } = await import('@resvg/resvg-js')
  const font = { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' }
  const image = await renderAsync(drawChart(chart), { font })
  return image.asPng()
}
