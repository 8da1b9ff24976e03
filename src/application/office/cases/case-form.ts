import type { Action } from '../../../domain/access/action.ts'
import { type Decision, decide } from '../../decision.ts'
import type { FormAnswers, FormField } from '../../ports/office/dialogs.ts'
import { dayWords } from '../kit/fields.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { beginForm, type OfficeForm } from '../kit/office-form.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { type CaseAtHand, callOf, caseAtHand, noCase, placeOf } from './case-at-hand.ts'

interface CaseFormParts {
  readonly id: string
  readonly action: Action
  readonly fields: readonly FormField[]
  /** What of the case the questions need. A decision instead: it is not asked at all. */
  readonly given?: (
    call: OfficeCall,
    hand: CaseAtHand,
  ) => Promise<FormAnswers | Decision> | FormAnswers | Decision
  readonly finish: (call: OfficeCall, hand: CaseAtHand, answers: FormAnswers) => Promise<Decision> | Decision
}

const isDecision = (given: FormAnswers | Decision): given is Decision => 'replies' in given

/** A short dialog about a case, and the use case that begins it. The case is looked up anew at its end. */
export const caseForm = ({
  id,
  action,
  fields,
  given,
  finish,
}: CaseFormParts): { form: OfficeForm; begin: OfficeUseCase } => {
  const form: OfficeForm = {
    form: { id, fields },
    finish: async (end) => {
      const call = callOf(end)
      if (!call) return decide(end.moment, { toast: end.moment.screens.label('unknown_button') })
      const of = String(end.answers['case'])
      const hand = await caseAtHand(call, action, of)
      return hand ? finish(call, hand, end.answers) : noCase(call, action, of)
    },
  }
  const begin: OfficeUseCase = {
    action,
    run: async (call) => {
      const hand = await caseAtHand(call, action, call.args[0])
      if (!hand) return noCase(call, action, call.args[0])
      const known = (await given?.(call, hand)) ?? {}
      if (isDecision(known)) return known
      return beginForm(placeOf(call), form, { case: hand.found.id, ...dayWords(call), ...known })
    },
  }
  return { form, begin }
}
