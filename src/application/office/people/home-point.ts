import { can } from '../../../domain/access/can.ts'
import { readPoint } from '../../../domain/events/read-point.ts'
import { Point } from '../../../domain/events/yard-event.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { type OfficeCall, officeCall } from '../kit/office-call.ts'
import { beginForm, type FormEnd, type OfficeForm } from '../kit/office-form.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { cardOf } from './show-person.ts'

const changeable = async (call: OfficeCall): Promise<CitizenCard | null> => {
  const card = await cardOf(call)
  return card && can(call.actor, 'change_person', card) ? card : null
}

const FORGET = 'forget'

const finish = async (end: FormEnd): Promise<Decision> => {
  const { moment, actor, desks, answers } = end
  if (actor === null) return decide(moment)
  const call = officeCall(moment, actor, desks, [String(answers['citizen'])])
  const card = await changeable(call)
  if (!card) return refuse(call, 'change_person', `citizen:${call.args[0] ?? ''}`)
  const home = answers['home'] === FORGET ? null : Point.parse(answers['home'])
  return decide(moment, {
    replies: [
      call.words.message(
        [text(home === null ? 'office.home.forgotten' : 'office.home.kept', { name: card.facts.name })],
        [[text('office.person.buttons.card'), 'person', card.id]],
      ),
    ],
    office: [
      { type: 'keep_home', citizen: card.id, home },
      allowed(call, 'change_person', `citizen:${card.id}`),
    ],
  })
}

/** Where a person's home is: two numbers from a map. What is near is told from it (Y-address); the address stays words. */
export const HOME_FORM: OfficeForm = {
  form: {
    id: 'home_point',
    fields: [
      {
        name: 'home',
        takesPoint: true,
        ask: () => text('office.home.ask'),
        choices: () => [{ id: FORGET, label: text('office.home.buttons.forget') }],
        read: (input) => {
          if ('choice' in input)
            return input.choice === FORGET ? { value: FORGET } : { fault: text('office.home.no_point') }
          const point = readPoint(input.words)
          return point === null ? { fault: text('office.home.no_point') } : { value: point }
        },
      },
    ],
  },
  finish,
}

/** «Дом на карте». */
export const askHome: OfficeUseCase = {
  action: 'change_person',
  run: async (call) => {
    const card = await changeable(call)
    if (!card) return refuse(call, 'change_person', `citizen:${call.args[0] ?? ''}`)
    return beginForm(call, HOME_FORM, { citizen: card.id })
  },
}
