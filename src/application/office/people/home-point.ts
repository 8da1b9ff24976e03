import { readPoint } from '../../../domain/events/read-point.ts'
import type { Point } from '../../../domain/events/yard-event.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { FieldRead } from '../../ports/office/dialogs.ts'
import { orPress, typed } from '../kit/field.ts'
import { dialogAbout } from '../kit/form.ts'
import { CITIZEN_IN_HAND, toPersonCard } from './citizen.ts'

const NO_POINT = text('office.home.no_point')

const readHome = (said: string): FieldRead<Point> => {
  const point = readPoint(said)
  return point === null ? { fault: NO_POINT } : { value: point }
}

/** Where a person's home is: two numbers from a map. What is near is told from it (Y-address); the address stays words. */
export const HOME = dialogAbout({
  id: 'home_point',
  subject: CITIZEN_IN_HAND,
  action: 'change_person',
  questions: (from) =>
    from.ask('home', () => {
      const asked = typed(text('office.home.ask'), readHome, NO_POINT)
      const forget = { id: 'forget', label: text('office.home.buttons.forget'), value: null }
      return { ...orPress(asked, [forget]), takesPoint: true }
    }),
  finish: (_, { id, facts }, { home }) => {
    return {
      parts: [text(home === null ? 'office.home.forgotten' : 'office.home.kept', { name: facts.name })],
      buttons: [toPersonCard(id)],
      changes: [{ type: 'keep_home', citizen: id, home }],
      object: `citizen:${id}`,
    }
  },
})
