import { type Heard, type Setting, toldUnder } from './setting.ts'

/** How words take something back, beside what they say instead. */
export interface TakenBack {
  /** Whether a word says so: «ошиблась», «вернее», «на самом деле». */
  readonly isSaid: boolean
  /** Whether an appointment is said to have changed: «перенесли», «поменяли время». */
  readonly isMoved: boolean
  /** Whether an appointment is said to be off: «отменили приём». */
  readonly isCancelled: boolean
  /** What is denied: the words behind «не», up to a comma or «а»; empty – nothing is. */
  readonly denied: string
  /** Places of the denied words in the message. */
  readonly deniedAt: ReadonlySet<number>
}

/** Words that stand farther apart have a sign of punctuation between them. */
const TOGETHER = 1

/** Places of the words behind each «не», up to the next comma or «а». */
const deniedPlaces = (heard: Heard): number[] => {
  const { words, told } = heard.message
  const starting = (name: string): Set<number> =>
    new Set(told.flatMap((each) => (each.name === `corrections/${name}` ? [...each.places] : [])))
  const [denies, instead] = [starting('denies'), starting('instead')]
  const found: number[] = []
  for (const place of words.keys()) {
    if (!denies.has(place)) continue
    for (let at = place + 1; at < words.length; at += 1) {
      const gap = (words[at]?.at ?? 0) - (words[at - 1]?.at ?? 0)
      if (gap > TOGETHER || instead.has(at)) break
      found.push(at)
    }
  }
  return found
}

/** What of a message takes something back. */
export const takenBackIn = (heard: Heard): TakenBack => {
  const told = new Set(toldUnder(heard, 'corrections').map(({ what }) => what))
  const places = told.has('denies') ? deniedPlaces(heard) : []
  return {
    isSaid: told.has('marker'),
    isMoved: told.has('moved'),
    isCancelled: told.has('cancelled'),
    denied: places.flatMap((place) => heard.message.words[place]?.word ?? []).join(' '),
    deniedAt: new Set(places),
  }
}

/** Whether anything is taken back at all: what was answered before is looked at only then. */
export const takesBack = ({ isSaid, isMoved, isCancelled, denied }: TakenBack): boolean =>
  isSaid || isMoved || isCancelled || denied !== ''

/** Reads the denied words by themselves: «не потеряла» denies «потеряла». */
export const deniedIn = ({ denied }: TakenBack, { ear }: Setting): ReadonlySet<string> =>
  new Set(denied === '' ? [] : ear.read(denied).told.map(({ name }) => name))
