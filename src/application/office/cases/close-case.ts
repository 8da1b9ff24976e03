import { closeCase, closingReasonsAt } from '../../../domain/caseload/close-case.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { actOf, carryOut, caseAtHand, noCase, workOf } from './case-at-hand.ts'

/** «Закрыть»: why, then what it came to (W). Only reasons that fit the present stage are offered. */
export const endCase: OfficeUseCase = {
  action: 'move_case',
  run: async (call) => {
    const [id, reason, result] = call.args
    const hand = await caseAtHand(call, 'move_case', id)
    if (!hand) return noCase(call, 'move_case', id)
    const { found, technology } = hand
    if (reason !== undefined && result !== undefined)
      return carryOut(
        call,
        hand,
        'move_case',
        closeCase(workOf(call, hand), { ...actOf(call), reason, result }),
        { said: text('office.cases.is_closed') },
      )
    const chosen = technology.closing.find((each) => each.id === reason)
    const own = `technologies.${technology.id}`
    const buttons: OfficeButton[] = chosen
      ? chosen.results.map((each) => [
          text(`${own}.results.${each}`),
          'case_close',
          found.id,
          chosen.id,
          each,
        ])
      : closingReasonsAt(technology, found.stage).map((each) => [
          text(`${own}.reasons.${each.id}`),
          ...(['case_close', found.id, each.id] as const),
        ])
    const question = text(chosen ? 'office.cases.which_result' : 'office.cases.why_close')
    const back: OfficeButton = [text('office.cases.buttons.card'), 'case', found.id]
    return decide(call.moment, {
      replies: [inPlace(call, call.words.message([question], [...buttons, back]))],
    })
  },
}
