/**
 * Something that stops the start or the work and that a person can put right. Shown as one line: what is wrong and what
 * to do; the cause stays for the log.
 */
export class Problem extends Error {
  override readonly name: string = 'Problem'
}
