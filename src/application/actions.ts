import { spokenNumber } from '../domain/organisations/speaker.ts'
import { type TextRef, text, textAt } from '../domain/words/text-ref.ts'
import type { Conversation } from './conversation.ts'
import { type Decision, decide, type Moment } from './decision.ts'
import { farewell } from './farewell.ts'
import { humanLine } from './human-line.ts'
import { aimReached, putOff, stopAll, stopTalkOnly, takeAsPart, takeFirst } from './matters/matter-acts.ts'
import { heldWords } from './matters/order-matters.ts'
import { dataScreen, talksScreen } from './my-data.ts'
import type { Outgoing } from './ports/messenger.ts'
import type { Person, StoredTalk } from './ports/talk-store.ts'
import { isLanguage } from './ports/texts.ts'
import { whatComes } from './reminders/coming-replies.ts'
import { reminderSettings, setZone, switchKind, zoneChoice } from './reminders/reminder-settings.ts'
import { beginLesson, memoReply, schoolScreen } from './school.ts'
import { type Action, Screens } from './screens.ts'
import { beginTalk, takeTurn } from './talk-turn.ts'
import { showQuestion } from './word-turn.ts'

type Act = (moment: Moment, argument: string) => Decision

const withMenu = ({ screens }: Moment, message: Outgoing & { kind: 'text' }): Outgoing => ({
  ...message,
  keyboard: screens.menuKeyboard(),
})

/** Replies with one screen; `change` says what changes of the person. */
const screen = (moment: Moment, key: string, change?: Partial<Person>): Decision =>
  decide(moment, {
    ...(change ? { person: { ...moment.person, ...change } } : {}),
    replies: [withMenu(moment, moment.screens.message(key))],
  })

/** The question of the current talk, after something else was said in between. */
const backToTalk = (moment: Moment): Outgoing[] => {
  const { talk } = moment.loaded
  return talk?.session.status === 'active' ? showQuestion(moment, talk) : []
}

/** Which place the answers are for, and – in the playground – that it is invented. */
const regionNote = ({ region }: Conversation): TextRef => {
  const base = `regions.${region.id}`
  return text('screens.region', { name: textAt(`${base}.name`), note: textAt(`${base}.note`) })
}

/** Whom to call to learn whether the assistant is really theirs; nothing where no institution can be called. */
const speakerNote = ({ region: { speaker } }: Conversation): TextRef[] =>
  speaker ? [text('screens.speaker', { name: speaker.name, phone: spokenNumber(speaker.phone) })] : []

const placeNote = ({ conversation, language }: Moment): Outgoing => {
  const notes = [...speakerNote(conversation), regionNote(conversation)]
  return { kind: 'text', html: notes.map((note) => conversation.renderers[language].html(note)).join('\n\n') }
}

const start: Act = (moment) => {
  const { screens } = moment
  const welcome = withMenu(moment, screens.message('welcome'))
  return decide(moment, {
    replies: [welcome, placeNote(moment), screens.message('ask_problem')],
    person: { ...moment.person, currentTalk: null },
  })
}

const callHuman: Act = (moment) =>
  decide(moment, {
    events: [{ type: 'human_called', step: moment.loaded.talk?.session.step ?? 'outside', reason: 'asked' }],
    replies: [withMenu(moment, humanLine(moment))],
  })

/** The cry is answered: a word, and the talk goes on where it waited. */
export const calmed = (moment: Moment, key: string): Decision => {
  const over: Moment = { ...moment, person: { ...moment.person, distress: null } }
  const question = backToTalk(over)
  const word = over.screens.message(key)
  return decide(over, { replies: question.length > 0 ? [word, ...question] : [withMenu(over, word)] })
}

const open: Act = (moment, id) => {
  const { talk } = moment.loaded
  if (!talk || talk.id !== id) return decide(moment, { toast: moment.screens.label('unknown_button') })
  return takeTurn(moment, talk, { type: 'command', name: 'resume' })
}

const settings: Act = (moment) => {
  const { screens, person } = moment
  return decide(moment, {
    replies: [
      screens.message('settings', [
        person.large
          ? [screens.label('settings_buttons.large_off'), 'large_off']
          : [screens.label('settings_buttons.large_on'), 'large_on'],
        [screens.label('settings_buttons.language'), 'language'],
        [screens.label('settings_buttons.reminders'), 'reminders'],
        [screens.label('reminder_buttons.coming'), 'coming'],
        [screens.label('settings_buttons.back'), 'menu'],
      ]),
    ],
  })
}

const large =
  (isLarge: boolean): Act =>
  (moment) => {
    const person = { ...moment.person, large: isLarge }
    const changed: Moment = {
      ...moment,
      person,
      screens: new Screens(moment.conversation.renderers[moment.language], isLarge),
    }
    const word = withMenu(changed, changed.screens.message(isLarge ? 'large_on' : 'large_off'))
    return decide(changed, { person, replies: [word, ...backToTalk(changed)] })
  }

const language: Act = (moment, wanted) => {
  const switched = moment.language === 'ru' ? 'en' : 'ru'
  const other = isLanguage(wanted) ? wanted : switched
  const person = { ...moment.person, language: other } as const
  const screens = new Screens(moment.conversation.renderers[other], person.large)
  const changed: Moment = { ...moment, person, language: other, screens }
  const word = withMenu(changed, screens.message('language_changed'))
  return decide(changed, { person, replies: [word, ...backToTalk(changed)] })
}

/** The talk with the words that it began with: they waited in memory for the consent. */
const withFirstWords = ({ conversation, loaded: { talk } }: Moment, isGiven: boolean): StoredTalk | null => {
  const words = talk ? conversation.recentWords.take(talk.id) : null
  if (!talk || words === null || !isGiven) return talk
  return { ...talk, session: { ...talk.session, answers: { ...talk.session.answers, own_words: words } } }
}

/** The consent's answer in place of its question. */
const consentWord = ({ screens, incoming: { body } }: Moment, isGiven: boolean): Outgoing => {
  const { html } = screens.message(isGiven ? 'consent_given' : 'consent_refused')
  return body.type === 'press' && body.message !== null
    ? { kind: 'edit', message: body.message, html }
    : { kind: 'text', html }
}

/** Notes the consent or its refusal, then takes the answer that waited for it (`argument`, e.g. `learn`). */
const consent =
  (isGiven: boolean): Act =>
  (moment, waiting) => {
    const version = moment.conversation.consentVersion[moment.language]
    const person: Person = { ...moment.person, consentAsked: true, consent: isGiven ? version : null }
    const talk = withFirstWords(moment, isGiven)
    const heard: Moment = { ...moment, person, loaded: { ...moment.loaded, talk } }
    const word = consentWord(moment, isGiven)
    const isOpen = talk !== null && (talk.session.status === 'active' || talk.session.status === 'paused')
    const isWaited = isOpen && waiting !== '' && talk.session.answers['route'] === undefined
    if (!isWaited) return decide(heard, { replies: [word, ...backToTalk(heard)] })
    const turn = takeTurn(heard, talk, { type: 'press', choice: waiting })
    // The question that this answer belongs to stands further up: only the consent's own message is replaced.
    return { ...turn, replies: [word, ...turn.replies.filter(({ kind }) => kind !== 'edit')] }
  }

/** «Удалить мои данные»: asked once, in words that fit whose chat it is. When it was asked stands on its «да». */
const removal: Act = (moment) => {
  const { screens, loaded, person, conversation, at } = moment
  if (!loaded.person) return screen(moment, 'data_none')
  conversation.recentButtons.askAnew(person.id)
  return decide(moment, {
    replies: [
      screens.message(person.staff === null ? 'delete_sure' : 'delete_sure_staff', [
        [screens.label('delete_buttons.yes'), 'delete_yes', at.toString(36)],
        [screens.label('delete_buttons.no'), 'keep'],
      ]),
    ],
  })
}

/** A «да» that is pressed later than this answers a question that nobody remembers. */
const REMOVAL_STANDS_MS = 30 * 60_000

/** «Да, удалить всё»: only while its question stands; an old button asks anew. `asked` – when it was asked, in base 36. */
const removalConfirmed: Act = (moment, asked) => {
  const { conversation, person, at } = moment
  const since = at - Number.parseInt(asked, 36)
  const stands = since >= 0 && since <= REMOVAL_STANDS_MS && !conversation.recentButtons.isDeclined(person.id)
  return stands ? decide(moment, { followUp: farewell(moment) }) : removal(moment, '')
}

/** «Нет, оставить»: everything stays, and the question of the talk with the bot stands where it stood. */
const kept: Act = (moment) => {
  const { screens, person, conversation } = moment
  conversation.recentButtons.decline(person.id)
  const question = person.handover === null ? backToTalk(moment) : []
  const word = screens.message('kept')
  const isMenu = question.length === 0 && person.staff === null
  return decide(moment, { replies: [isMenu ? withMenu(moment, word) : word, ...question] })
}

/** A need that was chosen: with the words after which it was offered, where they name it. */
const beginNeed: Act = (moment, need) => {
  const { content, findNeeds } = moment.conversation
  if (!content.needs.has(need)) return decide(moment, { toast: moment.screens.label('unknown_button') })
  const words = heldWords(moment)
  const found =
    words === null ? undefined : findNeeds(words, moment.language).find((each) => each.need === need)
  return beginTalk(moment, { need, ownWords: found ? words : null, cause: found?.cause })
}

/** Every action of the screens: an action without an entry does not compile. */
const ACTS: Readonly<Record<Action, Act>> = {
  start,
  new: (moment) => screen(moment, 'ask_problem', { currentTalk: null }),
  menu: (moment) => {
    const question = backToTalk(moment)
    return question.length > 0 ? decide(moment, { replies: question }) : screen(moment, 'ask_problem')
  },
  talks: (moment) => decide(moment, { followUp: talksScreen(moment) }),
  open,
  need: beginNeed,
  none: (moment) => notFound(moment),
  call_human: callHuman,
  data: (moment) => decide(moment, { followUp: dataScreen(moment) }),
  // Without it the chat cannot be written to, so that the card of the register is let go too.
  withdraw: (moment) => ({
    ...screen(moment, 'consent_withdrawn', { consent: null }),
    office: [{ type: 'unlink', person: moment.person.id }],
  }),
  delete: removal,
  delete_yes: removalConfirmed,
  keep: kept,
  settings,
  large_on: large(true),
  large_off: large(false),
  language,
  consent_yes: consent(true),
  consent_no: consent(false),
  help: (moment) => screen(moment, 'help'),
  reminders: reminderSettings,
  mute: switchKind(false),
  unmute: switchKind(true),
  zones: zoneChoice,
  zone: setZone,
  coming: whatComes,
  school: (moment) => decide(moment, { followUp: schoolScreen(moment) }),
  lesson: (moment, lesson) => beginLesson(moment, lesson),
  memo: memoReply,
  helped: (moment) => calmed(moment, 'staying_over'),
  come_back: (moment) => calmed(moment, 'staying_back'),
  first: takeFirst,
  later: putOff,
  part: takeAsPart,
  stop_all: stopAll,
  stop_talk: stopTalkOnly,
  aim_done: aimReached,
}

/** Carries out what was pressed or chosen outside a talk. */
export const act = (moment: Moment, action: Action, argument = ''): Decision => ACTS[action](moment, argument)

/** What is said when no need fits: the whole way first, then shorter, and never the same twice in a row. */
const NOT_FOUND = ['not_found', 'not_found_again', 'not_found_still'] as const

const notFoundNow = ({ conversation, person, screens }: Moment): (typeof NOT_FOUND)[number] => {
  const last = conversation.lastSaid.of(person.id)?.messages ?? []
  const said = NOT_FOUND.find((name) => last.some(({ html }) => html === screens.message(name).html))
  if (said === undefined) return 'not_found'
  return said === 'not_found_again' ? 'not_found_still' : 'not_found_again'
}

/** No known need fits: the general path and a person, never a dead end (C1). */
export const notFound = (moment: Moment): Decision => {
  const { screens } = moment
  return decide(moment, {
    replies: [
      screens.message(notFoundNow(moment), [
        [screens.label('call_human'), 'call_human'],
        [screens.label('try_again'), 'new'],
      ]),
    ],
  })
}
