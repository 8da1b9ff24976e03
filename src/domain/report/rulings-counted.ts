import type { LocalDate } from '../calendar/local-date.ts'
import type { Stretch } from '../calendar/period.ts'
import type { RulingFact } from './report-fact.ts'
import type { RuleOf } from './report-line.ts'

/** How a person stands by what was decided, the earliest first. */
interface Standing {
  /** Recognised in the period; with social support. */
  recognised: boolean
  recognisedSupport: boolean
  /** Taken off in the period; from support. */
  takenOff: boolean
  takenOffSupport: boolean
  /** The recognition that holds on the last day; null – none. */
  holds: RulingFact | null
}

const within = (day: LocalDate, { from, to }: Stretch): boolean => from <= day && day <= to

/** A recognition and a removal of one day: the removal comes after it. */
const inOrder = (rulings: readonly RulingFact[]): RulingFact[] =>
  [...rulings].sort((a, b) =>
    a.day === b.day
      ? Number(a.what === 'taken_off') - Number(b.what === 'taken_off')
      : a.day < b.day
        ? -1
        : 1,
  )

const standingOf = (rulings: readonly RulingFact[], period: Stretch): Standing => {
  const standing: Standing = {
    recognised: false,
    recognisedSupport: false,
    takenOff: false,
    takenOffSupport: false,
    holds: null,
  }
  for (const ruling of inOrder(rulings.filter(({ day }) => day <= period.to))) {
    const isNow = within(ruling.day, period)
    if (ruling.what === 'in_need') {
      standing.holds = ruling
      standing.recognised ||= isNow
      standing.recognisedSupport ||= isNow && ruling.withSupport
    } else if (standing.holds !== null) {
      standing.takenOff ||= isNow
      standing.takenOffSupport ||= isNow && standing.holds.withSupport
      standing.holds = null
    }
  }
  return standing
}

const isGone = ({ goneOn }: RulingFact, { to }: Stretch): boolean => goneOn !== null && goneOn <= to

/**
 * Whether a person belongs to a line of rulings. Taken off and recognised anew by the end is not taken off; served is whom the
 * latest recognition holds of, unless they died or moved away.
 */
export const isCounted = (
  rulings: readonly RulingFact[],
  { what, support }: RuleOf<'rulings'>,
  period: Stretch,
): boolean => {
  const standing = standingOf(rulings, period)
  if (what === 'recognised') return support ? standing.recognisedSupport : standing.recognised
  if (what === 'taken_off')
    return standing.holds === null && (support ? standing.takenOffSupport : standing.takenOff)
  return (
    standing.holds !== null && !isGone(standing.holds, period) && (!support || standing.holds.withSupport)
  )
}

/** Whether a person's programme is over and nobody decided what follows. */
export const hasEnded = (rulings: readonly RulingFact[], period: Stretch): boolean => {
  const { holds } = standingOf(rulings, period)
  return holds !== null && !isGone(holds, period) && holds.until !== null && holds.until < period.to
}
