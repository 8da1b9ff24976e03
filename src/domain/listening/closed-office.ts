import { organisationName } from '../organisations/side-by-side.ts'
import type { StepDefinition } from '../scenario/definition.ts'
import { present } from '../scenario/engine.ts'
import type { Said } from '../scenario/event.ts'
import { CLOSED, closedIn } from '../scenario/offices.ts'
import { isSaidToClerk } from '../scenario/said-to-clerk.ts'
import { said, type Talk } from '../scenario/talk.ts'
import type { Advanced } from '../scenario/turn.ts'
import { chosenOrganisation, variableIn } from '../scenario/variables.ts'
import { text } from '../words/text-ref.ts'
import { type Ear, heardWith, toldUnder } from './setting.ts'
import { shortQuestion } from './short-question.ts'

/** What is practised is said to a clerk, and who looks back tells of what is over. */
const isSaidToOthers = (definition: StepDefinition): boolean =>
  definition.type === 'reflect' || isSaidToClerk(definition)

/** The office of which the talk speaks, where words call it closed; null – they do not, or the region knows none. */
const calledClosed = (talk: Talk, words: string, ear: Ear): string | null => {
  const definition = talk.scenario.steps.get(talk.session.step)?.definition
  if (definition && isSaidToOthers(definition)) return null
  const heard = heardWith(ear, words)
  if (heard.isQuestion || !toldUnder(heard, 'matters').some(({ what }) => what === 'closed')) return null
  return chosenOrganisation(talk).organisation?.id ?? null
}

/**
 * The talk in which an office that was called closed – «поликлиника на ремонте» – is not offered any more; the same talk
 * where none was. A choice that fell on it is none.
 */
export const withClosed = (talk: Talk, words: string, ear: Ear): Talk => {
  const { session } = talk
  const closed = calledClosed(talk, words, ear)
  if (closed === null) return talk
  const chosen = session.answers['organisation'] === closed ? { organisation: null } : {}
  const answers = { ...session.answers, ...chosen, [CLOSED]: [...closedIn(talk), closed] }
  return { ...talk, session: { ...session, answers } }
}

/** What is said of it before anything else: which one is left out, and where to go instead. */
export const closedLine = (before: Talk, after: Talk): Said => {
  const name = organisationName(chosenOrganisation(before), before.situation)
  const other = chosenOrganisation(after)
  const params = {
    name,
    other: organisationName(other, after.situation),
    phone: variableIn('phone', after) ?? text('talk.organisation.no_phone'),
  }
  return said({ name: after.session.step }, [text('talk.closed_kept', params)])
}

/** It is all that was said: the question stands in short, a list of offices is shown anew. */
export const sayClosed = (talk: Talk, line: Said): Advanced => {
  const { session, scenario } = talk
  const whole = present(talk)
  const question = shortQuestion(talk)
  const isList = scenario.steps.get(session.step)?.definition.type === 'compare'
  if (isList || question === '') return { session, events: [line, ...whole] }
  const choices = whole.at(-1)?.choices ?? []
  const asked = said({ name: session.step }, [text('unclear.question', { question })], choices)
  return { session, events: [line, asked] }
}
