/** A wait that a stop cuts short. */
export const interruptible = (): { wait(ms: number): Promise<void>; interrupt(): void } => {
  const stop = new AbortController()
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        if (stop.signal.aborted) return resolve()
        const timer = setTimeout(done, ms)
        function done(): void {
          clearTimeout(timer)
          stop.signal.removeEventListener('abort', done)
          resolve()
        }
        stop.signal.addEventListener('abort', done)
      }),
    interrupt: () => stop.abort(),
  }
}
