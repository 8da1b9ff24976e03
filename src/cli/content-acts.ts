import { needFinder } from '../adapters/content/find-needs.ts'
import { actShares, isKeptApart, type Judged, judged } from '../application/listening/measure-hearing.ts'
import { conversationAlone } from '../application/solo-talk.ts'
import { type CheckedContent, contentOf } from './check-content.ts'
import { misheardAtWork } from './content-office.ts'

/** Utterances in context, each judged where it was said. */
export const judgedUtterances = ({ content, utterances }: CheckedContent): readonly Judged[] =>
  content && utterances ? judged(conversationAlone(content, 'demo', needFinder(content)), utterances) : []

const line = ({ utterance, outcome, isRight, isWrong, isWall }: Judged): string => {
  const { place, need, words, meant } = utterance
  const { act, readings } = outcome.understood
  const read = readings
    .slice(0, 3)
    .map(
      ({ act: each, sureness, because }) =>
        `${sureness.toFixed(2)} ${JSON.stringify(each)} ← ${because.join(' ')}`,
    )
  return [
    `${isWall ? 'WALL ' : ''}${isWrong ? 'WRONG' : isRight ? 'right' : 'asked'}  ${place} (${need})  «${words}»`,
    `    meant ${meant.act} ${JSON.stringify(meant.value ?? '')}; taken for ${JSON.stringify(act)}`,
    ...read.map((each) => `      ${each}`),
  ].join('\n')
}

const sharesLine = (name: string, all: readonly Judged[]): string => {
  const { right, wrong, questionsTaken, walls } = actShares(all)
  return `${name}: ${all.length} utterances, right ${right.toFixed(3)}, acted on wrongly ${wrong.toFixed(3)}, questions taken for answers ${questionsTaken}, walls ${walls}`
}

/** What is misheard of the tuned half where a place begins so, and the shares by act; of the half held apart only its shares. */
export const misheardActs = (root: string, at: string): string[] => {
  if (at === 'office') return misheardAtWork(contentOf(root))
  const all = judgedUtterances(contentOf(root)).filter(({ utterance }) => utterance.place.startsWith(at))
  const tuned = all.filter(({ utterance }) => !isKeptApart(utterance))
  const kept = all.filter(({ utterance }) => isKeptApart(utterance))
  const acts = [...new Set(all.map(({ utterance }) => utterance.meant.act))]
  return [
    ...tuned.filter(({ isRight, isWall }) => !isRight || isWall).map(line),
    ...acts.map((act) =>
      sharesLine(
        `tuned ${act}`,
        tuned.filter(({ utterance }) => utterance.meant.act === act),
      ),
    ),
    ...acts.map((act) =>
      sharesLine(
        `kept ${act}`,
        kept.filter(({ utterance }) => utterance.meant.act === act),
      ),
    ),
    sharesLine('tuned', tuned),
    sharesLine('kept', kept),
  ]
}
