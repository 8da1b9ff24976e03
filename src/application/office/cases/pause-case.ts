import { pauseCase } from '../../../domain/caseload/pause-case.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { answerOf, choiceField, dayField } from '../kit/fields.ts'
import { actOf, carryOut, workOf } from './case-at-hand.ts'
import { caseForm } from './case-form.ts'

/** «Пауза»: why, and until when where that is known. */
export const PAUSE_CASE = caseForm({
  id: 'pause_case',
  action: 'move_case',
  given: ({ moment }) => ({ reasons: moment.conversation.content.caseRules.pausing }),
  fields: [
    choiceField(
      'reason',
      () => text('office.case_forms.why_pause'),
      (answers) =>
        ((answers['reasons'] ?? []) as readonly string[]).map((id) => ({
          id,
          label: text(`cases.pausing.${id}`),
        })),
    ),
    dayField('until', () => text('office.case_forms.pause_until'), { none: 'office.case_forms.not_known' }),
  ],
  finish: (call, hand, answers) =>
    carryOut(
      call,
      hand,
      'move_case',
      pauseCase(
        workOf(call, hand),
        { ...actOf(call), reason: answerOf(answers, 'reason') ?? '', until: answerOf(answers, 'until') },
        call.moment.conversation.content.caseRules,
      ),
    ),
})
