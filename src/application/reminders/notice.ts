import { lessonOfAgain } from '../../domain/events/lesson.ts'
import { type Params, type TextRef, text } from '../../domain/words/text-ref.ts'
import type { Notice } from '../reminder-words.ts'
import type { Renderer } from '../render.ts'
import { firstButtons, type Pressable, pressFor, rowsOf } from './buttons.ts'

/** A reminder to be worded. */
export interface Telling extends Pressable {
  /** `2026-11-25` or `2026-11-25T10:30` */
  readonly base: string
}

/** Whose words, and whether large buttons are wished for. */
export interface NoticeWords {
  readonly renderer: Renderer
  readonly large: boolean
}

/** Day and time that a reminder was counted from, as values of its text. */
export const whenOf = (base: string): Params => ({
  date: { date: base.slice(0, 10) },
  time: { time: base.slice(11) },
})

/** What the neutral words depend on. */
type Neutral = Pick<Telling, 'rule' | 'base'> & Partial<Pick<Telling, 'subject'>>

/** What a reminder says before it is opened: nothing that a stranger at a shared phone should know. */
export const neutralText = ({ rule, base, subject = '' }: Neutral): TextRef => {
  const lesson = rule.of === 'lesson_again' ? lessonOfAgain(subject) : null
  const named: Params = lesson === null ? {} : { lesson: text(`lessons.${lesson}.title`) }
  return text(`reminders.${rule.id}.text`, { ...whenOf(base), ...named })
}

/**
 * The message for reminders that are told together: one – in its own neutral words, several – as «для вас есть 3
 * напоминания». What they are about stands behind «Показать» (promises.md 9: a phone may be shared).
 * @throws RangeError when nothing is told, or a text is missing.
 */
export const noticeOf = (told: readonly Telling[], { renderer }: NoticeWords): Notice => {
  const [first, ...others] = told
  if (!first) throw new RangeError('a notice of no reminder')
  if (others.length > 0) return digestOf(first, told.length, renderer)
  return {
    kind: 'text',
    html: renderer.html(neutralText(first)),
    buttons: rowsOf(first, firstButtons(first.rule), renderer),
  }
}

/** The words of a digest before it is opened. */
export const digestText = (n: number): TextRef => text('screens.reminder.digest', { n })

/** A digest: its buttons are those of the first reminder in it, whose row the others are joined to. */
export const digestOf = (first: Pick<Telling, 'id' | 'subject'>, n: number, renderer: Renderer): Notice => ({
  kind: 'text',
  html: renderer.html(digestText(n)),
  buttons: [
    [pressFor(first, 'list', renderer.plain(text('screens.reminder_buttons.show')))],
    [pressFor(first, 'call', renderer.plain(text('screens.call_human')))],
  ],
})
