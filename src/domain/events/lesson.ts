import { z } from 'zod'
import { Provenance } from '../facts/fact.ts'
import { ownEntry } from '../own-entry.ts'
import type { ScenarioSource } from '../scenario/compiled.ts'
import { Name, type StepDefinition } from '../scenario/definition.ts'
import type { Session } from '../scenario/session.ts'

/** A case out of life: three ways to begin, one of them right. */
const Situation = z
  .strictObject({ id: Name, choices: z.array(Name).length(3), right: Name })
  .refine(({ choices, right }) => choices.includes(right), {
    message: 'the right answer must be one of the choices',
    path: ['right'],
  })

/** What a lesson teaches, and how sure that is. */
const Taught = z.strictObject({ id: Name, fact: Provenance })

/**
 * A lesson of «Школа безопасности» (Y-safety): `scenarios/lessons/<id>.yaml`, its words in
 * `locales/<lang>/lessons/<id>.yaml`: `title`, `why`, `greeting.text`,
 * `greeting_again.text`, of every situation `text`, `options.<choice>` and
 * `replies.<choice>`, `skill.text`, `skill.options.done|later`, `skill_done.text`, `skill_later.text`, `memo.text`.
 */
export const Lesson = z.strictObject({
  lesson: Name,
  /** Its place in the list of lessons, from 1. */
  place: z.int().min(1).max(99),
  /** How long it takes. */
  minutes: z.int().min(1).max(10),
  situations: z.array(Situation).length(3),
  facts: z.array(Taught).min(1),
})
export type Lesson = z.infer<typeof Lesson>

/** The answer that a lesson begins with when it is gone through once more, after a month. */
export const AGAIN = 'again'

/** The scenario that all lessons belong to: each is a stage of it and a route of its own. */
export const SCHOOL = 'lessons'

const stepsOf = ({ lesson, situations }: Lesson): StepDefinition[] => {
  const skill = (is: 'done' | 'later') => ({ answer: `${lesson}.skill`, is })
  return [
    { id: 'greeting', type: 'say', wait: true, when: { answer: AGAIN, given: false } },
    { id: 'greeting_again', type: 'say', wait: true, when: { answer: AGAIN, given: true } },
    ...situations.map((each): StepDefinition => ({ ...each, type: 'situation' })),
    { id: 'skill', type: 'choose', options: ['done', 'later'] },
    { id: 'skill_done', type: 'say', wait: false, when: skill('done') },
    { id: 'skill_later', type: 'say', wait: false, when: skill('later') },
    { id: 'memo', type: 'say', wait: false, next: 'end' },
  ]
}

/** All lessons as one scenario that the engine walks: what is at hand in every talk is at hand in a lesson too. */
export const schoolSource = (lessons: Iterable<Lesson>): ScenarioSource => {
  const all = [...lessons]
  return {
    scenario: { scenario: SCHOOL, routes: Object.fromEntries(all.map(({ lesson }) => [lesson, [lesson]])) },
    stages: all.map((each) => ({ stage: each.lesson, steps: stepsOf(each) })),
  }
}

/** What the subject of a talk that is a lesson begins with; no need does. */
export const LESSON_PREFIX = 'lesson_'

const SUBJECT = new RegExp(`^${LESSON_PREFIX}([a-z0-9_]+)$`)

/** What a talk that is a lesson is about, beside the needs: `lesson_fire`. */
export const lessonSubject = (lesson: string): string => `${LESSON_PREFIX}${lesson}`

/** The lesson that a talk's subject names; null – it is about a need. */
export const lessonOf = (subject: string): string | null => SUBJECT.exec(subject)?.[1] ?? null

/** Whether a talk is a lesson. */
export const isLesson = ({ scenario }: Pick<Session, 'scenario'>): boolean => scenario === SCHOOL

/** Where the title of a talk's subject stands: `needs.passport.title`, `lessons.fire.title`. */
export const titleKey = (subject: string): string => {
  const lesson = lessonOf(subject)
  return lesson === null ? `needs.${subject}.title` : `${SCHOOL}.${lesson}.title`
}

/** How many situations of a lesson were right at the first answer. */
export const rightAtFirst = ({ lesson, situations }: Lesson, { answers }: Pick<Session, 'answers'>): number =>
  situations.filter(({ id, right }) => ownEntry(answers, `${lesson}.${id}`) === right).length

/**
 * The occasion of a lesson's repetition: one for a person and a lesson, so that a lesson gone through twice is repeated
 * once. It stands in buttons: at most 24 characters.
 */
export const againSubject = (lesson: string, person: string): string => `l_${lesson}_${person}`

/** The lesson whose repetition an occasion is; null – it is another one. */
export const lessonOfAgain = (subject: string): string | null => /^l_([a-z0-9_]+)_/.exec(subject)?.[1] ?? null
