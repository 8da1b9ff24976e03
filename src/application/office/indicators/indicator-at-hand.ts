import { addDays } from '../../../domain/calendar/local-date.ts'
import {
  groupsOf,
  INDICATORS,
  type Indicator,
  type IndicatorFacts,
  type IndicatorGroup,
  OUTCOME_DAYS,
  TERM_DAYS,
} from '../../../domain/reports/indicator.ts'
import { refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { type Answer, useCase } from '../kit/screen.ts'

/** What indicators of the actor's department are counted from, as it stands now. */
export const factsOf = ({ desks, actor, today, moment }: OfficeCall): Promise<IndicatorFacts> =>
  desks.indicators.facts(
    actor.department,
    { closed: addDays(today, -OUTCOME_DAYS), due: addDays(today, -TERM_DAYS) },
    moment.conversation.region.time_zone,
  )

/** An indicator that a press names, with its groups. */
export interface IndicatorAtHand {
  readonly indicator: Indicator
  readonly groups: readonly IndicatorGroup[]
}

/** A screen of one indicator, counted anew at every press. */
export const aboutIndicator = (show: (call: OfficeCall, hand: IndicatorAtHand) => Answer | Promise<Answer>) =>
  useCase('see_board', async (call) => {
    const [word = ''] = call.args
    const indicator = INDICATORS.find((each) => each === word)
    if (indicator === undefined) return refuse(call, 'see_board', `indicator:${word}`)
    return show(call, { indicator, groups: groupsOf(indicator, await factsOf(call), call.today) })
  })
