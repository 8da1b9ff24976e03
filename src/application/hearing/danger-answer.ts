import { DANGERS } from '../../domain/hearing/danger-kind.ts'
import { type Distress, familyOf, isStaying } from '../../domain/hearing/distress.ts'
import { type FollowUp, VAGUE_FOLLOW_UPS, WORSENINGS } from '../../domain/hearing/follow-up.ts'
import type { HeardDanger } from '../../domain/hearing/hear-danger.ts'
import type { Variant } from '../../domain/hearing/variant.ts'
import { text, textAt } from '../../domain/words/text-ref.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import { answeringPhone } from '../human-line.ts'
import type { Outgoing } from '../ports/messenger.ts'
import { dangersIn, followUpIn, variantIn } from './dangers-in.ts'
import { distressButtons } from './distress-buttons.ts'

/** Kinds that are said otherwise when it happens to somebody else. */
const OF_OTHERS: ReadonlySet<string> = new Set(['suicide'])

const answerKey = (
  { kind, who }: HeardDanger,
  before: Distress | null,
  followUp: FollowUp | null,
  variant: Variant | 'bleeding_self' | null,
): string => {
  if (before?.kind === kind && followUp && !VAGUE_FOLLOW_UPS.has(followUp)) return `staying_said.${followUp}`
  if (before?.kind === kind && before.said % 2 === 0) return `danger_again.${familyOf({ kind })}`
  if (variant) return `danger.${variant}`
  return OF_OTHERS.has(kind) && who !== 'self' ? `danger.${kind}_other` : `danger.${kind}`
}

/** A text in the person's language; where it names a number, one where a living voice answers now. */
const withPhone = (moment: Moment, key: string): string =>
  moment.conversation.renderers[moment.language].html(textAt(key, { phone: answeringPhone(moment) }))

/** Each cry of a kind begins at an even number: what is to be done and its other words take turns, never twice the same. */
const saidOf = ({ kind }: HeardDanger, before: Distress | null): number => {
  if (before === null) return 0
  const next = before.said + 1
  return before.kind === kind ? next : next + (next % 2)
}

/**
 * Nobody of the office knows: said openly, with the number where a living voice answers. Whoever is told takes its place
 * ({@link withTold}).
 */
const aloneHtml = (moment: Moment): string => withPhone(moment, 'screens.staying_alone')

/** The replies with a word of who was told in place of the word that nobody was. */
export const withTold = (moment: Moment, replies: readonly Outgoing[], told: string): Outgoing[] => {
  const alone = aloneHtml(moment)
  return replies.map((each) => (each.kind === 'text' && each.html === alone ? { ...each, html: told } : each))
}

/** Where one kind asks for another order of deeds: gas without a smell, a wound of one’s own hand. */
const variantOf = (
  { kind }: HeardDanger,
  dangers: readonly HeardDanger[],
  { conversation }: Moment,
  typed: string,
): Variant | 'bleeding_self' | null => {
  if (kind === 'bleeding' && dangers.some((each) => each.kind === 'suicide')) return 'bleeding_self'
  return variantIn(conversation.content, dangers, typed)
}

/** Whom it is about, where the deeds are the same for oneself and for others: an illness, an injury. */
const whoseLine = ({ kind, who }: HeardDanger, { conversation, language }: Moment): string =>
  who === 'self' || familyOf({ kind }) !== 'body'
    ? ''
    : `${conversation.renderers[language].html(text(`screens.danger_of.${who}`))}\n`

/**
 * The answer to danger in anything that a person wrote, in whichever language: what has to be done at once, in order; a
 * person is called, and the next words belong to it. Null – there is none.
 */
export const alarmed = (moment: Moment, typed: string): Decision | null => {
  const dangers = dangersIn(moment.conversation.content, typed)
  const [heard] = dangers
  if (!heard) return null
  const { conversation, language, person, at } = moment
  const before = isStaying(person.distress, at) ? person.distress : null
  const distress: Distress = { kind: heard.kind, since: at, said: saidOf(heard, before) }
  const followUp = followUpIn(conversation.content, language, distress, typed)
  const key = `screens.${answerKey(heard, before, followUp, variantOf(heard, dangers, moment, typed))}`
  const html = withPhone(moment, key)
  return cried(moment, distress, before === null ? `${whoseLine(heard, moment)}${html}` : html)
}

/** An answer to danger: what to do, and a person called; whoever is told is said by {@link withTold}. */
const cried = (moment: Moment, distress: Distress, html: string): Decision => {
  const { loaded, person } = moment
  const alone: Outgoing = {
    kind: 'text',
    html: aloneHtml(moment),
    buttons: distressButtons(moment, distress),
  }
  return decide(moment, {
    person: { ...person, distress },
    events: [
      {
        type: 'human_called',
        step: loaded.talk?.session.step ?? 'outside',
        reason: `danger_${distress.kind}`,
      },
    ],
    replies: [{ kind: 'text', html }, alone],
  })
}

/** Deeds of a kind of its own, where a wish to die has turned into it; else the line of what was said. */
const WORSE_KEYS: Readonly<Partial<Record<FollowUp, string>>> = {
  pills_taken: 'danger.overdose',
  wound: 'danger.bleeding_self',
}

/** What makes the present cry worse; null – nothing of it was said. */
const worseIn = ({ conversation, language, person, at }: Moment, typed: string) => {
  const before = isStaying(person.distress, at) ? person.distress : null
  const followUp = before && followUpIn(conversation.content, language, before, typed)
  const worse = followUp ? WORSENINGS[followUp] : undefined
  if (!before || !followUp || worse === undefined) return null
  return { before, followUp, kind: worse === 'same' ? before.kind : worse }
}

/** Whether words make the present cry worse: they belong to it also while a human talks with the person. */
export const soundsWorse = (moment: Moment, typed: string): boolean => worseIn(moment, typed) !== null

/**
 * The answer to what makes the present cry worse – «таблетки уже выпила» after a wish to die, «он ломает дверь» –: it is
 * heard in the light of the cry and told like a new one. Null – nothing of it was said, or something graver.
 */
export const worsened = (moment: Moment, typed: string): Decision | null => {
  const { conversation, at } = moment
  const worse = worseIn(moment, typed)
  if (worse === null) return null
  const { before, followUp, kind } = worse
  const [heard] = dangersIn(conversation.content, typed)
  if (heard && DANGERS.indexOf(heard.kind) < DANGERS.indexOf(kind)) return null
  const key = `screens.${WORSE_KEYS[followUp] ?? `staying_said.${followUp}`}`
  return cried(moment, { kind, since: at, said: before.said + 1 }, withPhone(moment, key))
}
