import { hearOffice } from '../../../domain/office-ear/hear-office.ts'
import { type NameIndex, nameIndex } from '../../../domain/office-ear/named-people.ts'
import type { OfficeAct, ToldOf } from '../../../domain/office-ear/office-act.ts'
import type { OfficeEar } from '../../../domain/office-ear/read-deed.ts'
import type { Moment } from '../../decision.ts'
import { officeEarOf } from '../../listening/office-ear.ts'
import type { FoundPerson } from '../../ports/office/people-desk.ts'
import type { OfficeCall } from '../kit/office-call.ts'

/** What an employee's words mean, with the people in sight whom they name. */
export interface HeardAtWork {
  readonly act: OfficeAct
  /** Whoever is named, by id. */
  readonly people: ReadonlyMap<string, FoundPerson>
}

/** Everybody in sight, ready to be heard in words; one update asks for them several times. */
const KNOWN = new WeakMap<
  Moment,
  Promise<{ readonly all: readonly FoundPerson[]; readonly index: NameIndex }>
>()

const peopleOf = (call: OfficeCall, ear: OfficeEar) => {
  const { desks, actor, today, moment } = call
  const known =
    KNOWN.get(moment) ??
    desks.people
      .everybody(actor, today, moment.at)
      .then((all) => ({ all, index: nameIndex(all, ear.signs.names) }))
  KNOWN.set(moment, known)
  return known
}

/** Hears words against the register, as far as the actor sees it: the same reach as a search. Nothing is done. */
export const hearAtWork = async (call: OfficeCall, words: string): Promise<HeardAtWork> => {
  const { today, moment } = call
  const ear = officeEarOf(moment.conversation.content, moment.language, today)
  const { all, index } = await peopleOf(call, ear)
  const act = hearOffice(words, index, ear)
  const named = new Set(act.type === 'told' ? act.of.flatMap(({ people }) => people.flat()) : [])
  return { act, people: new Map(all.filter(({ id }) => named.has(id)).map((each) => [each.id, each])) }
}

/** A name of a message with all whom it may mean, and what is told of them. */
export interface Meant extends Pick<ToldOf, 'deed' | 'words'> {
  readonly candidates: readonly FoundPerson[]
}

/** Every name of a message, in order, with what is told of it. */
export const meantBy = ({ act, people }: HeardAtWork): readonly Meant[] =>
  act.type === 'told'
    ? act.of.flatMap(({ people: named, deed, words }) =>
        named.map((ids) => ({ deed, words, candidates: ids.flatMap((id) => people.get(id) ?? []) })),
      )
    : []
