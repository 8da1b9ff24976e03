import { Point } from './yard-event.ts'

const NUMBER = String.raw`(-?\d{1,3}(?:[.,]\d{1,10})?)`
const PAIR = new RegExp(
  `^\\s*${NUMBER}\\s*[,;]?\\s+${NUMBER}\\s*$|^\\s*(-?\\d{1,3}(?:\\.\\d{1,10})?),(-?\\d{1,3}(?:\\.\\d{1,10})?)\\s*$`,
)

const degrees = (typed: string): number => Number(typed.replace(',', '.'))

/**
 * A point as maps copy it and people type it: latitude first. Null – it is none.
 * @example readPoint('60.93, 76.55') // { latitude: 60.93, longitude: 76.55 }
 */
export const readPoint = (typed: string): Point | null => {
  const [, a, b, c, d] = PAIR.exec(typed) ?? []
  const [latitude, longitude] = [a ?? c, b ?? d]
  if (latitude === undefined || longitude === undefined) return null
  const read = Point.safeParse({ latitude: degrees(latitude), longitude: degrees(longitude) })
  return read.success ? read.data : null
}
