import { readPoint } from '../../../domain/events/read-point.ts'
import { Point } from '../../../domain/events/yard-event.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { formAbout } from '../kit/form-about.ts'
import { CITIZEN_IN_HAND, toPersonCard } from './citizen.ts'

const FORGET = 'forget'

/** Where a person's home is: two numbers from a map. What is near is told from it (Y-address); the address stays words. */
export const HOME = formAbout({
  id: 'home_point',
  subject: CITIZEN_IN_HAND,
  action: 'change_person',
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
  finish: (_, { id, facts }, answers) => {
    const home = answers['home'] === FORGET ? null : Point.parse(answers['home'])
    return {
      parts: [text(home === null ? 'office.home.forgotten' : 'office.home.kept', { name: facts.name })],
      buttons: [toPersonCard(id)],
      changes: [{ type: 'keep_home', citizen: id, home }],
      object: `citizen:${id}`,
    }
  },
})
