import type { LikenedAt } from '../likeness/liken.ts'
import type { Reading } from './act.ts'
import { deniesKept } from './corrected-choice.ts'
import { type KeptAnswer, keptAnswers } from './kept-answers.ts'
import { type LikenedAnswer, likenedAnswer } from './likened-answer.ts'
import { namesOfStep } from './question-names.ts'
import type { Heard, Setting } from './setting.ts'
import { type TakenBack, takesBack } from './taken-back.ts'

/** One answer has to be so much likelier than all others to that question. */
const PLAIN = 0.6
/** Where the answer itself is denied or called wrong, where words only take something back, and where they do not even do that. */
const PUT_RIGHT = 0.86
const TAKEN_BACK = 0.75
const UNANNOUNCED = 0.5

/** Ways through the track are chosen by pressing; nobody corrects them in passing. */
const NEVER: ReadonlySet<string> = new Set(['route'])

/** Another answer to a question of before that words are like, and how much. */
interface Likened extends LikenedAnswer {
  readonly answer: KeptAnswer
}

const likenedTo = (answer: KeptAnswer, likeAt: LikenedAt, isTaken: boolean, need: string): Likened[] => {
  const isOther = (id: string): boolean => answer.options.has(id) && !(isTaken && id === answer.kept)
  const likened = likenedAnswer(likeAt, namesOfStep(answer.step, need), isOther)
  return likened === null || likened.id === answer.kept || likened.part < PLAIN
    ? []
    : [{ answer, ...likened }]
}

/** The words without those that are denied: «не маме, это мне самой» says «это мне самой». */
const withoutDenied = ({ message, likeAt }: Heard, { deniedAt }: TakenBack, { ear }: Setting): LikenedAt => {
  if (deniedAt.size === 0) return likeAt
  const rest = message.words.filter((_, place) => !deniedAt.has(place) && !deniedAt.has(place + 1))
  return ear.liken(rest.map(({ word }) => word).join(' '))
}

/**
 * An answer of before that is put right in words that no sign tells: «да не терял, сорок пять стукнуло» is like what people say
 * to the question for the cause. Of several questions the one that the words are likest an answer to.
 */
export const correctsAsLikened = (heard: Heard, setting: Setting, taken: TakenBack): readonly Reading[] => {
  const { talk, standing } = setting
  const isTaken = takesBack(taken)
  const likeAt = withoutDenied(heard, taken, setting)
  const [likest] = keptAnswers(talk)
    .filter(({ step, name }) => step !== standing.step && !NEVER.has(name))
    .flatMap((answer) => likenedTo(answer, likeAt, isTaken, talk.session.need))
    .sort((a, b) => b.share - a.share)
  if (!likest) return []
  const { answer, id, because } = likest
  const isPutRight = taken.isSaid || deniesKept(answer, taken, setting)
  const sureness = isPutRight ? PUT_RIGHT : isTaken ? TAKEN_BACK : UNANNOUNCED
  return [{ act: { type: 'correction', of: { [answer.name]: id } }, sureness, because }]
}
