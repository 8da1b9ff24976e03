import { HISTORY_VARIABLES } from '../../domain/caseload/history-line.ts'
import { TRACK_VARIABLES } from '../../domain/scenario/variables.ts'
import { fault, type Issue, quoted } from '../../domain/words/issue.ts'
import { LANGUAGES, type Language, type TextCatalogue } from '../ports/texts.ts'
import type { SpyingTexts } from './spying-texts.ts'
import { fileOfText, groupOf, placeOfText } from './text-files.ts'

/** What reminders know beside the track: their day and hour, what they are about, where a paper is had, which lesson. */
const GIVEN_BY_REMINDERS = ['date', 'time', 'what', 'where', 'lesson']

/** Groups whose texts belong to cases: only their history has variables. */
export const OF_CASES = new Set(['technologies', 'algorithm', 'cases'])

/** Texts that are the same whoever reads them. */
const WITHOUT_VARIABLES = ['deadlines', 'lessons', 'alerts']

/** Variables that a text may name. */
export const knownIn = (key: string): readonly string[] => {
  if (WITHOUT_VARIABLES.includes(groupOf(key))) return []
  if (OF_CASES.has(groupOf(key))) return key.startsWith('cases.history.') ? HISTORY_VARIABLES : []
  return groupOf(key) === 'reminders' ? [...GIVEN_BY_REMINDERS, ...TRACK_VARIABLES] : TRACK_VARIABLES
}

/** A variable that nobody can give to a text. */
export const unknownVariable = (language: Language, key: string, name: string): Issue => {
  const known = knownIn(key)
  const advice = known.length > 0 ? `use one of ${quoted(known)}` : 'take it out'
  const message = `nobody knows variable "${name}": ${advice}`
  return fault(fileOfText(language, key), message, { step: placeOfText(key), language })
}

/** Variables of texts that no sample talk brought to light: only what the track or their numbers give. */
const GIVEN_BY_NUMBERS = ['amount', 'n']
const RENDERED = new Set(['track', 'needs', 'regions', 'scenes', 'lessons', 'alerts'])

/** Variables that nobody knows, in texts that no sample talk brought to light. */
export const inspectUnseen = (texts: TextCatalogue, spy: SpyingTexts): Issue[] =>
  LANGUAGES.flatMap((language) =>
    [...texts.keys(language)]
      .filter((key) => RENDERED.has(groupOf(key)) && !spy.rendered.has(key))
      .flatMap((key) =>
        (texts.find(language, key)?.variables ?? [])
          .filter((name) => !TRACK_VARIABLES.includes(name) && !GIVEN_BY_NUMBERS.includes(name))
          .map((name) => unknownVariable(language, key, name)),
      ),
  )
