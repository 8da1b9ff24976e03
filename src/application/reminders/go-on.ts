import type { Input } from '../../domain/conversation/input.ts'
import { lessonOfAgain } from '../../domain/events/lesson.ts'
import { ownEntry } from '../../domain/own-entry.ts'
import { partOfSubject } from '../../domain/reminders/occasion.ts'
import { text } from '../../domain/words/text-ref.ts'
import type { Decision } from '../decision.ts'
import { beginLesson } from '../school.ts'
import { takeTurn } from '../talk-turn.ts'
import { speak } from '../word-turn.ts'
import { answered, decidedHtml, type Hearing, inPlace, yourAnswer } from './hearing.ts'
import { saySettled } from './settled.ts'

/** Rehearsals by the competence that they are for; other competences are practised from the start of their stage. */
const REHEARSALS: Readonly<Record<string, string>> = {
  call: 'contact.rehearse_call',
  visit: 'visit.rehearse_visit',
}

const stageStart = (competence: string, { moment, talk }: Hearing): string | null => {
  if (!talk) return null
  const { stages } = speak(moment, talk.session).talk.scenario
  return [...stages.values()].find((stage) => stage.competence === competence)?.start ?? null
}

/** Where the thing can be practised before it is done; null where there is nothing to practise. */
export const rehearsalOf = (hearing: Hearing): string | null => {
  const { rule, told } = hearing
  if (rule.of === 'retry') return REHEARSALS['call'] ?? null
  if (rule.of === 'appointment') return REHEARSALS['visit'] ?? null
  if (rule.of !== 'weak_skill') return null
  const competence = partOfSubject(told.subject).replace(/^skill_/, '')
  return ownEntry(REHEARSALS, competence) ?? stageStart(competence, hearing)
}

/** The step at which a talk is gone on with; null – where it stands. */
const stepOf = (hearing: Hearing): string | null => {
  const { rule, talk } = hearing
  if (rule.of === 'appointment') return 'visit.went'
  if (rule.of === 'weak_skill') return rehearsalOf(hearing)
  const isOnThePhone = talk?.session.step.startsWith('contact.') && talk.session.status !== 'finished'
  return rule.of === 'retry' && !isOnThePhone ? 'contact.reached' : null
}

/** Goes on with the talk of a reminder at a step; where the talk's definition has no such step, at the present one. */
export const goTo = (hearing: Hearing, step: string | null, button: string): Decision => {
  const { moment, talk, rule, renderer } = hearing
  if (!talk) return saySettled(hearing)
  const isThere = step !== null && speak(moment, talk.session).talk.scenario.steps.has(step)
  const input: Input = isThere ? { type: 'goto', step } : { type: 'command', name: 'resume' }
  const turn = takeTurn(moment, talk, input)
  const label = text(button === 'open' ? `reminders.${rule.id}.open` : `screens.reminder_buttons.${button}`)
  const html = decidedHtml(hearing, [yourAnswer(label, renderer)])
  return {
    ...turn,
    events: [...turn.events, answered(hearing, button === 'move' ? 'moving' : 'opened')],
    replies: [inPlace(hearing, html), ...turn.replies],
  }
}

/** The button that does the thing: back to the call, to how it went, to the exercise, to the way that was left. */
export const open = (hearing: Hearing): Decision => {
  const lesson = hearing.rule.of === 'lesson_again' ? lessonOfAgain(hearing.told.subject) : null
  return lesson === null ? goTo(hearing, stepOf(hearing), 'open') : openLesson(hearing, lesson)
}

/** The lesson begins anew: other order, and no greeting of the first time. */
const openLesson = (hearing: Hearing, lesson: string): Decision => {
  const { moment, rule, renderer } = hearing
  const turn = beginLesson(moment, lesson, true)
  const html = decidedHtml(hearing, [yourAnswer(text(`reminders.${rule.id}.open`), renderer)])
  return {
    ...turn,
    events: [...turn.events, answered(hearing, 'opened')],
    replies: [inPlace(hearing, html), ...turn.replies],
  }
}

/** A smaller step before the thing itself. */
export const rehearse = (hearing: Hearing): Decision => goTo(hearing, rehearsalOf(hearing), 'rehearse')
