import type { Gauge } from '../../application/operator/gauges.ts'

const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

const labelsOf = (labels: Gauge['labels']): string => {
  const pairs = Object.entries(labels ?? {}).map(([name, value]) => `${name}="${escaped(value)}"`)
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}

/** Gauges as Prometheus reads them: all of one name together, its type once. */
export const gaugeLines = (gauges: readonly Gauge[]): string[] => {
  const names = [...new Set(gauges.map(({ name }) => name))]
  return names.flatMap((name) => [
    `# TYPE posrednik_${name} gauge`,
    ...gauges
      .filter((each) => each.name === name)
      .map(({ labels, value }) => `posrednik_${name}${labelsOf(labels)} ${value}`),
  ])
}

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
