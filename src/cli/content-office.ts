import { isKeptApart } from '../application/listening/measure-hearing.ts'
import { judgedAtWork, kindOfLabel, officeShares } from '../application/listening/measure-office.ts'
import type { CheckedContent } from './check-content.ts'

/** What of employees' words is misheard in the tuned half, and the shares of both halves. */
export const misheardAtWork = ({ content, utterances }: CheckedContent): string[] => {
  const all = content && utterances ? judgedAtWork(content, utterances) : []
  const kinds = [...new Set(all.map(({ utterance }) => kindOfLabel(utterance)))]
  const misheard = all.filter(({ utterance, isRight }) => !isRight && !isKeptApart(utterance))
  const shares = (name: string, isKept: boolean, of = all): string => {
    const { count, right, wrong } = officeShares(of, isKept)
    return `${name}: ${count} utterances, right ${right.toFixed(3)}, offered wrongly ${wrong.toFixed(3)}`
  }
  return [
    ...misheard.map(
      ({ utterance: { words, meant }, act, isWrong }) =>
        `${isWrong ? 'WRONG' : 'asked'}  office  «${words}»\n    meant ${JSON.stringify(meant.value ?? meant.act)}; taken for ${JSON.stringify(act)}`,
    ),
    ...kinds.flatMap((kind) => {
      const of = all.filter(({ utterance }) => kindOfLabel(utterance) === kind)
      return [shares(`tuned ${kind}`, false, of), shares(`kept ${kind}`, true, of)]
    }),
    shares('tuned office', false),
    shares('kept office', true),
  ]
}
