import { SceneSkill } from '../../conversation/scene-skill.ts'
import { mentions } from '../../conversation/understand.ts'
import { ownEntry } from '../../own-entry.ts'
import { hasWords } from '../../text/plain-words.ts'
import { type TextRef, text, textAt } from '../../words/text-ref.ts'
import { scriptIn, visitIn } from '../addressed.ts'
import { type CastClerk, castClerk, type OfficeLines } from '../casting.ts'
import { chosen, NOT_OFFERED } from '../choosing.ts'
import type { CompiledStep } from '../compiled.ts'
import type { Choice, TalkEvent } from '../event.ts'
import type { SceneTurn } from '../scene.ts'
import { type Answer, type Outcome, recorded, type StepKind, said, type Talk } from '../talk.ts'

type RehearseStep = CompiledStep<'rehearse'>

/** Where in the scene, and which skills were shown so far. */
interface Place {
  readonly turn: string
  readonly shown: readonly SceneSkill[]
}

const attemptsName = (step: RehearseStep): string => `tries.${step.definition.scene}`
/** Under which name it is kept whether something important was left unsaid in the last rehearsal of a scene. */
const lacksName = (step: RehearseStep): string => `lacks.${step.definition.scene}`
const attemptOf = (step: RehearseStep, { session }: Talk): number =>
  Number(ownEntry(session.answers, attemptsName(step)) ?? 0)

/** What the office that is rung or gone to may say; null – the need knows nothing of it. */
const officeLines = (scene: string, talk: Talk): OfficeLines | null => {
  const base = `needs.${talk.situation.need.id}`
  if (scene === 'visit') {
    const visit = visitIn(talk)
    if (!visit?.objections) return null
    return { key: `${base}.visits.${visit.body}.objections`, lines: visit.objections }
  }
  const script = scriptIn(talk)
  return script?.answers ? { key: `${base}.calls.${script.body}.answers`, lines: script.answers } : null
}

const castOf = (step: RehearseStep, talk: Talk): CastClerk => {
  const { scene, watch } = step.definition
  const definition = ownEntry(talk.situation.scenes, scene)
  if (!definition) throw new RangeError(`no scene "${scene}": the content check names this before start`)
  return castClerk(definition, officeLines(scene, talk), talk.session.seed, attemptOf(step, talk), watch)
}

const lineKey = (
  { key, fromNeed }: CastClerk,
  turn: string,
  reply: string,
  part: 'say' | 'feedback',
): string => {
  if (!fromNeed) return `${key}.${turn}.replies.${reply}.${part}`
  return `${key}.${turn}.${part === 'say' ? reply : 'hint'}`
}

const bestReply = (turn: SceneTurn) => [...turn.replies].sort((a, b) => b.shows.length - a.shows.length)[0]

const placeOf = (step: RehearseStep, talk: Talk): Place => {
  const first = castOf(step, talk).clerk.turns[0] as SceneTurn
  return { turn: first.id, shown: [], ...(talk.session.cursor as Partial<Place> | null) }
}

const turnOf = (cast: CastClerk, id: string): SceneTurn =>
  cast.clerk.turns.find((turn) => turn.id === id) ?? (cast.clerk.turns[0] as SceneTurn)

/** Answers in an order that does not give the best one away, the same for the same talk. */
const choicesOf = (cast: CastClerk, turn: SceneTurn, talk: Talk): Choice[] => {
  const choices = turn.replies.map(({ id }) => ({ id, label: textAt(lineKey(cast, turn.id, id, 'say')) }))
  const shift = (talk.session.seed + turn.id.length) % choices.length
  return [...choices.slice(shift), ...choices.slice(0, shift)]
}

const lettered = (choices: readonly Choice[]): Choice[] =>
  choices.map(({ id }, index) => ({ id, label: text('talk.scene.reply_button', { n: index + 1 }) }))

const clerkLine = (step: RehearseStep, cast: CastClerk, turn: SceneTurn): TextRef =>
  text(`talk.scene.clerk_${step.definition.scene}`, { line: textAt(`${cast.key}.${turn.id}.hear`) })

/** The clerk's line with the possible answers written out: a button is too short for a sentence. */
const stage = (
  step: RehearseStep,
  cast: CastClerk,
  turn: SceneTurn,
  talk: Talk,
): { parts: TextRef[]; choices: Choice[] } => {
  const choices = choicesOf(cast, turn, talk)
  const lines = choices.map(({ label }, index) =>
    text('talk.scene.reply_line', { n: index + 1, line: label }),
  )
  return {
    parts: [
      clerkLine(step, cast, turn),
      text('talk.blank'),
      ...lines,
      text('talk.blank'),
      text('talk.scene.your_turn'),
    ],
    choices: lettered(choices),
  }
}

const skillsIn = (words: string, talk: Talk): SceneSkill[] =>
  SceneSkill.options.filter((skill) => mentions(words, talk.situation.vocabulary.skills[skill]))

/** One line on an answer in own words: what was good in it, or what would help. */
const feedbackOnWords = (found: readonly SceneSkill[]): TextRef =>
  found.length > 0
    ? text('talk.scene.words_good', { skills: { list: found.map((skill) => text(`talk.skills.${skill}`)) } })
    : text('talk.scene.words_weak')

/** The first thing of importance that was not said; undefined – all was. */
const missingIn = (shown: readonly SceneSkill[]): SceneSkill | undefined =>
  SceneSkill.options.find((skill) => skill !== 'calm' && !shown.includes(skill))

const summary = (step: RehearseStep, shown: readonly SceneSkill[], talk: Talk): TalkEvent => {
  const missing = missingIn(shown)
  const kept = { list: [...new Set(shown)].map((skill) => text(`talk.skills.${skill}`)) }
  const keep = shown.length > 0 ? text('talk.scene.keep', { skills: kept }) : text('talk.scene.brave')
  const attempt = missing
    ? [text('talk.scene.try', { skill: text(`talk.skills_try.${missing}`) })]
    : [text('talk.scene.all')]
  const number = attemptOf(step, talk) + 1
  return said(step, [text('talk.scene.over', { n: number }), keep, ...attempt])
}

const finish = (step: RehearseStep, shown: readonly SceneSkill[], feedback: TextRef, talk: Talk): Outcome => {
  const name = attemptsName(step)
  const attempts = attemptOf(step, talk) + 1
  const events = [said(step, [feedback]), summary(step, shown, talk), recorded(step, talk, name, attempts)]
  const answers = { [name]: attempts, [lacksName(step)]: missingIn(shown) !== undefined }
  return { move: 'next', events, answers }
}

const playTurn = (step: RehearseStep, answer: Answer, talk: Talk): Outcome => {
  const cast = castOf(step, talk)
  const place = placeOf(step, talk)
  const turn = turnOf(cast, place.turn)
  const pressed =
    answer.type === 'press'
      ? chosen(answer, lettered(choicesOf(cast, turn, talk)), talk)
      : typed(answer.words, cast, turn, talk)
  if (answer.type === 'press' && pressed === null) return NOT_OFFERED
  if (answer.type === 'words' && !hasWords(answer.words))
    return { move: 'refuse', reason: 'words', said: text('talk.refused.words') }
  const found = answer.type === 'words' && pressed === null ? skillsIn(answer.words, talk) : null
  const weakest = [...turn.replies].sort((a, b) => a.shows.length - b.shows.length)[0]
  const reply =
    found === null
      ? turn.replies.find(({ id }) => id === pressed)
      : found.length > 0
        ? bestReply(turn)
        : weakest
  const shown = [...place.shown, ...(found ?? reply?.shows ?? [])]
  const feedback =
    found === null ? textAt(lineKey(cast, turn.id, pressed as string, 'feedback')) : feedbackOnWords(found)
  const next = reply?.next ?? cast.clerk.turns[cast.clerk.turns.indexOf(turn) + 1]?.id ?? 'end'
  if (next === 'end') return finish(step, shown, feedback, talk)
  const { parts, choices } = stage(step, cast, turnOf(cast, next), talk)
  return {
    move: 'wait',
    events: [said(step, [feedback, text('talk.blank'), ...parts], choices)],
    cursor: { turn: next, shown },
  }
}

/** Typed «2» or a whole answer line counts as that button; anything else is an answer in own words. */
const typed = (words: string, cast: CastClerk, turn: SceneTurn, talk: Talk): string | null =>
  chosen({ type: 'words', words }, choicesOf(cast, turn, talk), talk)

/** The whole scene as an example: what the clerk says and a good answer, turn by turn (watching first). */
const example = (step: RehearseStep, talk: Talk): TextRef[] => {
  const cast = castOf(step, talk)
  const lines = cast.clerk.turns.flatMap((turn) => [
    clerkLine(step, cast, turn),
    text('talk.scene.you_say', { line: textAt(lineKey(cast, turn.id, bestReply(turn)?.id ?? '', 'say')) }),
  ])
  return [step.text, text('talk.blank'), ...lines]
}

const WATCHED: readonly Choice[] = [{ id: 'go_on', label: text('talk.buttons.go_on') }]

/** A playable scene: the phone call (C4-rehearsal) or the counter (C7). */
export const rehearse: StepKind<'rehearse'> = {
  show(step, talk) {
    if (step.definition.watch) return [said(step, example(step, talk), WATCHED)]
    const cast = castOf(step, talk)
    const { parts, choices } = stage(step, cast, turnOf(cast, placeOf(step, talk).turn), talk)
    if (talk.session.cursor) return [said(step, parts, choices)]
    return [said(step, [step.text]), said(step, parts, choices)]
  },
  receive(step, answer, talk) {
    if (!step.definition.watch) return playTurn(step, answer, talk)
    return chosen(answer, WATCHED, talk) === null ? NOT_OFFERED : { move: 'next', events: [] }
  },
  records: (step) => [attemptsName(step), lacksName(step)],
}
