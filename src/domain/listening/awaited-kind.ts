import type { Talk } from '../scenario/talk.ts'
import type { Standing } from './setting.ts'

/** By what a question can be asked in other words: what would be an answer to it. */
type AwaitedKind = 'choice' | 'go_on' | 'date' | 'time' | 'number' | 'phone' | 'place' | 'words' | 'scene'

/** What kind of answer a question waits for, e.g. `date` for the day of a planned action. */
export const awaitedKind = ({ step: { definition }, choices, awaits }: Standing, talk: Talk): AwaitedKind => {
  const asking = talk.session.cursor?.['asking']
  if (definition.type === 'ask') return definition.kind
  if (definition.type === 'checklist' && asking === 'until') return 'date'
  if (definition.type === 'plan' && asking === 'by') return 'date'
  if (definition.type === 'rehearse' && !definition.watch) return 'scene'
  if (awaits === 'own_words') return 'words'
  return choices.length === 1 && choices[0]?.id === 'go_on' ? 'go_on' : 'choice'
}
