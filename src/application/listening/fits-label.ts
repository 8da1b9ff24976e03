import type { Act } from '../../domain/listening/act.ts'
import type { Understood } from '../../domain/listening/decide-reading.ts'
import type { Meant } from '../../domain/listening/utterance-set.ts'
import { ownEntry } from '../../domain/own-entry.ts'
import type { Session } from '../../domain/scenario/session.ts'
import { comparedIn } from '../../domain/scenario/steps/compare.ts'
import type { Talk } from '../../domain/scenario/talk.ts'
import { comparable } from '../../domain/text/plain-words.ts'

/** What was understood of words, and the session that came of them. */
export interface Outcome {
  readonly before: Talk
  readonly understood: Understood
  readonly after: Session
}

const valuesOf = (value: Meant['value']): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : []

/** The offered answer that an act gives, alone or in front of a question. */
const choiceOf = (act: Act): string | null =>
  act.type === 'answer' ? act.choice : act.type === 'question' ? act.answered : null

/** Places are written in many ways: the number or any longer word has to be the same. */
const isSamePlace = (meant: string, kept: unknown): boolean => {
  const words = (said: string): string[] =>
    comparable(said)
      .split(' ')
      .filter((word) => /\d/.test(word) || word.length > 4)
  const known = words(String(kept ?? ''))
  return words(meant).some((word) => known.includes(word))
}

const stepName = ({ session }: Talk): string => session.step

const hasMoved = ({ before, after }: Outcome): boolean =>
  after.step !== before.session.step || JSON.stringify(after.cursor) !== JSON.stringify(before.session.cursor)

/** Whether one named answer of a label came out. */
const holds = (name: string, meant: unknown, outcome: Outcome): boolean => {
  const { before, understood, after } = outcome
  const choice = choiceOf(understood.act)
  switch (name) {
    case 'rate':
      return choice === String(meant)
    case 'crossroads':
    case 'go_on':
      return choice === meant
    case 'paper':
      return choice === meant
    case 'reply':
      return meant === 'own' ? choice === null && hasMoved(outcome) : choice !== null
    case 'papers': {
      const kept = (after.answers['papers'] ?? {}) as Record<string, { state?: string }>
      const states = Object.entries(meant as Record<string, string>)
      return states.every(([id, state]) => ownEntry(kept, id)?.state === state)
    }
    case 'organisation':
      return after.answers['organisation'] === comparedIn(before)[Number(meant) - 1]?.id
    case 'visit_place':
      return meant === 'skip' ? after.answers[name] === null : isSamePlace(String(meant), after.answers[name])
    case 'plan_who':
    case 'plan_by':
      return true
    default: {
      const kept = ownEntry(after.answers, name)
      if (meant === 'own')
        return typeof kept === 'string' || (name === stepName(before) && choice === null && hasMoved(outcome))
      if (meant === 'skip') return kept === null || choice === 'skip' || choice === 'done'
      return kept === meant || (name === stepName(before) && choice === meant)
    }
  }
}

const holdAll = (value: Meant['value'], outcome: Outcome): boolean =>
  typeof value === 'object' &&
  !Array.isArray(value) &&
  Object.entries(value).every(([name, meant]) => holds(name, meant, outcome))

/** Whether an act answers something. */
const gives = (act: Act): boolean =>
  act.type === 'answer' ||
  act.type === 'told' ||
  act.type === 'papers' ||
  (act.type === 'question' && act.answered !== null)

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each) => b.includes(each))

const saysWhy = (act: Act): boolean => act.type === 'command' && act.name === 'why'

/** Whether an act is what a label means, where nothing of a talk changes by it. */
export const fitsWhatIsSaid = ({ act: meant, value }: Meant, act: Act): boolean => {
  const values = valuesOf(value)
  switch (meant) {
    case 'question':
      return (
        (act.type === 'question' && values.includes(act.topic)) || (values.includes('why') && saysWhy(act))
      )
    case 'other_need':
      // Danger comes first, and the way out of a fraud is offered with it.
      if (act.type === 'danger') return act.kind === 'fraud_now' && isSameSet(values, ['fraud'])
      return act.type === 'other_need' && isSameSet(act.needs, values)
    case 'elsewhere':
      return act.type === 'elsewhere' && values.includes(`${act.message}:${act.option}`)
    case 'command':
      return act.type === 'command' && values.includes(act.name)
    case 'social':
      return act.type === 'social' && values.includes(act.kind)
    case 'danger':
      return act.type === 'danger' || (act.type === 'language' && act.isCry)
    case 'language':
      return act.type === 'language' && values.includes(act.language)
    case 'unclear':
      return act.type === 'unclear'
    default:
      return false
  }
}

/** «это не то, мне загран»: the matter itself is put right, which is another need. */
const isOtherNeed = (value: Meant['value'], act: Act): boolean =>
  typeof value === 'object' &&
  !Array.isArray(value) &&
  act.type === 'other_need' &&
  isSameSet([String(value['need'])], act.needs)

/** Whether what was understood is what a label means, with its value. */
export const fitsLabel = (label: Meant, outcome: Outcome): boolean => {
  const { act } = outcome.understood
  const { act: meant, value } = label
  if (meant === 'answer') return gives(act) && holdAll(value, outcome)
  if (meant !== 'correction') return fitsWhatIsSaid(label, act)
  if (value === 'back')
    return (act.type === 'correction' && act.of === 'back') || (act.type === 'command' && act.name === 'back')
  return (act.type === 'correction' && holdAll(value, outcome)) || isOtherNeed(value, act)
}
