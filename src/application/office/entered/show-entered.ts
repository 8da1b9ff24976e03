import { may } from '../../../domain/access/can.ts'
import { addDays, type LocalDate } from '../../../domain/calendar/local-date.ts'
import { periodOf } from '../../../domain/calendar/period.ts'
import { STATE_REGISTERS, type StateRegister } from '../../../domain/caseload/state-register.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { EnteredChange, WaitingDeed } from '../../ports/office/entered-desk.ts'
import { about, type Subject } from '../kit/about.ts'
import { pageOf, placeOfList } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, toast, unknownButton, useCase } from '../kit/screen.ts'
import { shortDay } from '../kit/short-day.ts'
import { deedFields, waitingLine, whatWasDone } from './entered-words.ts'

/** The paper with one value a cell. */
const FORM = 'not_entered'

const registerOf = (name: string | undefined): StateRegister | null =>
  STATE_REGISTERS.find((each) => each === name) ?? null

/** What the actor did and did not type over yet, the oldest first. */
const waitingIn = (
  { desks, actor, today, moment }: OfficeCall,
  register: StateRegister,
  until?: LocalDate,
): Promise<readonly WaitingDeed[]> => {
  const kinds = moment.conversation.content.manners.entered[register]
  const asked = { register, kinds, ...(until === undefined ? {} : { until }) }
  return desks.entered.waiting(actor, asked, today, moment.at)
}

/** The days up to which everything is marked at once: today, yesterday, the end of the month before. */
const daysOffered = (today: LocalDate): readonly LocalDate[] => [
  ...new Set([today, addDays(today, -1), addDays(periodOf(today, 'month').from, -1)]),
]

const toList = (register: StateRegister): OfficeButton => [
  text('office.entered.buttons.list', { register: text(`office.entered.registers.${register}`) }),
  'entered',
  register,
]

const chooseRegister = async (call: OfficeCall): Promise<Screen> => {
  const counted = await Promise.all(
    STATE_REGISTERS.map(async (register) => ({ register, n: (await waitingIn(call, register)).length })),
  )
  return {
    parts: [text('office.entered.which')],
    buttons: counted.map(
      ({ register, n }): OfficeButton => [
        text('office.entered.buttons.register', {
          register: text(`office.entered.registers.${register}`),
          n,
        }),
        'entered',
        register,
      ],
    ),
  }
}

/** «Ещё не внесено»: each deed opens its fields; everything up to a day is marked by one press. */
const listScreen = async (call: OfficeCall, register: StateRegister): Promise<Screen> => {
  const { words, today, args, actor } = call
  const waiting = await waitingIn(call, register)
  const name = text(`office.entered.registers.${register}`)
  if (waiting.length === 0)
    return { parts: [text('office.entered.nothing', { register: name })], buttons: [], place: 'in_place' }
  const { shown, turns } = pageOf(waiting, args[1], (page) => ['entered', register, page])
  const days = daysOffered(today).filter((day) => waiting.some((each) => each.day <= day))
  return {
    parts: [
      text('office.entered.head', { register: name, n: waiting.length }),
      ...shown.map((deed) => waitingLine(words, deed)),
    ],
    buttons: [
      ...shown.map(
        (deed): OfficeButton => [
          text('office.entered.buttons.deed', {
            name: shortName(deed.name),
            date: shortDay(deed.day, today),
          }),
          'entered_deed',
          deed.id,
          register,
        ],
      ),
      ...turns,
      ...(may(actor.role, 'print_form')
        ? [[text('office.entered.buttons.table'), 'list', FORM, register] as const]
        : []),
      ...days.map(
        (day): OfficeButton => [
          text('office.entered.buttons.until', { date: shortDay(day, today) }),
          'entered_until',
          register,
          day,
        ],
      ),
    ],
    place: placeOfList(args[1]),
  }
}

/** «Внести в АСОИ»: which register, then what is not there yet. */
export const showEntered = useCase('record_deed', (call) => {
  const [name] = call.args
  if (name === undefined) return chooseRegister(call)
  const register = registerOf(name)
  return register ? listScreen(call, register) : unknownButton(call)
})

/** A deed that waits to be typed over into a register. */
interface Waiting {
  readonly register: StateRegister
  readonly deed: WaitingDeed
  /** The one that follows it in the list; null – it is the last. */
  readonly next: WaitingDeed | null
}

const WAITING: Subject<Waiting> = {
  kind: 'deed',
  find: async (call, _, id) => {
    const register = registerOf(call.args[1])
    if (!register) return null
    const waiting = await waitingIn(call, register)
    const at = waiting.findIndex((each) => each.id === id)
    const deed = waiting[at]
    return deed
      ? { register, deed, next: waiting[at + 1] ?? waiting.find((each) => each.id !== id) ?? null }
      : null
  },
}

const deedParts = ({ words }: OfficeCall, register: StateRegister, deed: WaitingDeed): TextRef[] => [
  text('office.entered.deed', { register: text(`office.entered.registers.${register}`) }),
  ...deedFields(words, deed),
]

const deedButtons = (register: StateRegister, deed: WaitingDeed): OfficeButton[] => [
  [text('office.entered.buttons.mark'), 'entered_mark', deed.id, register],
  [text('office.entered.buttons.person'), 'person', deed.citizen],
  toList(register),
]

/** A deed field by field, to be copied. */
export const showEnteredDeed = about(WAITING, 'record_deed', (call, { register, deed }) => ({
  parts: deedParts(call, register, deed),
  buttons: deedButtons(register, deed),
  place: 'in_place',
  object: `citizen:${deed.citizen}`,
}))

const marked = (
  { moment, actor, today }: OfficeCall,
  register: StateRegister,
  deeds: readonly WaitingDeed[],
): Extract<EnteredChange, { type: 'mark_entered' }> => ({
  type: 'mark_entered',
  register,
  deeds: deeds.map(({ id }) => id),
  batch: moment.conversation.chance.id(),
  by: actor.id,
  day: today,
  at: moment.at,
})

/** «Внесено»: it is marked, and the next one that waits follows at once. */
export const markEntered = about(WAITING, 'record_deed', (call, { register, deed, next }): Screen => {
  const change = marked(call, register, [deed])
  return {
    parts: [
      text('office.entered.marked', {
        name: shortName(deed.name),
        what: whatWasDone(call.words, deed),
        register: text(`office.entered.registers.${register}`),
      }),
      ...(next ? [text('talk.blank'), ...deedParts(call, register, next)] : []),
    ],
    buttons: [
      ...(next ? deedButtons(register, next) : [toList(register)]),
      [text('office.entered.buttons.undo'), 'entered_undo', change.batch, register],
    ],
    place: 'in_place',
    object: `citizen:${deed.citizen}`,
    changes: [change],
  }
})

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** «Внесено всё по …»: after the table was typed over. Asked once more, with how many it is. */
export const markEnteredUntil = useCase('record_deed', async (call) => {
  const register = registerOf(call.args[0])
  const [, day = '', sure] = call.args
  if (!register || !DAY.test(day) || day > call.today) return unknownButton(call)
  const waiting = await waitingIn(call, register, day)
  const name = text(`office.entered.registers.${register}`)
  const params = { n: waiting.length, date: { date: day }, register: name }
  if (waiting.length === 0) return toast(call, 'office.entered.nothing_toast')
  if (sure !== 'yes')
    return {
      parts: [text('office.entered.sure', params)],
      buttons: [
        [text('office.entered.buttons.sure'), 'entered_until', register, day, 'yes'],
        toList(register),
      ],
      place: 'in_place',
    }
  const change = marked(call, register, waiting)
  return {
    parts: [text('office.entered.marked_all', params)],
    buttons: [
      [text('office.entered.buttons.undo'), 'entered_undo', change.batch, register],
      toList(register),
    ],
    place: 'in_place',
    changes: [change],
  }
})

/** «Отменить»: what was marked by one press waits again; on the same day. */
export const unmarkEntered = useCase('record_deed', async (call) => {
  const { desks, actor, today } = call
  const [batch = ''] = call.args
  const register = registerOf(call.args[1])
  if (!register) return unknownButton(call)
  if (!(await desks.entered.isMarked(actor, batch, today))) return toast(call, 'office.entered.too_late')
  return {
    parts: [text('office.entered.unmarked')],
    buttons: [toList(register)],
    place: 'in_place',
    changes: [{ type: 'unmark_entered', batch, by: actor.id, day: today }],
  }
})
