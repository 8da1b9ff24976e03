import { isSaidToClerk } from '../scenario/said-to-clerk.ts'
import type { Reading } from './act.ts'
import { meaningsAt } from './act-likened.ts'
import { hasQuestionMark } from './asks.ts'
import { corrects } from './correction.ts'
import { answersByDay } from './day-answer.ts'
import { isSameAct, SURE, surestFirst } from './decide-reading.ts'
import type { Asking } from './doubt.ts'
import type { Meanings } from './meanings.ts'
import { asksOnly } from './not-said.ts'
import { namesOtherNeed } from './other-need.ts'
import { questionNames } from './question-names.ts'
import { type Heard, heardWith, type Setting } from './setting.ts'
import { asksAside } from './side-question.ts'
import { saysSocially } from './social-act.ts'
import { saysCommand } from './spoken-command.ts'
import { answersStep, OWN_WORDS } from './step-answer.ts'
import { tellsAhead } from './told-ahead.ts'
import { tellsChoice } from './told-choice.ts'
import { tellsPapers } from './told-papers.ts'
import { weighedByLikeness } from './weighed-by-likeness.ts'

/** One way of reading words. Pure; gives nothing where it finds nothing. */
type Recogniser = (heard: Heard, setting: Setting) => readonly Reading[]

const RECOGNISERS: readonly Recogniser[] = [
  answersStep,
  corrects,
  tellsChoice,
  tellsPapers,
  answersByDay,
  tellsAhead,
  saysCommand,
  asksAside,
  saysSocially,
]

/** What was said in so many words needs no search for anything else in it. */
const BEYOND_DOUBT = 0.95

/** «Вдруг никто не ответит»: what is only imagined at the beginning of a message answers nothing either. */
const AT_BEGINNING = 1

const hasClear = (readings: readonly Reading[]): boolean =>
  readings.some(({ sureness }) => sureness >= BEYOND_DOUBT)

const isImagined = ({ message }: Heard): boolean =>
  message.told.some(({ name, places: [first = 0] }) => name === 'condition' && first <= AT_BEGINNING)

/** In a rehearsal a question is the person's part. */
const askingIn = (heard: Heard, { standing }: Setting): Asking => {
  const isRehearsed = isSaidToClerk(standing.step.definition)
  return {
    isQuestion: heard.isQuestion && !isRehearsed,
    isImagined: isImagined(heard) && !isRehearsed,
    isMarked: hasQuestionMark(heard.said) && !isRehearsed,
    isAll: heard.isQuestion && asksOnly(heard.said),
  }
}

const isOwnWords = ({ act }: Reading): boolean => act.type === 'answer' && act.choice === null

/** In so few words an answer on offer is named, and nothing of one's own is said. */
const FEW = 2

/**
 * Whether an answer on offer or a question is told by signs, too, or in hardly a word more: «найти синюю папку» is a plan of
 * one's own.
 */
const isTold = ({ act }: Reading, signs: readonly Reading[], { message }: Heard): boolean => {
  if (act.type === 'question') return signs.some((sign) => sign.act.type === 'question')
  if (act.type !== 'answer' || act.choice === null || message.words.length <= FEW) return true
  return signs.some((sign) => sign.sureness >= OWN_WORDS && isSameAct(sign.act, act))
}

/** «Номер набрать и записаться» is as likely «Позвонить и записаться» as a plan of one's own: which is asked. */
const isOfferedInstead = ({ act, sureness }: Reading): boolean =>
  act.type === 'answer' && act.choice !== null && act.choice !== 'skip' && sureness >= SURE

/**
 * Less likely than this words are no answer of one's own where something else is likelier: «не умею я в интернете этом» is no
 * address. On the tuned half every answer in own words is likelier. What is like nothing at all – a day, a sign of markup – is
 * left to the step, which reads it itself.
 */
const OWN_LIKELY = 0.3

/** A change of what was said before has to be so sure where any words are an answer: «так и не приняли» tells what happened. */
const SURE_CHANGE = 0.6

const isDoubtfulChange = (surest: Reading | undefined): boolean =>
  surest?.act.type === 'correction' && surest.sureness < SURE_CHANGE

/** Markup and nonsense are like many things: a feeling that no sign tells has to be likelier than that. */
const isDoubtfulFeeling = (surest: Reading, signs: readonly Reading[]): boolean =>
  surest.act.type === 'social' &&
  surest.sureness < SURE_CHANGE &&
  !signs.some((sign) => isSameAct(sign.act, surest.act))

const leastOf = ({ act }: Reading): number => (act.type === 'social' ? SURE_CHANGE : OWN_LIKELY)

const isHardlyOwn = (
  weighed: readonly Reading[],
  surest: Reading | undefined,
  { isQuestion }: Heard,
): boolean => {
  const share = weighed.find(isOwnWords)?.sureness ?? 0
  if (surest === undefined || share >= OWN_LIKELY || surest.sureness < leastOf(surest)) return false
  // «Долго сидела в коридоре» is like a question and asks nothing.
  return !isOwnWords(surest) && (surest.act.type !== 'question' || isQuestion)
}

/** Where any words are an answer, those that are surely nothing else are one: the step itself took them. */
const ownWordsOr = (
  weighed: readonly Reading[],
  signs: readonly Reading[],
  heard: Heard,
  { putsRight, takesOwnWords }: Meanings,
): readonly Reading[] => {
  const own = signs.find((reading) => isOwnWords(reading) && reading.sureness >= OWN_WORDS)
  const [surest] = weighed
  const isSure =
    surest !== undefined &&
    surest.sureness >= SURE &&
    surest.act.type !== 'unclear' &&
    !isDoubtfulChange(surest) &&
    !isDoubtfulFeeling(surest, signs) &&
    isTold(surest, signs, heard)
  const isPutRight =
    !putsRight && !isDoubtfulChange(surest) && signs.some(({ act }) => act.type === 'correction')
  if (!own || isSure || heard.isQuestion || isPutRight) return weighed
  const isRival = surest !== undefined && isOfferedInstead(surest)
  if (isRival)
    return [
      { ...surest, sureness: SURE },
      own,
      ...weighed.filter((each) => !isOwnWords(each) && each !== surest),
    ]
  const isFelt = surest?.act.type === 'social' && signs.some((sign) => isSameAct(sign.act, surest.act))
  if (isFelt)
    return surestFirst([{ ...surest, sureness: SURE }, ...weighed.filter((each) => each !== surest)])
  if (takesOwnWords && isHardlyOwn(weighed, surest, heard)) return weighed
  return [
    { ...own, sureness: SURE },
    ...weighed.filter((reading) => !isOwnWords(reading) && reading !== surest),
  ]
}

/** Where a question is at least so likely, words that ask are not kept as an answer. */
const MAY_ASK = 0.1
/** Less than {@link SURE}: it is asked. */
const ASKED_INSTEAD = 0.45

/** Words of one's own that ask something are asked about: a question is nobody's plan, and no experience. */
const withoutAskedAnswers = (weighed: readonly Reading[], heard: Heard): readonly Reading[] => {
  const [first] = weighed
  const mayAsk = weighed.some(({ act, sureness }) => act.type === 'question' && sureness >= MAY_ASK)
  if (!first || !isOwnWords(first) || !heard.isQuestion || !mayAsk) return weighed
  const less = { ...first, sureness: Math.min(first.sureness, ASKED_INSTEAD) }
  return surestFirst(weighed.map((each) => (each === first ? less : each)))
}

/** What is practised in own words asks nothing of the assistant, and names no other matter. */
const withoutPractised = (weighed: readonly Reading[], { standing }: Setting): readonly Reading[] => {
  const { definition } = standing.step
  if (definition.type !== 'ask' || !isSaidToClerk(definition)) return weighed
  return weighed.filter(({ act }) => act.type !== 'question' && act.type !== 'other_need')
}

/**
 * All readings of words where the talk stands, the surest first; of two that are as sure the one listed first. What was not
 * said in so many words is weighed by how like it is to examples of what people say.
 */
export const hear = (words: string, setting: Setting): readonly Reading[] => {
  const heard = heardWith(setting.ear, words)
  const readings = RECOGNISERS.flatMap((recognise) => recognise(heard, setting))
  if (hasClear(readings)) return surestFirst(readings)
  const all = [...readings, ...namesOtherNeed(heard, setting)]
  if (hasClear(all)) return surestFirst(all)
  const likeness = heard.likeAt(questionNames(setting))
  const meanings = meaningsAt(heard, setting)
  const weighed = weighedByLikeness(all, likeness, meanings, askingIn(heard, setting))
  const readingsOfAll = ownWordsOr(withoutPractised(weighed, setting), readings, heard, meanings)
  return meanings.takesOwnWords ? withoutAskedAnswers(readingsOfAll, heard) : readingsOfAll
}
