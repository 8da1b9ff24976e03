import { may } from '../../../domain/access/can.ts'
import type { CaseWords } from '../../../domain/caseload/case-words.ts'
import type { Changed } from '../../../domain/caseload/change.ts'
import {
  CONTENTMENT,
  FITS,
  HOW_OFTEN,
  LINE_KINDS,
  MOST_SERVICES,
  nextServiceId,
  type ServiceNote,
} from '../../../domain/caseload/service-note.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { about } from '../kit/about.ts'
import { choice, day, note, orNothing } from '../kit/field.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, unknownButton } from '../kit/screen.ts'
import { shortDay } from '../kit/short-day.ts'
import { CASE, type CaseAtHand, carryOut, caseDialog, looking } from './case-at-hand.ts'
import { toCase } from './case-card.ts'

/** The two papers of a programme, where they are wanted. */
const PROGRAMME_PAPERS = ['ippsu_proposals', 'ippsu_conclusion'] as const

const serviceLine = ({ what, kind, provider }: ServiceNote, n: number): TextRef =>
  text('office.services.line', {
    n,
    what,
    kind: text(`office.services.kinds.${kind}`),
    who: provider ?? text('office.services.institution'),
  })

const lookLine = ({ look }: ServiceNote, today: string): TextRef =>
  look === null
    ? text('office.services.not_looked')
    : text('office.services.looked', {
        date: shortDay(look.on, today),
        result: text(`office.services.fits.${look.fits}`),
        state: text(`office.services.content.${look.contentment}`),
      })

const makingButtons = ({ found }: CaseAtHand): OfficeButton[] => [
  ...(found.words.services.length < MOST_SERVICES
    ? [[text('office.services.buttons.add'), 'case_service_add', found.id] as const]
    : []),
  ...found.words.services.map(
    ({ id, what }): OfficeButton => [
      text('office.services.buttons.look', { what }),
      'case_service',
      found.id,
      id,
    ],
  ),
]

const servicesScreen = (call: OfficeCall, hand: CaseAtHand): Screen => {
  const { id, words } = hand.found
  const { role } = call.actor
  return {
    parts: [
      text(words.services.length === 0 ? 'office.services.none' : 'office.services.head', {
        n: words.services.length,
      }),
      ...words.services.flatMap((each, place) => [serviceLine(each, place + 1), lookLine(each, call.today)]),
    ],
    buttons: [
      ...(may(role, 'move_case') ? makingButtons(hand) : []),
      ...(may(role, 'print_form')
        ? PROGRAMME_PAPERS.map((form): OfficeButton => [text(`forms.${form}.short`), 'paper', id, form])
        : []),
      toCase(id),
    ],
    place: 'in_place',
  }
}

/** «Услуги ИППСУ»: what the programme holds, who gives it, and what was found at the last look. */
export const showServices = looking(servicesScreen)

/** The services as they stand with these words. */
const after = (call: OfficeCall, hand: CaseAtHand, services: readonly ServiceNote[]): Screen => {
  const words: CaseWords = { ...hand.found.words, services: [...services] }
  const unchanged: Changed = { case: hand.found.state, events: [], tasks: [], closes: [] }
  return {
    ...carryOut(call, hand, unchanged, { words }),
    ...servicesScreen(call, { ...hand, found: { ...hand.found, words } }),
  }
}

/** A service of the programme: of which kind, what, who gives it, how often, until when. */
export const SERVICE = caseDialog({
  id: 'case_service',
  action: 'move_case',
  questions: (from) =>
    from
      .ask('kind', () =>
        choice(
          text('office.services.ask.kind'),
          LINE_KINDS.map((id) => ({ id, label: text(`office.services.kinds.${id}`) })),
        ),
      )
      .ask('what', () => note(text('office.services.ask.what')))
      .ask('provider', () =>
        orNothing(note(text('office.services.ask.provider')), text('office.services.buttons.institution')),
      )
      .ask('often', () =>
        choice(
          text('office.services.ask.often'),
          HOW_OFTEN.map((id) => ({ id, label: text(`office.services.often.${id}`) })),
        ),
      )
      .ask('until', (_, place) =>
        orNothing(day(place, text('office.services.ask.until')), text('office.services.buttons.whole_term')),
      ),
  finish: (call, hand, { kind, what, provider, often, until }) => {
    const { services } = hand.found.words
    if (services.length >= MOST_SERVICES) return servicesScreen(call, hand)
    const service: ServiceNote = {
      id: nextServiceId(services),
      kind,
      what,
      provider,
      often,
      until,
      look: null,
    }
    return after(call, hand, [...services, service])
  },
})

const serviceIn = ({ found }: CaseAtHand, id: string | undefined): ServiceNote | undefined =>
  found.words.services.find((each) => each.id === id)

/** «Проверить услугу»: whether it is what the person needs, how content they are; with both it is on record. */
export const lookAtService = about(CASE, 'move_case', (call, hand) => {
  const [id, service, said] = call.args
  const [fitsSaid, contentSaid] = said?.split('-') ?? []
  const found = serviceIn(hand, service)
  if (id === undefined || found === undefined) return servicesScreen(call, hand)
  const fits = FITS.find((each) => each === fitsSaid)
  const contentment = CONTENTMENT.find((each) => each === contentSaid)
  if ((fitsSaid !== undefined && !fits) || (contentSaid !== undefined && !contentment))
    return unknownButton(call)
  if (fits && contentment)
    return after(
      call,
      hand,
      hand.found.words.services.map((each) =>
        each === found ? { ...each, look: { on: call.today, fits, contentment } } : each,
      ),
    )
  const choices = fits
    ? CONTENTMENT.map(
        (each): OfficeButton => [
          text(`office.services.content_buttons.${each}`),
          'case_service',
          id,
          found.id,
          `${fits}-${each}`,
        ],
      )
    : FITS.map(
        (each): OfficeButton => [
          text(`office.services.fits_buttons.${each}`),
          'case_service',
          id,
          found.id,
          each,
        ],
      )
  return {
    parts: [text(fits ? 'office.services.ask.content' : 'office.services.ask.fits', { what: found.what })],
    buttons: [
      ...choices,
      ...(fits ? [] : [[text('office.services.buttons.remove'), 'case_service_off', id, found.id] as const]),
      [text('office.services.buttons.all'), 'case_services', id],
    ],
    place: 'in_place',
  }
})

/** «Убрать из программы»: what was written down by mistake, or is not given any more. */
export const removeService = about(CASE, 'move_case', (call, hand) => {
  const found = serviceIn(hand, call.args[1])
  if (found === undefined) return servicesScreen(call, hand)
  return after(
    call,
    hand,
    hand.found.words.services.filter((each) => each !== found),
  )
})
