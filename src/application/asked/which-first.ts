import type { Offered } from '../../domain/conversation/understand.ts'
import { clausesOf } from '../../domain/listening/named-needs.ts'
import { type Ear, heardWith, toldUnder } from '../../domain/listening/setting.ts'
import type { Moment } from '../decision.ts'
import { earOf } from '../listening/ear-of.ts'
import { readActionToken } from '../screens.ts'

/** A button with the need that it begins with. */
interface Matter {
  readonly token: string
  readonly need: string
}

/** Less than names a need at large: here only those that were offered can be meant. */
const ENOUGH = 0.2

const mattersOf = (buttons: readonly Offered[]): Matter[] =>
  buttons.flatMap(({ id }) => {
    const read = readActionToken(id)
    const need = read?.action === 'first' ? read.argument.split('-')[0] : undefined
    return need === undefined ? [] : [{ token: id, need }]
  })

/** The only offered matter that a part of the message names; null – none, or two alike. */
const named = (clause: string, matters: readonly Matter[], { findNeeds }: Ear): Matter | null => {
  const found = findNeeds(clause).filter(({ need }) => matters.some((each) => each.need === need))
  const [first, second] = found
  if (!first || first.sureness < ENOUGH || first.sureness === second?.sureness) return null
  return matters.find(({ need }) => need === first.need) ?? null
}

/** The matter at a place of the list: «второе», «с последнего». */
const placed = (words: string, matters: readonly Matter[], ear: Ear): Matter | null => {
  const [place] = toldUnder(heardWith(ear, words), 'choices').filter(({ what }) => what.startsWith('place/'))
  const name = place?.what.replace('place/', '')
  const last = matters.length - 1
  const index = name === 'last' ? last : name === 'middle' ? last / 2 : Number(name) - 1
  return matters[index] ?? null
}

/** Whether a part of the message says that what it names comes behind another: «паспорт потом». */
const isAfterwards = (clause: string, { read }: Ear): boolean =>
  read(clause).told.some(({ name }) => name === 'matters/afterwards')

/**
 * The button of the matter that comes first: the one that is named, or its place in the list; where one is only put off,
 * the first of the others. Null – none is told.
 */
export const firstOf = (
  { conversation, language }: Moment,
  words: string,
  buttons: readonly Offered[],
): string | null => {
  const ear = earOf(conversation.content, conversation.findNeeds, language)
  const matters = mattersOf(buttons)
  // «потом» parts a message and says what comes behind: here it stays with what it is said of.
  const clauses = clausesOf(
    words,
    ear.joining.filter((word) => !isAfterwards(word, ear)),
  )
  const meant = (all: readonly string[]): Matter | undefined =>
    all
      .map((clause) => named(clause, matters, ear) ?? placed(clause, matters, ear))
      .find((each) => each !== null)
  const first = meant(clauses.filter((each) => !isAfterwards(each, ear)))
  if (first) return first.token
  const putOff = meant(clauses.filter((each) => isAfterwards(each, ear)))
  return putOff ? (matters.find(({ need }) => need !== putOff.need)?.token ?? null) : null
}
