import type { Need } from '../needs/need.ts'
import { type Param, text, textAt } from '../words/text-ref.ts'
import type { Candidate } from './candidates.ts'

/**
 * The number of this very office, never another one's: its own; else the paper of the person's own that it stands on; else
 * how to find it.
 */
export const officeNumber = (
  { body, organisation }: Pick<Candidate, 'body' | 'organisation'>,
  need: Pick<Need, 'id'>,
  has: (key: string) => boolean,
): Param => {
  if (organisation?.phone) return organisation.phone
  if (body.own_number) return text(`needs.${need.id}.bodies.${body.id}.phone`)
  const find = `talk.organisation.find.${body.kind}`
  return textAt(has(find) ? find : 'talk.organisation.no_phone')
}
