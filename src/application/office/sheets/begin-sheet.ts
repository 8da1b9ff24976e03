import { childrenOf } from '../../../domain/people/family.ts'
import {
  begunFrom,
  EMPTY_SHEET,
  type SheetAnswers,
  type SheetDefinition,
  type SheetForm,
} from '../../../domain/people/sheet.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { Family } from '../../ports/office/family-desk.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import type { FilledSheet } from '../../ports/office/sheet-desk.ts'
import { FAMILY_IN_HAND } from '../family/family-at-hand.ts'
import { about, type Subject } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, unknownButton } from '../kit/screen.ts'
import { shortDay } from '../kit/short-day.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { toPersonCard } from '../people/citizen.ts'
import { formOf } from './sheet-at-hand.ts'
import { draftScreen } from './sheet-screen.ts'

/** Finished ones that are offered to be read: older ones are opened from what changed. */
const MOST_FINISHED = 4

/** From how many children a family is one with many (seeds/002 appendix 2, 4.1). */
const MANY_CHILDREN = 3

/** Whose forms they are: a family's are kept with its representative. */
interface Owner {
  readonly card: CitizenCard
  readonly family: Family | null
}

const OWNER: Subject<Owner> = {
  kind: 'citizen',
  find: async (call, action, id) => {
    const hand = await FAMILY_IN_HAND.find(call, action, id)
    return hand && { card: hand.holder, family: hand.family }
  },
}

const listed = (
  { today }: OfficeCall,
  { card }: Owner,
  form: SheetDefinition,
  finished: readonly FilledSheet[],
): Screen => {
  const [last] = finished
  const name = text(`office.sheets.forms.${form.id}`)
  return {
    parts: [
      text('office.sheets.head_bare', { name: card.facts.name, form: name }),
      last
        ? text('office.sheets.last', {
            kind: text(`office.sheets.kinds.${last.kind}`),
            date: { date: last.finishedOn ?? last.begunOn },
          })
        : text('office.sheets.never'),
      text('talk.blank'),
      text(`office.sheets.begin.${form.id}`),
    ],
    buttons: [
      ...form.kinds.map(
        (kind): OfficeButton => [
          text(`office.sheets.kinds.${kind}`),
          ...(['sheet_new', card.id, form.id, kind] as const),
        ],
      ),
      ...finished.slice(0, MOST_FINISHED).map(
        ({ id, kind, finishedOn, begunOn }): OfficeButton => [
          text('office.sheets.buttons.read', {
            day: shortDay(finishedOn ?? begunOn, today),
            kind: text(`office.sheets.kinds.${kind}`),
          }),
          ...(['sheet', id] as const),
        ],
      ),
      toPersonCard(card.id),
    ],
    place: 'in_place',
  }
}

/** «Паспорт семьи», «Акт обследования»: the one that is being filled in, else which is to be begun. */
const opening = (id: SheetForm): OfficeUseCase =>
  about(OWNER, 'fill_sheet', async (call, owner) => {
    const form = formOf(call, id)
    if (!form) return unknownButton(call)
    const { card } = owner
    const sheet = await call.desks.sheets.draft(card.id, id)
    const screen = sheet
      ? draftScreen(call, { sheet, form, card }, [text('office.sheets.unfinished'), text('talk.blank')])
      : listed(call, owner, form, await call.desks.sheets.finished(card.id, id))
    return { ...screen, place: 'new', object: `citizen:${card.id}` }
  })

/** The diagnosis of a family (seeds/002 appendix 2, the family's passport). */
export const showPassport = opening('passport')

/** The act of a survey (seeds/002 appendix 2, the act). */
export const showAct = opening('act')

/** What of a first diagnosis is known already. */
const knownOf = ({ card, family }: Owner, { today }: OfficeCall, form: SheetDefinition): SheetAnswers => {
  const { facts } = card
  const members = family?.members ?? []
  const known = {
    disabled_child: facts.categories.with_disabled_child !== undefined,
    refugees: facts.categories.migrant !== undefined,
    many_children: childrenOf(members, today).under18 >= MANY_CHILDREN,
    no_work: members.some(({ occupation }) => occupation === 'not_working'),
    disability: facts.disability !== null,
    loneliness: facts.lonely,
  }
  const ticks = Object.entries(known).flatMap(([item, isSo]) => (isSo ? [item] : []))
  return begunFrom(form, { ...EMPTY_SHEET, ticks })
}

/** What a new one begins with: what held last time; a first act with the last diagnosis; a first diagnosis with what is known. */
const startOf = async (call: OfficeCall, owner: Owner, form: SheetDefinition): Promise<SheetAnswers> => {
  const { desks } = call
  const [last] = await desks.sheets.finished(owner.card.id, form.id)
  if (last) return begunFrom(form, last.answers)
  if (form.id === 'passport') return knownOf(owner, call, form)
  const [diagnosis] = await desks.sheets.finished(owner.card.id, 'passport')
  return diagnosis ? begunFrom(form, diagnosis.answers) : EMPTY_SHEET
}

/** Begins one: only what changed since the last has to be pressed. */
export const beginSheet = about(OWNER, 'fill_sheet', async (call, owner) => {
  const { args, desks, actor, today, moment } = call
  const { card } = owner
  const form = formOf(call, args[1] ?? '')
  const kind = form?.kinds.find((each) => each === args[2])
  if (!form || !kind) return unknownButton(call)
  const draft = await desks.sheets.draft(card.id, form.id)
  if (draft) return draftScreen(call, { sheet: draft, form, card })
  const answers = await startOf(call, owner, form)
  const id = moment.conversation.chance.id()
  const begun = { id, citizen: card.id, form: form.id, kind, answers }
  const sheet = { ...begun, staff: actor.id, begunOn: today, finishedOn: null, revision: 0 }
  return {
    ...draftScreen(call, { sheet, form, card }),
    object: `citizen:${card.id}`,
    changes: [{ type: 'begin_sheet', ...begun, on: today, by: actor.id }],
  }
})
