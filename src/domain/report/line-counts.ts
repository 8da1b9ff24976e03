import { behind } from './behind.ts'

/** Events of a line: how many, and what stands behind the number where that is kept. */
interface EventsOfLine {
  n: number
  behind: string[]
}

/**
 * What lines have counted so far that are counted as facts come: events, and people, each of whom stands in a line once.
 * @example
 * const counts = new LineCounts(true)
 * counts.event('raids', 'district_deed:7', 'raid')
 * counts.events('raids').n // 1
 */
export class LineCounts {
  readonly #keeps: boolean
  readonly #people = new Map<string, Set<string>>()
  readonly #events = new Map<string, EventsOfLine>()
  /** What was counted once already on the day that is being read. */
  #day = ''
  readonly #ofDay = new Set<string>()

  /** @param keeps whether what stands behind the numbers of events is kept: else memory grows with people only */
  constructor(keeps: boolean) {
    this.#keeps = keeps
  }

  /** Begins a day of a district, e.g. `d|north|2026-11-25`; the same day again changes nothing. */
  turnDay(day: string): void {
    if (day === this.#day) return
    this.#day = day
    this.#ofDay.clear()
  }

  /** Counts an event. What is named in `once` counts one time in a line and a day; null – every time. */
  event(line: string, word: string, once: string | null): void {
    if (once !== null) {
      const key = `${line}|${once}`
      if (this.#ofDay.has(key)) return
      this.#ofDay.add(key)
    }
    const events = this.events(line)
    events.n += 1
    if (this.#keeps) events.behind.push(word)
    this.#events.set(line, events)
  }

  /** Counts a person; null – the deed was about nobody. */
  person(line: string, citizen: string | null): void {
    if (citizen === null) return
    const people = this.#people.get(line) ?? new Set()
    people.add(behind('citizen', citizen))
    this.#people.set(line, people)
  }

  events(line: string): EventsOfLine {
    return this.#events.get(line) ?? { n: 0, behind: [] }
  }

  people(line: string): readonly string[] {
    return [...(this.#people.get(line) ?? [])]
  }
}
