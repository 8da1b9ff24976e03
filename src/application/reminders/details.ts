import { type TextRef, text } from '../../domain/words/text-ref.ts'
import type { Speaking } from '../conversation.ts'
import { type Decision, decide } from '../decision.ts'
import { paragraphs } from '../outgoing.ts'
import type { Outgoing } from '../ports/messenger.ts'
import { speak } from '../word-turn.ts'
import { allButtons, firstButtons, rowsOf } from './buttons.ts'
import { type Hearing, inPlace, tellingOf } from './hearing.ts'
import { neutralText, type Telling } from './notice.ts'
import { detailParams, papersToTake } from './subject.ts'

/** Whether a rule speaks before the day: then there is something to take along. */
const isAhead = ({ offset }: Telling['rule']): boolean =>
  Object.values(offset).some((by) => typeof by === 'number' && by < 0)

/** What is known of a reminder when it is opened: the thing itself, day, place, number, papers to take. */
export const detailParts = ({ rule, subject, base }: Telling, spoken: Speaking): TextRef[] => {
  const params = detailParams({ subject, base }, spoken)
  if (!params) return [text('screens.reminder.forgotten')]
  const papers = isAhead(rule) ? papersToTake(subject, spoken) : []
  const lines = papers.map((value, index) => text('talk.line', { n: index + 1, value }))
  const take = lines.length > 0 ? [text('talk.blank'), text('screens.reminder.take'), ...lines] : []
  return [text(`reminders.${rule.id}.details`, params), ...take]
}

const detailsHtml = (hearing: Hearing): string => {
  const { moment, talk, renderer } = hearing
  if (!talk) return renderer.html(text('screens.reminder.forgotten'))
  const spoken = speak(moment, talk.session)
  return paragraphs(detailParts(tellingOf(hearing), spoken), spoken)
}

const shown = (hearing: Hearing): { html: string; buttons: ReturnType<typeof rowsOf> } => ({
  html: detailsHtml(hearing),
  buttons: rowsOf(tellingOf(hearing), allButtons(hearing.rule), hearing.renderer),
})

/** «Показать»: the details in place of the neutral words. */
export const show = (hearing: Hearing): Decision => {
  const { html, buttons } = shown(hearing)
  return decide(hearing.moment, { replies: [inPlace(hearing, html, buttons)] })
}

/** One reminder of a digest: a message of its own, so that the list stays. */
export const showOne = (hearing: Hearing): Decision => {
  const reply: Outgoing = { kind: 'text', ...shown(hearing) }
  return decide(hearing.moment, { replies: [reply] })
}

/** «Скрыть»: the neutral words again. */
export const hide = (hearing: Hearing): Decision => {
  const { moment, rule, renderer } = hearing
  const telling = tellingOf(hearing)
  const html = renderer.html(neutralText(telling))
  return decide(moment, { replies: [inPlace(hearing, html, rowsOf(telling, firstButtons(rule), renderer))] })
}
