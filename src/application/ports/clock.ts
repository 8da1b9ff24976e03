/**
 * The only source of the present moment. Domain code receives moments as arguments; adapters and the
 * composition root own a clock. The playground's clock can be moved forward.
 */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z, e.g. `1795345200000`. */
  now(): number
}
