import { may } from '../../../domain/access/can.ts'
import type { OfficeDeed } from '../../../domain/office-ear/office-act.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { Decision } from '../../decision.ts'
import { mayAnnounce } from '../events/schedule/announce.ts'
import { noteOf } from '../kit/field.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, show } from '../kit/screen.ts'
import { CITIZEN } from '../people/citizen.ts'
import { findsAnybody } from '../people/find-people.ts'
import { showPerson } from '../people/show-person.ts'
import { type HeardAtWork, hearAtWork, type Meant, meantBy } from './heard-words.ts'
import { namedInSentence, type Screens } from './named-screens.ts'
import { deedScreen, severalScreen, whichScreen } from './offer-screens.ts'
import { leaveButtons, NOBODY, taskButtons } from './offered-deeds.ts'

/** What came from an employee, and whose letter it is where it was passed on. */
export interface SaidAtWork {
  readonly words: string
  readonly forwarded?: boolean
  /** The name that the messenger shows for whoever wrote it. */
  readonly from?: string
}

/** A letter that is passed on is a note or a task to be, whatever its words would be of an employee's own. */
const asLetter = (meant: readonly Meant[], words: string): Meant[] =>
  meant.slice(0, 1).map((each) => ({ ...each, deed: { type: 'note', isSure: true }, words }))

/** The letter's sender, known by the messenger's name, or else whoever the letter names – of an announcement nobody. */
const hearLetter = async (
  call: OfficeCall,
  { words, from = '' }: SaidAtWork,
  isAnnounced: boolean,
): Promise<readonly Meant[]> => {
  const bySender = from === '' ? [] : meantBy(await hearAtWork(call, from))
  if (bySender.length > 0 || isAnnounced) return asLetter(bySender, words)
  return asLetter(meantBy(await hearAtWork(call, words)), words)
}

/** A talk or a visit is told of in a long message too; what else it says may be an event. */
const isDone = ({ deed: { type } }: Meant): boolean => type === 'contact' || type === 'visit'

const ENDS_WITH_HOUSE = /\s\d{1,3}\p{L}?$/u

/** A name that the search itself finds is looked for as ever: it knows streets, numbers and years as well. */
const isSearch = async (call: OfficeCall, meant: readonly Meant[], words: string): Promise<boolean> => {
  // «Щукина Кедровая 18»: a house at the end, and nothing that is told.
  if (ENDS_WITH_HOUSE.test(words) && meant.every(({ deed }) => deed.type === 'note' && !deed.isSure))
    return true
  if (meant.some(({ deed }) => deed.type !== 'find')) return false
  return findsAnybody(call, words)
}

const one = async (call: OfficeCall, meant: Meant, said: string): Promise<Screen | Decision | null> => {
  const [first, ...others] = meant.candidates
  if (!first) return null
  if (others.length > 0) return whichScreen(meant.candidates, said)
  if (meant.deed.type === 'find') return showPerson.run({ ...call, args: [first.id] })
  const card = await CITIZEN.find(call, 'see_person', first.id)
  return card && deedScreen(call, card, meant)
}

const offered = async (call: OfficeCall, meant: readonly Meant[], said: string): Promise<Decision | null> => {
  const [first, ...others] = meant
  if (!first) return null
  const answer = others.length === 0 ? await one(call, first, said) : severalScreen(meant, said)
  if (answer === null) return null
  return 'parts' in answer ? show(call, 'find_people', answer) : answer
}

/** A paper without a person: whose it is has to be said; lists and registers are of nobody. */
const paperOfNobody = (call: OfficeCall, said: string): Decision =>
  show(call, 'find_people', {
    parts: [
      text('office.ear.paper_of_nobody'),
      text('office.ear.words', { words: noteOf(said) }),
      text('office.ear.paper_of_nobody_ask'),
    ],
    buttons: [
      ...(may(call.actor.role, 'print_form')
        ? [[text('office.more.buttons.lists'), 'lists'] as OfficeButton]
        : []),
      ...leaveButtons(null),
    ],
  })

/** What is said, and asked, where nobody is named. */
const NOBODY_NAMED = {
  person: ['office.ear.of_nobody', 'office.ear.of_nobody_ask'],
  task: ['office.ear.task_of_nobody', 'office.ear.task_of_nobody_ask'],
  letter: ['office.ear.letter', 'office.ear.letter_ask'],
} as const

/** Nobody is named: a task needs nobody, of everything else it is asked whose it is. */
const ofNobody = (
  call: OfficeCall,
  deed: OfficeDeed,
  said: string,
  what: keyof typeof NOBODY_NAMED,
): Decision => {
  const [lead, ask] = NOBODY_NAMED[what]
  const buttons: OfficeButton[] = may(call.actor.role, 'add_task')
    ? taskButtons(call, NOBODY, deed.type === 'task' ? deed.day : null)
    : []
  return show(call, 'find_people', {
    parts: [text(lead), text('office.ear.words', { words: noteOf(said) }), text(ask)],
    buttons: [...buttons, ...leaveButtons(null)],
  })
}

/**
 * A deed of somebody of the register: who was found and what was understood, with a press for everything that it may become.
 * Null – nobody is named, or nothing but the name.
 */
export const offerTold = async (call: OfficeCall, said: SaidAtWork): Promise<Decision | null> => {
  if (!may(call.actor.role, 'find_people')) return null
  const isAnnounced = mayAnnounce(call, said)
  const { words, forwarded = false } = said
  const meant = forwarded ? await hearLetter(call, said, isAnnounced) : meantBy(await hearAtWork(call, words))
  if (isAnnounced && !forwarded && !meant.some(isDone)) return null
  return (await isSearch(call, meant, words)) ? null : offered(call, meant, words)
}

const answered = async (
  call: OfficeCall,
  { act }: HeardAtWork,
  said: string,
  screens: Screens,
): Promise<Decision | null> => {
  switch (act.type) {
    case 'screen':
      return namedInSentence(call, act.screen, screens, said)
    case 'social':
      return show(call, 'see_own_day', { parts: [text(`office.ear.social.${act.kind}`)] })
    case 'back':
      return show(call, 'see_own_day', { parts: [text('office.more.answered.cancel.text')] })
    case 'of_nobody':
      if (act.deed.type === 'paper') return paperOfNobody(call, said)
      return ofNobody(call, act.deed, said, act.isOfSomebody ? 'person' : 'task')
    default:
      return null
  }
}

/** Words that name nobody of the register: a screen, a task, a deed whose person is asked for. Null – to be looked for. */
export const answerWords = async (
  call: OfficeCall,
  { words, forwarded = false }: SaidAtWork,
  screens: Screens,
): Promise<Decision | null> => {
  if (forwarded) return ofNobody(call, { type: 'note', isSure: true }, words, 'letter')
  return answered(call, await hearAtWork(call, words), words, screens)
}

/** The words that are left to look for when nobody was found by all of them; null – none other. */
export const lookedForInstead = async (call: OfficeCall, words: string): Promise<string | null> => {
  const { act } = await hearAtWork(call, words)
  return act.type === 'unclear' && act.search !== '' && act.search !== words ? act.search : null
}
