/** An event on the noticeboard, in words. */
export interface PlanEvent {
  /** «в 14:00», or empty. */
  readonly time: string
  readonly title: string
  /** Place, price, what is there: a line each. */
  readonly facts: readonly string[]
}

/** A day of the plan. */
export interface PlanDay {
  /** «2 декабря, среда» */
  readonly day: string
  readonly events: readonly PlanEvent[]
}

/** The plan of a month for a noticeboard, in large type; every word in it comes from outside, ready to be read. */
export interface MonthPlan {
  readonly title: string
  readonly subtitle: string
  readonly days: readonly PlanDay[]
  /** Whom to ask, at the end. */
  readonly footer: readonly string[]
  /** «Страница 2 из 3» is made of it. */
  readonly pageOf: (page: number, pages: number) => string
}
