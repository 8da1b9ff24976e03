import { textsOfAlgorithm } from '../../domain/caseload/algorithm.ts'
import {
  optionalTextsOfTechnology,
  textsOfCaseRules,
  textsOfTechnology,
} from '../../domain/caseload/texts-of-technology.ts'
import type { Content } from '../ports/content.ts'

type Cases = Pick<Content, 'technologies' | 'algorithm' | 'caseRules'>

/** Text keys that technologies, the algorithm and the rules of all cases call for. */
export const textsOfCases = ({ technologies, algorithm, caseRules }: Cases): string[] => [
  ...[...technologies.values()].flatMap(textsOfTechnology),
  ...textsOfAlgorithm(algorithm),
  ...textsOfCaseRules(caseRules),
]

/** Text keys that they may have. */
export const optionalTextsOfCases = ({ technologies }: Cases): string[] =>
  [...technologies.values()].flatMap(optionalTextsOfTechnology)
