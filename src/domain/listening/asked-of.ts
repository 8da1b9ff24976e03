import { isLesson } from '../events/lesson.ts'
import type { NeededDocument } from '../needs/need.ts'
import { askedPaper, papersOf, paperText } from '../scenario/steps/checklist.ts'
import type { Talk } from '../scenario/talk.ts'
import { comparable } from '../text/plain-words.ts'
import type { AskedOf, Topic } from './act.ts'
import { officesOf } from './aside/office.ts'
import { factsAskedIn } from './facts-asked.ts'
import { isForm } from './label-words.ts'
import { type Heard, type Setting, toldUnder } from './setting.ts'
import { tellsChoice } from './told-choice.ts'

/** Words shorter than this join others: «из», «на», «of». */
const JOINING = 3
/** The beginning of a word says it from so many letters on: «фото» is «фотографии». */
const SHORT_FORM = 4

const says = (spoken: string, word: string): boolean =>
  isForm(spoken, word) || (spoken.length >= SHORT_FORM && word.startsWith(spoken))

/** What a name is about, before the words that tell it from others: «Талон» of «Талон из полиции о краже». */
const headOf = (name: string): string[] => {
  const words = comparable(name.split('(')[0] ?? name).split(' ')
  const first = words.findIndex((word) => word.length > JOINING)
  const end = words.findIndex((word, index) => index > first && word.length <= JOINING)
  return words.slice(Math.max(0, first), end < 0 ? words.length : end)
}

/** The paper of the need whose name is said; of several the one of which most is, null when that is not clear. */
const namedPaper = (heard: Heard, talk: Talk): string | null => {
  const generic = new Set(
    heard.message.told.flatMap(({ name, places }) => (name === 'any_paper' ? places : [])),
  )
  const spoken = heard.message.words.flatMap(({ word }, place) => (generic.has(place) ? [] : [word]))
  const isSaid = (word: string): boolean => spoken.some((each) => says(each, word))
  const found = papersOf(talk).flatMap(({ id }: NeededDocument) => {
    const name = talk.situation.label(paperText(talk, id, 'name'))
    const head = headOf(name)
    const said = comparable(name)
      .split(' ')
      .filter((word) => word.length > JOINING && isSaid(word)).length
    return head.some(isSaid) ? [{ id, said }] : []
  })
  const [first, second] = found.sort((a, b) => b.said - a.said)
  return first && first.said !== second?.said ? first.id : null
}

/** Topics in which «it» is the paper that the list stands on. */
const OF_A_PAPER: ReadonlySet<Topic> = new Set(['where', 'meaning', 'why', 'term'])
/** Topics that a word of the glossary may be asked about. */
const OF_A_WORD: ReadonlySet<Topic> = new Set(['meaning', 'why'])
/** Longer messages say what they mean. */
const SHORT = 6

const standingPaper = ({ message }: Heard, { talk }: Setting, topic: Topic): string | null => {
  if (!OF_A_PAPER.has(topic) || message.words.length > SHORT) return null
  return askedPaper(talk)?.id ?? null
}

const namedWord = (heard: Heard): string | null =>
  toldUnder(heard, 'glossary').sort((a, b) => b.words.length - a.words.length)[0]?.what ?? null

/** The office of the standing list that is named: by its name or its place. */
const namedOffice = (heard: Heard, setting: Setting): string | null => {
  const { definition } = setting.standing.step
  if (definition.type !== 'compare') return null
  const ids = new Set(officesOf(setting.talk).map(({ id }) => id))
  const named = tellsChoice({ ...heard, isQuestion: false }, setting).find(
    ({ act }) => act.type === 'answer' && act.choice !== null && ids.has(act.choice),
  )
  return named?.act.type === 'answer' ? named.act.choice : null
}

/** What a question names besides its topic. A lesson is about no need: it has words alone. */
export const askedOf = (heard: Heard, setting: Setting, topic: Topic): AskedOf => {
  const word = OF_A_WORD.has(topic) ? namedWord(heard) : null
  if (isLesson(setting.talk.session)) return { word, paper: null, office: null, facts: [] }
  const paper = namedPaper(heard, setting.talk)
  const isThis = paper === null && word === null
  return {
    word,
    paper: isThis ? standingPaper(heard, setting, topic) : paper,
    office: namedOffice(heard, setting),
    facts: topic === 'law' ? factsAskedIn(heard, setting.talk) : [],
  }
}
