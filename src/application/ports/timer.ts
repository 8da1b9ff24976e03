/**
 * Does something after so many milliseconds of real time.
 * @returns what calls it off
 */
export type Timer = (ms: number, act: () => void) => () => void
