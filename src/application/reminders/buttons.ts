import { talkOfSubject } from '../../domain/reminders/occasion.ts'
import { isAsk, type ReminderRule } from '../../domain/reminders/rule.ts'
import { text } from '../../domain/words/text-ref.ts'
import type { Button } from '../ports/messenger.ts'
import { type NoticeButtons, reminderToken } from '../reminder-words.ts'
import type { Renderer } from '../render.ts'

type RuleButton = ReminderRule['buttons'][number]
/** What stands under a reminder: what its rule names, and what every reminder has once it was opened. */
export type Shown = RuleButton | 'mute' | 'hide'

/** Which reminder the buttons are for. */
export interface Pressable {
  readonly id: number
  readonly rule: ReminderRule
  readonly subject: string
}

/** In the first message: look, do it, call somebody. What needs thought stands behind «Показать». */
const AT_ONCE: readonly RuleButton[] = ['show', 'open', 'done', 'human']

/**
 * What stands under a reminder that has just come: at most four buttons, one below the other. Whoever is asked how they are
 * sees the answers and nothing else; being asked is switched off in the settings.
 */
export const firstButtons = (rule: ReminderRule): Shown[] => {
  const { buttons } = rule
  if (isAsk(rule)) return [...buttons]
  return buttons.includes('show') ? AT_ONCE.filter((each) => buttons.includes(each)) : [...buttons, 'mute']
}

/** What stands under a reminder that was opened: everything, and a way to close it on a phone that others see. */
export const allButtons = ({ buttons }: ReminderRule): Shown[] => [
  ...buttons.filter((each) => each !== 'show'),
  'mute',
  'hide',
]

/** One button of a reminder. */
export const pressFor = (
  { id, subject }: Omit<Pressable, 'rule'>,
  action: string,
  label: string,
): Button => ({
  text: label,
  token: reminderToken(id, action, talkOfSubject(subject)),
})

const labelOf = (rule: ReminderRule, shown: Shown, renderer: Renderer): string => {
  if (shown === 'human') return renderer.plain(text('screens.call_human'))
  return renderer.plain(
    text(shown === 'open' ? `reminders.${rule.id}.open` : `screens.reminder_buttons.${shown}`),
  )
}

/** Buttons of a reminder, each in a row of its own: older people press them too. */
export const rowsOf = (told: Pressable, shown: readonly Shown[], renderer: Renderer): NoticeButtons =>
  shown.map((each) => [pressFor(told, each, labelOf(told.rule, each, renderer))])
