import { may } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { isRefused } from '../../../domain/caseload/change.ts'
import type { DeedKind } from '../../../domain/caseload/deed.ts'
import { EFFECT_TOLD, EFFECTS } from '../../../domain/caseload/effect.ts'
import { type Recording, recordDeed } from '../../../domain/caseload/record-deed.ts'
import { inNeed } from '../../../domain/caseload/ruling.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { CaseloadChange } from '../../ports/office/caseload-change.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { about } from '../kit/about.ts'
import { choice, note, orNothing } from '../kit/field.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { toast } from '../kit/screen.ts'
import { CITIZEN } from '../people/citizen.ts'
import {
  actOf,
  CASE,
  type CaseAtHand,
  carryOut,
  caseDialog,
  changesAtHand,
  looking,
  workOf,
} from './case-at-hand.ts'
import { toCase, undoButton } from './case-card.ts'
import { cameButton, deedButton, visitedButton } from './deed-button.ts'

/** Deeds that are recorded by a press and a few words; the others have a dialog of their own, or are contacts. */
export const PLAIN_DEEDS = [
  'diagnosis_noted',
  'agreement_signed',
  'effect_assessed',
  'passport_updated',
  'outcome_noted',
] as const satisfies readonly Recording['kind'][]
export type PlainDeed = (typeof PLAIN_DEEDS)[number]

/** What is recorded only where the technology has a task for it: the report on a social contract, papers of a programme. */
const ASKED_DEEDS = [
  'adaptation_report_sent',
  'correction_proposed',
  'proposals_made',
  'conclusion_made',
] as const
type AskedDeed = (typeof ASKED_DEEDS)[number]

/** A line of the ledger. Letters and the case's tasks are closed by the core; `fulfils` is for tasks outside cases. */
export const deedRow = (
  call: OfficeCall,
  of: { readonly citizen: string; readonly case: string | null },
  parts: {
    /** Made here when not given. */
    id?: string
    kind: string
    outcome?: string | null
    reason?: string | null
    note?: string | null
    /** Today when not given. */
    day?: LocalDate
    fulfils?: readonly string[]
  },
): CaseloadChange & { type: 'record_deed' } => ({
  type: 'record_deed',
  deed: {
    id: parts.id ?? call.moment.conversation.chance.id(),
    ...of,
    staff: call.actor.id,
    kind: parts.kind,
    outcome: parts.outcome ?? null,
    reason: parts.reason ?? null,
    day: parts.day ?? call.today,
    at: call.moment.at,
    note: parts.note ?? null,
    isContact: false,
    fulfils: parts.fulfils ?? [],
  },
})

/** What is decided elsewhere and recorded here: by the council of prevention, and that somebody is no longer in need. */
const rulingButtons = async (call: OfficeCall, hand: CaseAtHand): Promise<OfficeButton[]> => {
  const { found, technology } = hand
  const asks = (kind: DeedKind): boolean =>
    technology.stages.some(({ tasks }) => tasks.some(({ closed_by }) => closed_by === kind))
  const isInNeed = inNeed(await call.desks.rulings.of(found.citizen)) !== null
  return [
    ...(asks('council_decided') ? [deedButton(call.actor.role, hand, 'council_decided', null)] : []),
    ...ASKED_DEEDS.filter(asks).map((kind) => deedButton(call.actor.role, hand, kind, null)),
    ...(isInNeed ? [[text('office.rulings.take_off'), 'case_off', found.id] as const] : []),
  ]
}

/** «Записать дело»: what can be recorded in this case. */
export const showDeeds = looking(async (call, hand) => {
  const { role } = call.actor
  const { id } = hand.found
  const needsHelp: OfficeButton = [text('office.person.buttons.needs_help'), 'case_contact', id, 'help']
  return {
    parts: [text('office.cases.which_deed')],
    buttons: [
      deedButton(role, hand, 'contact', null),
      deedButton(role, hand, 'visit', null),
      needsHelp,
      [text('office.person.buttons.came'), 'case_reception', id, 'meeting'],
      deedButton(role, hand, 'consultation', null),
      deedButton(role, hand, 'consent_recorded', null),
      ...PLAIN_DEEDS.map((kind) => deedButton(role, hand, kind, null)),
      ...(await rulingButtons(call, hand)),
      toCase(id),
    ],
    place: 'in_place',
  }
})

/** A plan that stands on paper is recorded by a press too. */
const plainDeed = (name: string | undefined): PlainDeed | 'plan_made' | AskedDeed | null =>
  name === 'plan_made' ? name : ([...PLAIN_DEEDS, ...ASKED_DEEDS].find((each) => each === name) ?? null)

/** A deed of a case, with a few words if there is something to say. An assessment says what changed, and how the family heard of it. */
export const CASE_DEED = caseDialog({
  id: 'case_deed',
  action: 'record_deed',
  given: (call) => {
    const kind = plainDeed(call.args[1])
    return kind ? { kind } : decide(call.moment, { toast: call.moment.screens.label('unknown_button') })
  },
  questions: (from) =>
    from
      .ask('effect', ({ kind }) =>
        kind === 'effect_assessed'
          ? choice(
              text('office.case_forms.effect'),
              EFFECTS.map((id) => ({ id, label: text(`office.cases.effects.${id}`) })),
            )
          : null,
      )
      .ask('words', ({ kind }) =>
        orNothing(note(text(`office.case_forms.deed_words.${kind}`)), text('office.fields.no_words')),
      )
      .ask('told', ({ kind }) =>
        kind === 'effect_assessed'
          ? choice(
              text('office.case_forms.effect_told'),
              EFFECT_TOLD.map((id) => ({ id, label: text(`office.cases.effect_told.${id}`) })),
            )
          : null,
      ),
  finish: (call, hand, { kind, effect = null, words, told = null }) => {
    const { id, citizen } = hand.found
    const answer = recordDeed(workOf(call, hand), { ...actOf(call), kind, about: null })
    const deed = call.moment.conversation.chance.id()
    const row = deedRow(
      call,
      { citizen, case: id },
      { id: deed, kind, outcome: effect, reason: told, note: words, fulfils: [kind] },
    )
    return carryOut(call, hand, answer, { deed, also: [row] })
  },
})

/** A deed about a person, before it is recorded. */
interface PersonDeed {
  readonly id: string
  readonly citizen: string
  /** The day on which it was. */
  readonly day: LocalDate
  /** The case that it belongs to: its history tells of it whether or not something waited for it. */
  readonly case: string | null
}

/**
 * What a deed about a person does in all cases of theirs that are in sight and were open on its day: what waited for it is
 * closed, what comes again is planned. To stand before the deed's own row.
 */
export const deedInCases = async (
  call: OfficeCall,
  { id: deed, citizen, day, case: of }: PersonDeed,
  kind: Recording['kind'],
): Promise<OfficeChange[]> => {
  const { desks, actor, today, moment } = call
  const lines = await desks.cases.list(actor, { citizen }, today, moment.at)
  const changes: OfficeChange[] = []
  for (const { id } of lines) {
    const hand = await CASE.find(call, 'see_case', id)
    if (!hand || hand.found.state.openedOn > day) continue
    const answer = recordDeed(workOf(call, hand), { by: actor.id, on: day, kind, about: null })
    if (!isRefused(answer) && (answer.closes.length > 0 || id === of))
      changes.push(...changesAtHand(call, hand, answer, { deed }))
  }
  return changes
}

/** What is recorded about a person beside contacts, by one press: it closes what waits for it. */
const DEEDS = PLAIN_DEEDS.filter((kind) => kind !== 'outcome_noted')

/** «Записать дело» on a person's card: what was done, and it is on record once a day. */
export const recordPersonDeed = about(CITIZEN, 'record_deed', async (call, card) => {
  const { moment, desks, actor, today } = call
  const kind = DEEDS.find((each) => each === call.args[1])
  const back: OfficeButton = [text('office.cases.buttons.person'), 'person', card.id]
  if (!kind) {
    const buttons = DEEDS.map(
      (each): OfficeButton =>
        each === 'passport_updated' && may(actor.role, 'fill_sheet')
          ? [text(`office.cases.deeds.${each}`), 'passport', card.id]
          : [text(`office.cases.deeds.${each}`), 'deed', card.id, each],
    )
    return {
      parts: [text('office.cases.which_deed')],
      buttons: [
        visitedButton(card.id),
        cameButton(card.id),
        [text('office.cases.deeds.consultation'), 'reception', card.id, 'consultation'],
        ...buttons,
        [text('office.cases.deeds.work_help'), 'work_help', card.id],
        back,
      ],
      place: 'in_place',
    }
  }
  if (await desks.cases.hasDeed(card.id, kind, actor.id, today, null))
    return toast(call, 'office.cases.noted_already')
  const id = moment.conversation.chance.id()
  return {
    parts: [text('office.cases.deed_noted', { deed: text(`office.cases.deeds.${kind}`) })],
    buttons: [back, undoButton(id)],
    place: 'in_place',
    object: `citizen:${card.id}`,
    changes: [
      ...(await deedInCases(call, { id, citizen: card.id, day: today, case: null }, kind)),
      deedRow(call, { citizen: card.id, case: null }, { id, kind, fulfils: [kind] }),
    ],
  }
})
