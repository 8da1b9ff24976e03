/** What the head looks at, counted over a stretch of people and tasks: a specialist's, a district's, all of them. */
export interface Figures {
  /** People who live in the districts: whoever moved or died is not among them. */
  readonly people: number
  /** Open tasks, and those of them whose day is over. */
  readonly open: number
  readonly late: number
  /** People to be contacted this month, and those not yet contacted (Y-monthly). */
  readonly owed: number
  readonly left: number
  /** Reports of danger in the last seven days, and older ones that are still open (Y-danger). */
  readonly dangers: number
  /** Citizens' calls for a person that nobody answered yet. */
  readonly calls: number
  /** Of those to be contacted whoever was noted as gone without the head's word for it: they are neither reached nor left. */
  readonly unconfirmed: number
}

/** Nothing counted. */
export const NO_FIGURES: Figures = {
  people: 0,
  open: 0,
  late: 0,
  owed: 0,
  left: 0,
  dangers: 0,
  calls: 0,
  unconfirmed: 0,
}

/** Two counts of different people and tasks as one. */
export const together = (a: Figures, b: Figures): Figures => ({
  people: a.people + b.people,
  open: a.open + b.open,
  late: a.late + b.late,
  owed: a.owed + b.owed,
  left: a.left + b.left,
  dangers: a.dangers + b.dangers,
  calls: a.calls + b.calls,
  unconfirmed: a.unconfirmed + b.unconfirmed,
})

/** What burns comes first: unanswered calls, dangers, what is late, whom nobody reached, then the rest of the work. */
const WEIGHT = ['calls', 'dangers', 'late', 'left', 'open'] as const

/** Order of a board: the worst first. Equal figures keep the order in which they came. */
export const worstFirst = (a: Figures, b: Figures): number => {
  const differing = WEIGHT.find((name) => a[name] !== b[name])
  return differing === undefined ? 0 : b[differing] - a[differing]
}
