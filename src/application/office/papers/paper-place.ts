import { type PaperPlace, paperPlace } from '../../forms/paper-place.ts'
import type { OfficeCall } from '../kit/office-call.ts'

/** Where and when a call prints. */
export const placeOfPaper = ({ moment, actor, today, words }: OfficeCall): PaperPlace => {
  const { content, region, calendar } = moment.conversation
  return paperPlace(content, {
    actor,
    today,
    at: moment.at,
    region,
    calendar,
    language: moment.language,
    has: (key) => words.has(key),
  })
}
