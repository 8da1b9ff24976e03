/** What an answer may take while others send what fails (promises.md 5). */
export const SECOND_MS = 1_000
/** What an answer takes on a machine of two cores that does nothing else. */
const QUIET_MS = 150

/**
 * A second, as long as it is on this machine: where answers that nothing disturbs take longer than on a quiet machine –
 * other tests run beside this one – a second is longer by as much. `undisturbed` – answers of the same run, in milliseconds.
 * @example secondHere([90, 120]) // 1_000
 * @example secondHere([90, 300]) // 2_000
 */
export const secondHere = (undisturbed: readonly number[]): number =>
  SECOND_MS * Math.max(1, Math.max(...undisturbed) / QUIET_MS)
