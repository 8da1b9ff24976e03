import type { Meant } from '../../domain/listening/utterance-set.ts'
import type { OfficeAct, OfficeDeed } from '../../domain/office-ear/office-act.ts'
import { type ScreenRole, screenFor } from '../../domain/office-ear/screen-for.ts'
import { fitsName } from '../../domain/people/find-name.ts'
import { comparable } from '../../domain/text/plain-words.ts'

/** A label of an employee's utterance: the person, and one of the deeds. @example { contact: 'well', who: 'Громова' } */
interface OfficeLabel {
  readonly who?: unknown
  readonly contact?: unknown
  readonly visit?: unknown
  readonly task?: unknown
  readonly note?: unknown
  readonly find?: unknown
  readonly paper?: unknown
  readonly screen?: unknown
}

/** One person with what was understood of them; the ids of the measured register are the names themselves. */
interface Understood {
  readonly who: string | null
  readonly deed: OfficeDeed
}

const isSamePerson = (meant: unknown, who: string | null): boolean =>
  meant === undefined ? who === null : who !== null && comparable(who) === comparable(String(meant))

const isSameDeed = ({ contact, visit, task, note, find, paper }: OfficeLabel, deed: OfficeDeed): boolean => {
  switch (deed.type) {
    case 'contact':
      return contact === deed.outcome || (contact === true && deed.outcome === null)
    case 'visit':
      return visit !== undefined
    case 'task':
      return task === deed.day || (task !== undefined && !/^\d/.test(String(task)))
    case 'note':
      return note !== undefined && deed.isSure
    case 'gone':
      return note !== undefined
    case 'paper':
      return paper === deed.form
    case 'find':
      return find !== undefined
  }
}

const understoodIn = (act: OfficeAct): Understood[] => {
  if (act.type === 'of_nobody') return [{ who: null, deed: act.deed }]
  if (act.type !== 'told') return []
  return act.of.flatMap(({ people, deed }) => people.map(([id]) => ({ who: id ?? null, deed })))
}

const labelsOf = (value: Meant['value']): OfficeLabel[] =>
  (Array.isArray(value) ? value : [value]).map((each) => (each ?? {}) as OfficeLabel)

/** Whether an employee's words were understood as a label means them. */
export const fitsOfficeLabel = ({ act: meant, value }: Meant, act: OfficeAct, role: ScreenRole): boolean => {
  // A deed of nobody is answered by the question whose it is.
  if (meant === 'unclear') return act.type === 'unclear' || (act.type === 'of_nobody' && act.isOfSomebody)
  if (meant === 'social') return act.type === 'social' && act.kind === value
  if (meant === 'command') return act.type === 'back' && value === 'back'
  if (meant !== 'office') return false
  const labels = labelsOf(value)
  if (labels[0]?.screen !== undefined)
    return act.type === 'screen' && screenFor(act.screen, role).label === labels[0].screen
  // Whoever is in no register by that name is looked for by the words that are left.
  if (act.type === 'unclear')
    return labels.length === 1 && fitsName(act.search, String(labels[0]?.find ?? '')) !== null
  const understood = understoodIn(act)
  return (
    understood.length === labels.length &&
    labels.every((label) =>
      understood.some(
        ({ who, deed }) => isSamePerson(label.who ?? label.find, who) && isSameDeed(label, deed),
      ),
    )
  )
}
