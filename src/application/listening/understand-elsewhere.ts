import { commandIn } from '../../domain/conversation/understand.ts'
import { ASKING_MESSAGES, type Reading } from '../../domain/listening/act.ts'
import { decideReading, type Understood } from '../../domain/listening/decide-reading.ts'
import { hearElsewhere } from '../../domain/listening/elsewhere.ts'
import { needsOf } from '../../domain/listening/named-needs.ts'
import type { Ear } from '../../domain/listening/setting.ts'
import type { Utterance } from '../../domain/listening/utterance-set.ts'
import type { Conversation } from '../conversation.ts'
import { dangersIn } from '../hearing/dangers-in.ts'
import type { Language } from '../ports/texts.ts'
import { elsewhereEarOf } from './elsewhere-ear.ts'

type Listening = Pick<Conversation, 'content' | 'findNeeds'>

const certain = (act: Reading['act'], because: string): Understood => ({
  act,
  readings: [{ act, sureness: 1, because: [because] }],
})

const NEEDED = 0.65

/** Needs that words name beside the one that the message is about; after a message only with a wish or a trouble. */
const needs = (ear: Ear, place: string, words: string, present: string | undefined): Reading[] => {
  const isWished = ear
    .read(words)
    .told.some(({ name }) => name === 'matters/wish' || name === 'matters/another')
  if (place !== 'outside' && !isWished) return []
  const named = needsOf(words, ear).filter((need) => need !== present)
  if (named.length === 0) return []
  return [{ act: { type: 'other_need', needs: named }, sureness: NEEDED, because: [words] }]
}

/**
 * What words mean after a message beside the talk (`after:event_invitation`), or where no talk is open (`outside`), in the
 * order of the path of updates. Nothing is done; for measuring.
 */
export const understandElsewhere = (
  conversation: Listening,
  { place, words, need }: Pick<Utterance, 'place' | 'words' | 'need'>,
  language: Language,
): Understood => {
  const { content, findNeeds } = conversation
  const [danger] = dangersIn(content, words)
  if (danger) return certain({ type: 'danger', kind: danger.kind }, danger.words.join(' '))
  const command = commandIn(words, content.vocabulary[language])
  if (command) return certain({ type: 'command', name: command }, words)
  const message = ASKING_MESSAGES.find((each) => place === `after:${each}`)
  const ear = elsewhereEarOf(content, findNeeds, language)
  const readings = message ? hearElsewhere(words, message, ear) : []
  return decideReading([...readings, ...needs(ear, place, words, need)])
}
