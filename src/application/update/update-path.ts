import { screenAnswered } from '../asked/screen-answered.ts'
import type { OwnReads } from '../follow-up.ts'
import type { Handler } from '../handler.ts'
import { voiceAnswer } from '../listening/answer-voice.ts'
import { heardVoice } from '../listening/hear-voice.ts'
import {
  workAnnouncement,
  workCry,
  workFile,
  workHome,
  workKey,
  workPress,
  workScreen,
  workTold,
  workWords,
} from '../office/front/at-work.ts'
import { besideDialogs, besideOwnAffair } from '../office/front/beside-dialogs.ts'
import { dialogAnswer } from '../office/front/dialog-answer.ts'
import { dialogOffer, questionAside } from '../office/front/dialogs-aside.ts'
import { forged } from '../office/front/forged.ts'
import { officeLink } from '../office/front/office-link.ts'
import { ownEvents } from '../office/front/own-events.ts'
import type { OfficeDesks } from '../office/kit/office-call.ts'
import { inOffice } from '../office/kit/office-handler.ts'
import { monthAsk } from '../office/monthly/answer-ask.ts'
import { helpWords } from '../office/monthly/hear-help.ts'
import { ownCard } from '../office/own/own-card.ts'
import { answerCalls } from '../office/talking/answer-calls.ts'
import { endedAlready, placeShown } from '../office/talking/citizen-call.ts'
import { talkWithHuman } from '../office/talking/pass-words-on.ts'
import type { ReadAloud } from '../ports/read-aloud.ts'
import type { ReminderDesk } from '../ports/reminder-desk.ts'
import { readToMe } from '../reading/read-to-me.ts'
import { sayAgain, type WordNotice } from '../reading/say-again.ts'
import { typedButton } from '../typed-press.ts'
import { foreignPassport } from './foreign-passport.ts'
import { noticeAnswered } from './notice-answered.ts'
import { foreignCry, foreignWords, otherLanguage } from './other-languages.ts'
import { ownAffair } from './own-affair.ts'
import {
  anyCry,
  blocked,
  citizensCry,
  claimedRight,
  edited,
  ownCommand,
  ownPress,
  ownWords,
  typedRemoval,
  unreadable,
} from './own-handlers.ts'

/** What the handlers work with. */
export interface PathParts {
  readonly desks: OfficeDesks
  readonly reads: OwnReads
  readonly desk: Pick<ReminderDesk, 'lastNotice' | 'heard' | 'find'>
  /** A voice of this machine; null – nothing is read aloud. */
  readonly voice: ReadAloud | null
  readonly wordNotice: WordNotice
}

/**
 * Everything that an update can be, from the first that is asked to the last. Whoever may speak at any time stands above
 * whoever waits for an answer, danger above both, and what is left is the person's own talk.
 *
 * `own` – a person's own affair, decided in pure code. `beside` – no answer of the dialog under way, which is put aside.
 */
export const updatePath = ({ desks, reads, ...parts }: PathParts): readonly Handler[] => {
  const own = ownAffair({
    reads,
    answerCalls: answerCalls(desks),
    besideDialogs: besideOwnAffair(desks),
  })
  const beside = besideDialogs(desks)
  return [
    // «Да, верно» under heard words, then whatever was heard: its words wait for that press, a cry does not.
    voiceAnswer,
    heardVoice([own(citizensCry), beside(workCry)]),
    // What was said last is read aloud wherever one stands; nothing changes by it.
    readToMe(parts),
    // «Да, удаляйте» to the question that a right brings, wherever it was claimed.
    own(typedRemoval),
    // A right: no dialog, no button and no human at the other end takes the words that claim it.
    own(claimedRight),
    // What a question of ours beside the talk asked – consent, which matter first –, answered in words.
    screenAnswered({ talks: reads.talks }),
    // «Повтори»: what was said last; nothing changes by it.
    sayAgain(parts),
    // From here on words that name a button are that press.
    typedButton,
    // A link is opened by whoever was given it, before it is asked who they are.
    beside(officeLink),
    // Danger, before all that waits for a citizen's words.
    own(citizensCry),
    own(foreignCry),
    // Answers to what the office asked: the month's ask, whether the place may be seen, what has happened.
    beside(monthAsk),
    beside(endedAlready),
    beside(placeShown),
    beside(helpWords),
    // What the last notice asked, answered in other words than its buttons'.
    noticeAnswered({ ...parts, talks: reads.talks }),
    // The dialog under way, and those that wait aside.
    inOffice(desks)(dialogOffer),
    inOffice(desks)(dialogAnswer),
    // Whoever talks with a human; the bot is silent meanwhile.
    beside(talkWithHuman),
    beside(questionAside),
    // An employee at work: presses, files, words from the surest meaning to a search.
    beside(workPress),
    beside(workFile),
    beside(workHome),
    beside(workCry),
    beside(workKey),
    beside(workScreen),
    beside(workTold),
    beside(workAnnouncement),
    beside(workWords),
    // A citizen of the register: the own card, events – and buttons of the office, which are not theirs to press.
    beside(ownCard),
    beside(ownEvents),
    beside(forged),
    // Everybody's own: danger once more, for employees of whom it is no work; then the talk, the screens, a new problem.
    own(anyCry),
    // Another language than the chat's: a neighbour's is answered in it, one of the product's is understood and offered.
    own(foreignWords),
    otherLanguage,
    own(foreignPassport),
    own(ownPress),
    own(ownWords),
    own(ownCommand),
    own(unreadable),
    own(edited),
    own(blocked),
  ]
}
