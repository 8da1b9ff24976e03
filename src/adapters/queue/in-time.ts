/** What a call to the store that took too long is rejected with; `code` is what the log shows. */
export class TooLate extends Error {
  override readonly name = 'TooLate'
  readonly code = 'TOO_LATE'
}

/**
 * The result of `work`, or after `limitMs` milliseconds a rejection; the work itself goes on unseen, its late fault included.
 * @throws TooLate, or whatever `work` is rejected with.
 * @example await inTime(queue.getJobCounts(), 1_000)
 */
export const inTime = async <T>(work: Promise<T>, limitMs: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate(`no answer within ${limitMs} ms`)), limitMs)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
