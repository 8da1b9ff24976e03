import { xmlEvents } from '../xml.ts'
import type { ZipPackage } from '../zip-package.ts'

/** Formats that every spreadsheet knows by number and that show a day (ECMA-376 18.8.30), those of Asia among them. */
const isBuiltInDay = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)

/** Whether a format of one's own shows a day: it has a day or a year once quoted and escaped words are taken out. */
export const showsDay = (code: string): boolean => {
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/_./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase()
  return !/general|standard|основной/.test(bare) && /[dyдг]/.test(bare)
}

/** Tells by the number of a cell's style whether its number is a day. */
export type IsDayStyle = (style: number) => boolean

/** Reads which styles of a workbook show days. */
export const readDayStyles = async (pack: ZipPackage, part: string): Promise<IsDayStyle> => {
  const own = new Map<number, boolean>()
  const styles: boolean[] = []
  let isInCells = false
  for await (const events of xmlEvents(pack.text(part)))
    for (const event of events) {
      if (event.type === 'text') continue
      if (event.name === 'cellXfs') isInCells = event.type === 'open'
      if (event.type !== 'open') continue
      const { numFmtId, formatCode } = event.attributes
      const id = Number(numFmtId ?? 0)
      if (event.name === 'numFmt') own.set(id, showsDay(formatCode ?? ''))
      if (event.name === 'xf' && isInCells) styles.push(own.get(id) ?? isBuiltInDay(id))
    }
  return (style) => styles[style] ?? false
}
