import { addMonths } from '../../../domain/calendar/local-date.ts'
import { isRefused } from '../../../domain/caseload/change.ts'
import { finishStage, type StageDone } from '../../../domain/caseload/finish-stage.ts'
import { recordDeed } from '../../../domain/caseload/record-deed.ts'
import { CouncilRuling, inNeed, type Ruling } from '../../../domain/caseload/ruling.ts'
import { stageOf } from '../../../domain/caseload/technology.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { choice, day, orNothing, typed } from '../kit/field.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { type Screen, unknownButton } from '../kit/screen.ts'
import { actOf, type CaseAtHand, carryOut, caseDialog, refusedScreen, workOf } from './case-at-hand.ts'
import { caseScreen } from './case-card.ts'
import { deedRow } from './case-deeds.ts'
import { doneIn, readStageSaid } from './stage-ticks.ts'

/** Terms of an individual programme that are offered, in years: it is made for three at most (442-ФЗ, article 16). */
const YEARS = { y1: 1, y2: 2, y3: 3 } as const

const TERMS = ['y1', 'y2', 'y3', 'other'] as const

const YES_NO = [
  { id: 'yes', label: text('office.rulings.yes') },
  { id: 'no', label: text('office.rulings.no') },
] as const

/** A ruling with the deed that it is recorded as. */
const recorded = (
  call: OfficeCall,
  { found }: CaseAtHand,
  kind: string,
  ruling: Ruling,
): { readonly deed: string; readonly changes: OfficeChange[] } => {
  const { chance } = call.moment.conversation
  const deed = chance.id()
  const of = { citizen: found.citizen, case: found.id }
  return {
    deed,
    changes: [
      deedRow(call, of, {
        id: deed,
        kind,
        outcome: ruling.kind === 'council' ? ruling.council : null,
        fulfils: [kind],
      }),
      { type: 'keep_ruling', id: chance.id(), ...of, ruling, deed },
    ],
  }
}

/** The outcome of the present stage that a press names and that asks what was decided; null – there is none such. */
const askingOutcome = ({ found, technology }: CaseAtHand, stage: string, outcome: string | undefined) =>
  stage === found.stage
    ? (stageOf(technology, found.stage)?.outcomes.find(
        ({ id, asks }) => id === outcome && asks === 'in_need',
      ) ?? null)
    : null

/** The end of the stage as a press says it: what it came to, and which of its tasks were done. */
const stageDone = (call: OfficeCall, hand: CaseAtHand, said: string): StageDone => {
  const { what, done } = readStageSaid(said)
  return {
    ...actOf(call),
    outcome: what,
    done: doneIn(hand, stageOf(hand.technology, hand.found.stage), done),
    result: call.words.phrase('office.tasks.without_words'),
  }
}

/** «Признан нуждающимся»: the day, the term of the programme, with or without support; then the stage is left. */
export const IN_NEED = caseDialog({
  id: 'case_in_need',
  action: 'move_case',
  given: (call, hand) => {
    const [, stage, outcome = ''] = call.args
    if (stage !== hand.found.stage) return caseScreen(call, hand, text('office.cases.moved_already'))
    const asking = askingOutcome(hand, stage, readStageSaid(outcome).what)
    if (!asking) return unknownButton(call)
    // What stands in the way is said before anything is asked.
    const answer = finishStage(workOf(call, hand), stageDone(call, hand, outcome))
    return isRefused(answer) ? refusedScreen(call, hand, answer) : { stage, outcome }
  },
  questions: (from) =>
    from
      .ask('since', (_, place) => day(place, text('office.rulings.ask_in_need'), { side: 'past' }))
      .ask('term', () =>
        choice(
          text('office.rulings.ask_term'),
          TERMS.map((id) => ({ id, label: text(`office.rulings.terms.${id}`) })),
        ),
      )
      .ask('lastDay', ({ term }, place) =>
        term === 'other' ? day(place, text('office.rulings.ask_until')) : null,
      )
      .ask('support', () => choice(text('office.rulings.ask_support'), YES_NO)),
  finish: (call, hand, { stage, outcome, since, term, lastDay = since, support }): Screen => {
    if (!askingOutcome(hand, stage, readStageSaid(outcome).what))
      return caseScreen(call, hand, text('office.cases.moved_already'))
    const until = term === 'other' ? lastDay : addMonths(since, YEARS[term] * 12)
    const ruling = { kind: 'in_need', day: since, until, withSupport: support === 'yes' } as const
    const { changes } = recorded(call, hand, 'recognised_in_need', ruling)
    const answer = finishStage(workOf(call, hand), stageDone(call, hand, outcome))
    return carryOut(call, hand, answer, { also: changes })
  },
})

/** «Снят с учёта нуждающихся»: the day. */
export const TAKEN_OFF = caseDialog({
  id: 'case_off',
  action: 'record_deed',
  given: async (call, hand) => {
    const present = inNeed(await call.desks.rulings.of(hand.found.citizen))
    return present === null
      ? caseScreen(call, hand, text('office.rulings.not_in_need'))
      : { since: present.day }
  },
  questions: (from) =>
    from.ask('off', ({ since }, place) =>
      day(place, text('office.rulings.ask_off'), { side: 'past', notBefore: since }),
    ),
  finish: (call, hand, { off }): Screen => {
    const { changes } = recorded(call, hand, 'taken_off', { kind: 'taken_off', day: off })
    const { found } = hand
    return {
      ...caseScreen(call, hand, text('office.rulings.is_off')),
      object: `case:${found.id}`,
      changes,
    }
  },
})

/** Letters, digits and what stands between them: «12-СП/26». */
const NUMBER = /^[\p{L}\p{N}№ ./-]{1,20}$/u

const NUMBER_FAULT = text('office.rulings.number_fault')

const askNumber = () =>
  typed(
    text('office.rulings.ask_number'),
    (said) => {
      const number = said.trim()
      return NUMBER.test(number) ? { value: number } : { fault: NUMBER_FAULT }
    },
    NUMBER_FAULT,
  )

/** «Решение совета профилактики»: one of six, the day, the number; the task that waited for it is done. */
export const COUNCIL = caseDialog({
  id: 'case_council',
  action: 'record_deed',
  questions: (from) =>
    from
      .ask('council', () =>
        choice(
          text('office.rulings.ask_council'),
          CouncilRuling.options.map((id) => ({ id, label: text(`office.rulings.council.${id}`) })),
        ),
      )
      .ask('decided', (_, place) => day(place, text('office.rulings.ask_day'), { side: 'past' }))
      .ask('number', () => orNothing(askNumber(), text('office.rulings.no_number'))),
  finish: (call, hand, { council, decided, number }): Screen => {
    const ruling = { kind: 'council', day: decided, council, number } as const
    const { deed, changes } = recorded(call, hand, 'council_decided', ruling)
    const answer = recordDeed(workOf(call, hand), { ...actOf(call), kind: 'council_decided', about: null })
    return carryOut(call, hand, answer, { deed, also: changes })
  },
})
