import { addDays } from '../../../domain/calendar/local-date.ts'
import { commandIn } from '../../../domain/conversation/understand.ts'
import { maskLongNumbers } from '../../../domain/numbers/mask.ts'
import { givenName } from '../../../domain/people/short-name.ts'
import { cleanWords, hasWords } from '../../../domain/text/plain-words.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { Button } from '../../ports/messenger.ts'
import { actionToken } from '../../screens.ts'
import type { FormPlace } from '../kit/office-form.ts'
import type { OfficeHandler } from '../kit/office-handler.ts'
import { helpNotices } from './help-changes.ts'

/** Typed words go to whoever was called for help, until the person turns to something else. */
export const HELP_DIALOG = 'monthly_help'

const LONGEST = 1_000
/** Whoever comes back to an open talk later than this answers the talk. */
const TOLD_WITHIN_MS = 3_600_000
/** From this sureness on words name a problem that the track knows: its way is offered beside. */
const SURE = 0.6

/** An open talk waits while somebody tells what has happened; whoever answers it with a press has turned to it. */
const isForTalk = ({ moment }: FormPlace): boolean => {
  const { loaded, person, at } = moment
  return loaded.talk?.session.status === 'active' && at - person.seenAt > TOLD_WITHIN_MS
}

/** What is said to the menu, to the bot itself, or to a talk that was come back to is for them. */
const isForOthers = (place: FormPlace, typed: string): boolean => {
  const { conversation, language, screens } = place.moment
  const command = commandIn(typed, conversation.content.vocabulary[language])
  return command !== null || screens.menuEntry(typed) !== null || isForTalk(place)
}

/** The way of the track that the words name, as a button: help comes from a person, the way is there at once. */
const wayFor = ({ moment, words }: FormPlace, typed: string): Button[][] => {
  const [found] = moment.conversation.findNeeds(typed, moment.language)
  if (!found || found.sureness < SURE) return []
  const label = words.plain(text(`needs.${found.need}.title`))
  return [[{ text: label, token: actionToken('need', found.need) }]]
}

const passedOn = async (place: FormPlace, task: string, typed: string): Promise<Decision | null> => {
  const { moment, desks, words, today } = place
  const linked = await desks.register.ofPerson(moment.person.id)
  if (!linked) return null
  const { masking } = moment.conversation.content.vocabulary[moment.language]
  const said = maskLongNumbers(cleanWords(typed, LONGEST), masking)
  const workers = await desks.staff.workersOf(linked.district, today)
  const to = workers[0] ? givenName(workers[0].name) : null
  const key = to === null ? 'office.monthly.passed_on' : 'office.monthly.passed_on_to'
  const buttons = wayFor(place, typed)
  const parts = [
    text(key, to === null ? {} : { name: to }),
    text(buttons.length > 0 ? 'office.monthly.way_beside' : 'office.monthly.write_more'),
  ]
  const reply = words.message(parts)
  return decide(moment, {
    replies: [buttons.length > 0 ? { ...reply, buttons } : reply],
    office: [
      { type: 'hear_citizen', task, at: moment.at, words: said },
      ...(await helpNotices(place, linked, { task, nth: moment.at.toString(36) })),
    ],
  })
}

const heard = async (place: FormPlace, typed: string): Promise<Decision | null> => {
  const { moment, desks, today } = place
  const linked = await desks.register.ofPerson(moment.person.id)
  const task = linked && (await desks.cries.awaited(linked.citizen, addDays(today, -1)))
  if (!task || !hasWords(typed) || isForOthers(place, typed)) return null
  return passedOn(place, task, typed)
}

/**
 * Words after «Нужна помощь»: they reach whoever was called, as they were written. Kept up for a day, while the call for
 * help is open.
 */
export const helpWords: OfficeHandler = {
  name: 'help_words',
  claims: ({ actor, person, incoming }) =>
    actor === null && person.dialog === HELP_DIALOG && incoming.body.type === 'words',
  handle: (place) => {
    const { body } = place.moment.incoming
    return body.type === 'words' ? heard(place, body.words) : null
  },
}
