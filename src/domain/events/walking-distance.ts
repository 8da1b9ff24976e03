import type { Point } from './yard-event.ts'

const EARTH_METRES = 6_371_000
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/**
 * Metres between two points as the crow flies (haversine): what a walk is told from without a map of streets.
 * @example metresBetween({ latitude: 60.94, longitude: 76.55 }, { latitude: 60.95, longitude: 76.55 }) // about 1112
 */
export const metresBetween = (a: Point, b: Point): number => {
  const north = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2
  const east = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  const share = north + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * east
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(share)))
}
