import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { openSince } from '../../../domain/calendar/open-period.ts'
import { CONTACT_KINDS, CONTACT_OUTCOMES, UNREACHED_REASONS } from '../../../domain/people/contact.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { recordedContact } from '../cases/record-contact.ts'
import { about } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { quotedWords } from '../kit/quoted-words.ts'
import { type Answer, toast, unknownButton, useCase } from '../kit/screen.ts'
import { CITIZEN, CITIZEN_IN_HAND, toPersonCard } from '../people/citizen.ts'
import { LONGEST_NOTE, noteLine } from '../people/person-note.ts'
import { changedTo, undoButton } from '../people/undo-change.ts'
import { ADD_TASK, aboutWhom, addedTask } from '../tasks/add-task.ts'
import { hearAtWork, meantBy } from './heard-words.ts'
import { deedScreen, whichScreen } from './offer-screens.ts'
import { NOBODY } from './offered-deeds.ts'

const oneOf = <T extends string>(known: readonly T[], name: string | undefined): T | null =>
  known.find((each) => each === name) ?? null

const noWords = (call: OfficeCall): Answer => toast(call, 'office.ear.no_words')

/** One of the people whom a message names: what it says of them, and what one press makes of it. */
export const showHeard = about(CITIZEN, 'see_person', async (call, card) => {
  const said = quotedWords(call.moment)
  if (said === null) return noWords(call)
  const [id, how] = call.args
  const found = meantBy(await hearAtWork(call, said)).find(({ candidates }) =>
    candidates.some((each) => each.id === id),
  )
  if (found && how === 'which') return whichScreen(found.candidates, said)
  const meant = found ?? { deed: { type: 'note', isSure: false } as const, words: said }
  return { ...deedScreen(call, card, meant), place: how === 'here' ? 'in_place' : 'new' }
})

const DAY = /^\d{4}-\d{2}-\d{2}$/

const dayIn = (asked: string | undefined): LocalDate | null =>
  DAY.test(asked ?? '') ? (asked ?? null) : null

/** The day that is over on which the words say it was: «вчера была у …»; null – today. */
const dayTold = async (call: OfficeCall, card: CitizenCard, said: string): Promise<LocalDate | null> => {
  const found = meantBy(await hearAtWork(call, said)).find(({ candidates }) =>
    candidates.some(({ id }) => id === card.id),
  )
  return found && 'on' in found.deed ? (found.deed.on ?? null) : null
}

/** «Звонок: всё хорошо»: the contact is recorded with the words as its note. */
export const recordHeard = about(CITIZEN, 'record_deed', async (call, card) => {
  const kind = oneOf(CONTACT_KINDS, call.args[1])
  const outcome = oneOf(CONTACT_OUTCOMES, call.args[2])
  const isShut = kind === 'visit' && outcome === 'not_reached'
  if (!kind || !outcome || (outcome === 'not_reached' && !isShut)) return unknownButton(call)
  const note = quotedWords(call.moment)
  const day = (note === null ? null : await dayTold(call, card, note)) ?? call.today
  if (day < openSince(call.today)) return toast(call, 'office.visit.day_toast')
  return recordedContact(call, card, { kind, outcome, reason: isShut ? 'not_opened' : null, note, day })
})

/** «Не дозвонились»: why – as the words said, or asked with the words still in sight. */
export const recordHeardUnreached = about(CITIZEN, 'record_deed', (call, card) => {
  const reason = oneOf(UNREACHED_REASONS, call.args[1])
  const note = quotedWords(call.moment)
  if (reason) return recordedContact(call, card, { kind: 'phone', outcome: 'not_reached', reason, note })
  return {
    parts: [
      ...(note === null ? [] : [text('office.ear.words', { words: note })]),
      text('office.contact.why_unreached', { name: card.facts.name }),
    ],
    buttons: UNREACHED_REASONS.map((each) => [
      text(`office.contact.reason_buttons.${each}`),
      'heard_unreached',
      card.id,
      each,
    ]),
    place: 'in_place',
  }
})

/** «Задача на 1.12»: the words are what is to be done; of another day it is asked. */
export const addHeardTask = useCase('add_task', (call) => {
  const [whose, asked] = call.args
  const what = quotedWords(call.moment)
  return aboutWhom(call, whose === NOBODY ? null : (whose ?? ''), (card) => {
    if (what === null) return noWords(call)
    const day = dayIn(asked)
    if (day === null) return ADD_TASK.begin(call, { known: what, citizen: card?.id ?? null })
    return { ...addedTask(call, card, { what, due: day, isPaper: false }), place: 'in_place' }
  })
})

const noted = (call: OfficeCall, card: CitizenCard, words: string): Answer => {
  const before = card.facts.note
  const note = noteLine(before, words, call.today, call.words)
  if (note.length > LONGEST_NOTE)
    return { parts: [text('office.change.note_full')], buttons: [toPersonCard(card.id)] }
  return {
    parts: [text('office.ear.noted', { name: shortName(card.facts.name) })],
    buttons: [toPersonCard(card.id), undoButton(card)],
    place: 'in_place',
    object: `citizen:${card.id}`,
    changes: [changedTo(call, card, { ...card.facts, note })],
  }
}

/** «В заметку»: the words stand below what is noted of the person, with their day. */
export const noteHeard = about(CITIZEN_IN_HAND, 'change_person', (call, card) => {
  const words = quotedWords(call.moment)
  return words === null ? noWords(call) : noted(call, card, words)
})

/** «Не то»: nothing was recorded, and nothing is. */
export const leaveHeard = useCase('see_own_day', () => ({
  parts: [text('office.ear.left')],
  place: 'in_place',
}))
