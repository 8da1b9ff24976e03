import { may } from '../../../domain/access/can.ts'
import type { Decision, Moment } from '../../decision.ts'
import { soundsDangerous } from '../../hearing/dangers-in.ts'
import { findCases } from '../cases/list-cases.ts'
import { answerWords, lookedForInstead, offerTold, type SaidAtWork } from '../ear/answer-words.ts'
import type { Screens } from '../ear/named-screens.ts'
import { considerAnnouncement } from '../events/schedule/announce.ts'
import { type OfficeCall, officeWords } from '../kit/office-call.ts'
import { atWork, type OfficeHandler } from '../kit/office-handler.ts'
import { readOfficeToken } from '../kit/office-token.ts'
import { openHome } from '../kit/open-home.ts'
import { findByWords, findsAnybody } from '../people/find-people.ts'
import { heardAtWork } from '../talking/heard-at-work.ts'
import { workEntry } from './keys.ts'
import { namedScreen } from './named-screen.ts'
import { USE_CASES } from './office-index.ts'
import { receiveFile } from './receive-file.ts'
import { runUseCase } from './run-use-case.ts'

/** Whoever walks the track to learn it answers its questions; the menu is one word away. */
const isLearning = ({ loaded }: Moment): boolean => loaded.talk?.session.status === 'active'

const typedWords = ({ incoming: { body } }: Moment): string | null =>
  body.type === 'words' ? body.words : null

const entryOf = (moment: Moment): string | null => {
  const typed = typedWords(moment)
  return typed === null ? null : workEntry(moment, typed, officeWords(moment))
}

/** A press on a button of the office. */
export const workPress: OfficeHandler = atWork({
  name: 'work_press',
  claims: ({ incoming: { body } }) => body.type === 'press' && readOfficeToken(body.token) !== null,
  handle: (call) => {
    const { body } = call.moment.incoming
    const press = body.type === 'press' ? readOfficeToken(body.token) : null
    return press && runUseCase(press.name, { ...call, args: press.args })
  },
})

/** A file: a register of people, or a partner's plan of events. */
export const workFile: OfficeHandler = atWork({
  name: 'work_file',
  claims: ({ incoming }) => incoming.body.type === 'file',
  handle: (call) => {
    const { body } = call.moment.incoming
    return body.type === 'file'
      ? receiveFile({ ...call, args: [body.file, body.name, String(body.size)] })
      : null
  },
})

/** `/start` and `/help`: who somebody is here, and the menu. */
export const workHome: OfficeHandler = atWork({
  name: 'work_home',
  claims: ({ incoming: { body } }) =>
    body.type === 'command' && (body.name === 'start' || body.name === 'help'),
  handle: openHome,
})

/** A citizen's cry that is passed on, or danger of their own. Other dangers are an employee's daily work: they go on. */
export const workCry: OfficeHandler = atWork({
  name: 'work_cry',
  claims: ({ incoming: { body }, conversation }) =>
    (body.type === 'words' || body.type === 'other') && soundsDangerous(conversation.content, body.words),
  handle: heardAtWork,
})

/** An entry of the menu, on its key or typed. */
export const workKey: OfficeHandler = atWork({
  name: 'work_key',
  claims: (moment) => entryOf(moment) !== null,
  handle: (call) => {
    const entry = entryOf(call.moment)
    return entry === null ? null : runUseCase(entry, call)
  },
})

/** Words that name a screen behind «Ещё». */
export const workScreen: OfficeHandler = atWork({
  name: 'work_screen',
  claims: (moment) => typedWords(moment) !== null && !isLearning(moment),
  handle: (call) => {
    const named = namedScreen(call, typedWords(call.moment) ?? '')
    if (named === null) return null
    return 'opens' in named ? runUseCase(named.opens, call) : named.answers
  },
})

/** An event that is announced in words, or on a poster with words under it. */
export const workAnnouncement: OfficeHandler = atWork({
  name: 'work_announcement',
  claims: (moment) => {
    const { body } = moment.incoming
    const isPoster = body.type === 'other' && body.forwarded === true
    return (isPoster || body.type === 'words') && !isLearning(moment)
  },
  handle: (call) => {
    const { body } = call.moment.incoming
    return body.type === 'words' || body.type === 'other' ? considerAnnouncement(call, body) : null
  },
})

const saidIn = ({ incoming: { body } }: Moment): SaidAtWork | null => {
  if (body.type !== 'words' && !(body.type === 'other' && body.forwarded)) return null
  const { words, forwarded = false, from } = body
  return words === '' ? null : { words, forwarded, ...(from === undefined ? {} : { from }) }
}

/** Words that tell of somebody of the register, or somebody's letter: what they may become is offered. */
export const workTold: OfficeHandler = atWork({
  name: 'work_told',
  claims: (moment) => saidIn(moment) !== null && !isLearning(moment),
  handle: async (call) => {
    const said = saidIn(call.moment)
    if (said === null) return null
    return (await findCases({ ...call, args: [said.words] })) ?? offerTold(call, said)
  },
})

const screensOf = (call: OfficeCall): Screens => ({
  isOpenTo: (name) => may(call.actor.role, USE_CASES[name].action),
  open: (name) => runUseCase(name, call),
})

/** Everybody in sight whom some words mean; null – nobody. */
const found = async (call: OfficeCall, words: string): Promise<Decision | null> =>
  (await findsAnybody(call, words)) ? findByWords({ ...call, args: [words] }) : null

/**
 * All other words: people whom they name, a screen, a deed of nobody; then what is left of them is looked for, and at last it is
 * said that nobody was found.
 */
export const workWords: OfficeHandler = atWork({
  name: 'work_words',
  claims: (moment) => typedWords(moment) !== null && !isLearning(moment),
  handle: async (call) => {
    const said = saidIn(call.moment)
    if (said === null) return null
    const { words } = said
    const instead = await lookedForInstead(call, words)
    return (
      (await found(call, words)) ??
      (await answerWords(call, said, screensOf(call))) ??
      (instead === null ? null : await found(call, instead)) ??
      findByWords({ ...call, args: [words] })
    )
  },
})
