/** Counters of what the process did, by name, as Prometheus reads them. */
export class Metrics {
  readonly #counts = new Map<string, number>()

  /** Adds one (or `by`) to a counter such as `updates_handled`. */
  count(name: string, by = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + by)
  }

  text(): string {
    const lines = [...this.#counts]
      .sort()
      .flatMap(([name, value]) => [
        `# TYPE posrednik_${name}_total counter`,
        `posrednik_${name}_total ${value}`,
      ])
    return `${lines.join('\n')}\n`
  }
}
