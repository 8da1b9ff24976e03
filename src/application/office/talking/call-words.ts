import { titleKey } from '../../../domain/events/lesson.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { present } from '../../../domain/scenario/engine.ts'
import { shortText } from '../../../domain/text/cut-text.ts'
import { type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import { type Conversation, knowsTalk, Speaking, scenarioOf } from '../../conversation.ts'
import { paragraphs } from '../../outgoing.ts'
import type { Handover } from '../../ports/office/talking-desk.ts'
import type { StoredTalk } from '../../ports/talk-store.ts'
import type { Language } from '../../ports/texts.ts'
import { plainText } from '../../render.ts'
import { strangerLines } from '../cries/cry-words.ts'
import type { OfficeDesks } from '../kit/office-call.ts'
import type { OfficeButton, OfficeWords } from '../kit/office-words.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'
import { endButton } from './worker-words.ts'

/** Who reads, in which language, and when. */
export interface CallReader {
  readonly conversation: Conversation
  readonly desks: Pick<OfficeDesks, 'talking'>
  readonly words: OfficeWords
  readonly language: Language
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** Whoever called, as the other one sees them: by the card, or as nobody in particular. */
export const callerOf = ({ name }: Pick<Handover, 'name'>): string | TextRef =>
  name === null ? text('office.talking.citizen') : shortName(name)

/** The question on which a talk waits, in words; null – it belongs to another definition of the way. */
export const questionOf = (
  { conversation, language, at }: Pick<CallReader, 'conversation' | 'language' | 'at'>,
  { session }: StoredTalk,
): string | null => {
  const { content } = conversation
  if (session.definition !== scenarioOf(content, session).version || !knowsTalk(content, session)) return null
  const spoken = new Speaking(conversation, session, { language, large: false, at })
  const asked = present(spoken.talk).at(-1)
  return asked ? plainText(paragraphs(asked.parts, spoken)).replace(/\s+/g, ' ').trim() : null
}

/** A screen of the worker's stays readable: a long question is cut. */
const SHOWN_SIGNS = 160

const lastStep = async (reader: CallReader, { place }: Handover): Promise<TextRef[]> => {
  const talk = place.talk === null ? null : await reader.desks.talking.talk(place.talk)
  const asked = talk?.session.step === place.step && talk ? questionOf(reader, talk) : null
  if (asked === null) return []
  return [text('office.talking.step', { words: shortText(asked, SHOWN_SIGNS, 'points') })]
}

/** Need and stage in words; nothing of what is no longer in the content. */
export const standingLines = (
  { need, stage }: Pick<Handover['place'], 'need' | 'stage'>,
  words: OfficeWords,
): TextRef[] => {
  const title = titleKey(need ?? '')
  const part = `track.${stage}.title`
  return [
    ...(words.has(title) ? [text('office.talking.need', { need: textAt(title) })] : []),
    ...(words.has(part) ? [text('office.talking.stage', { stage: textAt(part) })] : []),
  ]
}

/** What a worker sees of a call: who, why, and – by consent – where they stand. */
export const callLines = async (reader: CallReader, handover: Handover): Promise<TextRef[]> => [
  text('office.talking.who', { name: callerOf(handover) }),
  ...(handover.phone === null ? [] : [text('office.person.phone', { phone: handover.phone })]),
  text(`office.talking.why.${handover.place.why}`),
  ...standingLines(handover.place, reader.words),
  ...(await lastStep(reader, handover)),
  ...(handover.citizen === null ? strangerLines(handover) : []),
  ...(handover.isReachable || handover.citizen === null ? [] : [text('office.talking.not_reachable')]),
]

const labelled = (name: string, useCase: UseCaseName, ...args: string[]): OfficeButton => [
  text(`office.talking.buttons.${name}`),
  useCase,
  ...args,
]

/** What can be done about a call now. */
export const callButtons = ({ id, state, isReachable, citizen, isTaskOpen }: Handover): OfficeButton[] => [
  ...(state === 'waiting' && isReachable ? [labelled('answer', 'call_take', id)] : []),
  ...(state === 'open' ? [endButton(id)] : []),
  ...(state !== 'open' && isTaskOpen ? [labelled('phoned', 'call_end', id, 'phoned')] : []),
  ...(citizen === null ? [] : [labelled('card', 'person', citizen)]),
]
