import { COMMANDS } from '../conversation/input.ts'
import { ANSWER } from '../likeness/learned.ts'
import { isSaidToClerk } from '../scenario/said-to-clerk.ts'
import type { Act } from './act.ts'
import { meaningAnywhere, questionOf, saidAnywhere } from './act-anywhere.ts'
import { askedOf } from './asked-of.ts'
import { type Meanings, NOTHING_SAID, PAPERS, TOLD_ANEW } from './meanings.ts'
import type { Heard, Setting } from './setting.ts'
import { sameChoice } from './social-act.ts'
import { answerThatLeads } from './ways-ahead.ts'

/** Words of one's own, among the meanings of a question. */
const OWN = 'own'
/** Answers to a question ahead, of which there are examples only where that one is asked. */
const AHEAD = 'ahead'

const TAKEN_BACK = 'corrections/back'

const answerLike = (id: string, { standing: { awaits, choices } }: Setting): Act | null => {
  if (id === OWN) return awaits === 'own_words' ? { type: 'answer', choice: null } : null
  if (choices.some((choice) => choice.id === id)) return { type: 'answer', choice: id }
  const isPassed = id === 'skip' && choices.some((choice) => choice.id === 'done')
  return isPassed ? { type: 'answer', choice: 'done' } : null
}

/** Whether something can be meant where a talk stands: an answer on offer or in own words, another need than the present one. */
const isPossible = (meaning: string, setting: Setting): boolean => {
  const [heading = '', name = ''] = meaning.split('/')
  if (heading === 'needs') return name !== setting.talk.session.need
  return heading !== ANSWER || name === '' || name === OWN || answerLike(name, setting) !== null
}

/** The act that a meaning of the examples stands for where a talk stands; null – none can be done here. */
const actLikened = (meaning: string, heard: Heard, setting: Setting): Act | null => {
  const [heading = '', name = ''] = meaning.split('/')
  // Where nothing lies behind, only who says so in so many words goes back.
  if (meaning === TAKEN_BACK)
    return setting.talk.session.trail.length > 0 ? { type: 'correction', of: 'back' } : null
  if (meaning === NOTHING_SAID) return { type: 'unclear' }
  if (heading === ANSWER) return answerLike(name, setting)
  if (heading === 'needs') return { type: 'other_need', needs: [name] }
  const said = saidAnywhere(meaning)
  if (said && 'topic' in said) return questionOf(said.topic, askedOf(heard, setting, said.topic))
  if (said) return sameChoice(said.kind, setting) ?? { type: 'social', kind: said.kind }
  const command = heading === 'commands' ? COMMANDS.find((each) => each === name) : undefined
  return command ? { type: 'command', name: command } : null
}

/** What is told ahead is the answer that leads there, where one does. */
const toldMeaning = (step: string, { talk, standing }: Setting): string => {
  const ahead = talk.scenario.steps.get(step)
  const implied = ahead ? answerThatLeads(standing.step, ahead) : null
  return implied === null ? `${ANSWER}/${AHEAD}` : `${ANSWER}/${implied}`
}

/** The meaning of the examples that an act has where a talk stands. */
const meaningOf = (act: Act, setting: Setting): string => {
  switch (act.type) {
    case 'answer':
      return `${ANSWER}/${act.choice ?? OWN}`
    case 'told':
      return toldMeaning(act.step, setting)
    case 'papers':
      return PAPERS
    case 'command':
      return act.name === 'back' ? TAKEN_BACK : `commands/${act.name}`
    case 'correction':
      return act.of === 'back' ? TAKEN_BACK : TOLD_ANEW
    case 'other_need':
      return `needs/${act.needs[0] ?? ''}`
    default:
      return meaningAnywhere(act) ?? NOTHING_SAID
  }
}

const saysValue = (act: Act, { standing }: Setting): boolean =>
  act.type === 'correction'
    ? act.of !== 'back'
    : act.type === 'answer' && act.choice === null && standing.awaits === 'value'

/** Whether a place is asked for: that question itself reads a day and an hour that are put right. */
const isAskedForPlace = ({
  standing: {
    step: { definition },
  },
}: Setting): boolean => definition.type === 'ask' && definition.kind === 'place'

/** How acts and the meanings of examples go together where a talk stands. */
export const meaningsAt = (heard: Heard, setting: Setting): Meanings => ({
  of: (act) => meaningOf(act, setting),
  act: (meaning) => actLikened(meaning, heard, setting),
  isPossible: (meaning) => isPossible(meaning, setting),
  isValue: (act) => saysValue(act, setting),
  putsRight: isAskedForPlace(setting),
  takesOwnWords: setting.standing.awaits === 'own_words' && !isSaidToClerk(setting.standing.step.definition),
})
