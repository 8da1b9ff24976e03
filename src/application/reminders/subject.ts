import { ownEntry } from '../../domain/own-entry.ts'
import { partOfSubject } from '../../domain/reminders/occasion.ts'
import { planLines } from '../../domain/scenario/cards.ts'
import { papersOf, saidOfPapers } from '../../domain/scenario/steps/checklist.ts'
import { type Param, type Params, type TextRef, text, textAt } from '../../domain/words/text-ref.ts'
import type { Speaking } from '../conversation.ts'
import { whenOf } from './notice.ts'

/** Which of a talk's things: `plan0`, `end_photos`, `skill_call`. */
const NUMBERED = /^plan(\d+)$/
const PAPER = /^(?:start|end)_(\w+)$/
const SKILL = /^skill_(\w+)$/

const paperText = (id: string, part: 'name' | 'where', { need, renderer }: Speaking): TextRef | undefined => {
  const key = `needs.${need.id}.documents.${id}.${part}`
  return renderer.has(key) ? textAt(key) : undefined
}

const skillText = (competence: string, { renderer }: Speaking): TextRef | undefined => {
  const key = `talk.competences.${competence}`
  return renderer.has(key) ? textAt(key) : undefined
}

/** An action of the plan in the person's words; one whose text is gone from the content has none. */
const actionOf = (place: number, { talk, renderer }: Speaking): Param | undefined => {
  const what = planLines(talk)[place]?.params?.['what']
  return typeof what === 'object' && 'key' in what && !renderer.has(what.key) ? undefined : what
}

/** What a reminder is about, in a few words; undefined when the talk does not know it any more. */
export const whatOf = (subject: string, spoken: Speaking): Param | undefined => {
  const part = partOfSubject(subject)
  const action = NUMBERED.exec(part)?.[1]
  if (action !== undefined) return actionOf(Number(action), spoken)
  const paper = PAPER.exec(part)?.[1]
  if (paper !== undefined) return paperText(paper, 'name', spoken)
  const skill = SKILL.exec(part)?.[1]
  if (skill !== undefined) return skillText(skill, spoken)
  return spoken.value(part === '' ? 'title' : 'organisation')
}

/** Values that the details of a reminder may name, beside the variables of the track. */
export const detailParams = (
  { subject, base }: { readonly subject: string; readonly base: string },
  spoken: Speaking,
): Params | null => {
  const what = whatOf(subject, spoken)
  if (what === undefined) return null
  const paper = PAPER.exec(partOfSubject(subject))?.[1]
  const where = paper === undefined ? undefined : paperText(paper, 'where', spoken)
  const when = whenOf(base)
  const time = base.length > 10 ? when['time'] : undefined
  return { ...when, time: time ?? text('talk.time_unknown'), what, where: where ?? text('talk.blank') }
}

/** Papers to take along to a visit: those at hand, and those that nobody is received without. */
export const papersToTake = (subject: string, spoken: Speaking): TextRef[] => {
  if (partOfSubject(subject) !== 'visit') return []
  const said = saidOfPapers(spoken.talk)
  const taken = papersOf(spoken.talk).filter(({ id, required }) => {
    const state = ownEntry(said, id)?.state
    return state === 'have' || (required && state !== 'not_needed')
  })
  return taken.flatMap(({ id }) => paperText(id, 'name', spoken) ?? [])
}
