import type { Ear } from './setting.ts'

/**
 * What stands behind a need, told with it: «прикрепиться, чтобы попасть к глазному» is `eye` behind `doctor`. Null – nothing
 * is told, or more than one.
 */
export const aimIn = (said: string, need: string, ear: Ear): string | null => {
  const heading = `aims/${need}/`
  const told = ear
    .read(said)
    .told.flatMap(({ name }) => (name.startsWith(heading) ? [name.slice(heading.length)] : []))
  const aims = new Set(told)
  return aims.size === 1 ? (told[0] ?? null) : null
}
