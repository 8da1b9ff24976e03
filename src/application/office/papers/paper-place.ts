import type { PaperPlace } from '../../forms/gather-ground.ts'
import type { OfficeCall } from '../kit/office-call.ts'

/** Where and when a call prints. */
export const placeOfPaper = ({ moment, actor, today, words }: OfficeCall): PaperPlace => {
  const { content, region, calendar } = moment.conversation
  return {
    actor,
    today,
    at: moment.at,
    needs: content.needs,
    region,
    calendar,
    caseRules: content.caseRules,
    act: content.sheets.get('act'),
    has: (key) => words.has(key),
  }
}
