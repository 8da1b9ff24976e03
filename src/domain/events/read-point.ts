import { Point } from './yard-event.ts'

const PAIR = /^\D*?(-?\d{1,2}[.,]\d{2,8})\s*[,;\s]\s*(-?\d{1,3}[.,]\d{2,8})\D*$/

const degrees = (typed: string | undefined): number => Number((typed ?? '').replace(',', '.'))

/**
 * Reads a point on the map as maps give it to be copied: latitude, then longitude. Null – there is none in it.
 * @example readPoint('60.9402, 76.5712') // { latitude: 60.9402, longitude: 76.5712 }
 */
export const readPoint = (typed: string): Point | null => {
  const found = PAIR.exec(typed.normalize('NFKC').trim())
  if (!found) return null
  const read = Point.safeParse({ latitude: degrees(found[1]), longitude: degrees(found[2]) })
  return read.success ? read.data : null
}

/** A point as it is written: what {@link readPoint} reads back. */
export const writtenPoint = ({ latitude, longitude }: Point): string => `${latitude}, ${longitude}`
