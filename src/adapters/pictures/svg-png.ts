import { createRequire } from 'node:module'
import { AtMost } from '../../application/intake/at-most.ts'

const require = createRequire(import.meta.url)

/** Pictures drawn at once, of all people together: two cores serve everybody else too. */
const DRAWING = new AtMost(2)

/** The font that drawings are measured for; it has all Russian letters and comes with the product. */
const fontFiles = (): string[] =>
  ['DejaVuSans', 'DejaVuSans-Bold'].map((name) => require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))

/**
 * A drawing of the domain as PNG. The engine is loaded with the first picture: where its binary is missing, pictures fail
 * and the rest of the product lives.
 */
export const svgPng = async (svg: string): Promise<Uint8Array> => {
  const { renderAsync } = await import('@resvg/resvg-js')
  const font = { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' }
  return DRAWING.run(async () => (await renderAsync(svg, { font })).asPng())
}
