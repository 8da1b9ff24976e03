import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { OfficeCall } from '../kit/office-call.ts'

/**
 * What whoever stands in is reminded of when they open somebody of the covered district: people hear of a cover in a talk,
 * they are not written to about it. Nothing where the actor works there for themselves.
 */
export const standInLines = async (call: OfficeCall, district: string): Promise<TextRef[]> => {
  const cover = call.actor.work.find(({ id, kind }) => id === district && kind === 'cover')
  const owner = cover?.coverFor ? await call.desks.staff.find(cover.coverFor, call.today) : null
  if (!cover || !owner) return []
  const name = shortName(owner.name)
  return cover.until === null
    ? [text('office.cover.tell_citizen_open', { name })]
    : [text('office.cover.tell_citizen', { name, date: { date: cover.until } })]
}
