import type { Form } from '../../domain/forms/form.ts'
import { sourcesShown } from '../../domain/forms/inspect-forms.ts'
import { chosenOf, readNeeds } from '../../domain/people/needs-card.ts'
import type { CaseDesk } from '../ports/office/case-desk.ts'
import type { PeopleDesk } from '../ports/office/people-desk.ts'
import type { InterestsOnPaper } from './paper-ground.ts'
import type { PaperPlace } from './paper-place.ts'

interface Desks {
  readonly people: PeopleDesk
  readonly cases: CaseDesk
}

const isShown = (form: Form): boolean => sourcesShown(form).some((source) => source.startsWith('interests.'))

/** The life problems of a person's open cases; a case whose need nobody named is not among them. */
const helpOf = async (
  { cases }: Desks,
  citizen: string,
  { actor, today, at }: PaperPlace,
): Promise<InterestsOnPaper['help']> => {
  const lines = await cases.list(actor, { citizen }, today, at)
  const found = await Promise.all(lines.map(({ id }) => cases.find(actor, id, today, at)))
  return found.flatMap((each) =>
    each?.words.need ? [{ need: each.words.need, since: each.state.openedOn }] : [],
  )
}

/** What a person said in the needs card, and what they are helped with: read only where a form shows it. */
export const gatherInterests = async (
  desks: Desks,
  form: Form,
  citizen: string | null,
  place: PaperPlace,
): Promise<InterestsOnPaper | null> => {
  if (citizen === null || !isShown(form)) return null
  const kept = await desks.people.needsCard(citizen)
  const card = readNeeds(kept?.card ?? null)
  return {
    groups: place.needsCard.groups.map((group) => ({ id: group.id, chosen: chosenOf(card, group) })),
    on: kept?.on ?? null,
    byName: kept?.byName ?? null,
    help: await helpOf(desks, citizen, place),
  }
}
