import type { LetterNote } from '../../../domain/caseload/case-words.ts'
import { KINDS_ABOUT_NOBODY, LETTER_CHANNELS, LETTER_KINDS } from '../../../domain/caseload/letter-kind.ts'
import type { Need } from '../../../domain/needs/need.ts'
import { candidates } from '../../../domain/organisations/candidates.ts'
import type { Region } from '../../../domain/organisations/region.ts'
import { hasWords } from '../../../domain/text/plain-words.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { FormAnswers, FormField } from '../../ports/office/dialogs.ts'
import { answerOf, choiceField, noteOf, wordsField } from '../kit/fields.ts'
import type { OfficeCall } from '../kit/office-call.ts'

/** Agencies that are offered; any other is typed. */
const MOST_AGENCIES = 8

const agencyName = (region: string, id: string): TextRef => text(`regions.${region}.organisations.${id}.name`)

/** Agencies of the region that a letter may go to: those of the case's need first. */
export const agenciesFor = (region: Region, need: Need | null, cause: string | null): string[] => {
  const fitting =
    need === null
      ? []
      : candidates(need, region, cause ?? undefined, MOST_AGENCIES).flatMap(
          ({ organisation }) => organisation?.id ?? [],
        )
  const others = region.organisations.map(({ id }) => id)
  return [...new Set([...fitting, ...others])].filter((_, place) => place < MOST_AGENCIES)
}

const offeredIn = (answers: FormAnswers): readonly string[] =>
  (answers['agencies'] ?? []) as readonly string[]

/** To whom: one of the agencies of the region, or typed. */
const organisation: FormField = {
  name: 'organisation',
  ask: () => text('office.case_forms.letter_to'),
  choices: (answers) =>
    offeredIn(answers).map((id) => ({ id, label: agencyName(String(answers['region']), id) })),
  read: (input, answers) => {
    if ('choice' in input)
      return offeredIn(answers).includes(input.choice)
        ? { value: input.choice }
        : { fault: text('office.fields.words_needed') }
    const words = noteOf(input.words)
    return hasWords(words) ? { value: words } : { fault: text('office.fields.words_needed') }
  },
}

/** What a letter is: to whom, of which kind, what it asks for, how it goes. */
export const LETTER_FIELDS: readonly FormField[] = [
  organisation,
  choiceField(
    'kind',
    () => text('office.case_forms.letter_kind'),
    ({ about }) =>
      (about === 'nobody' ? KINDS_ABOUT_NOBODY : LETTER_KINDS).map((id) => ({
        id,
        label: text(`office.letters.kinds.${id}`),
      })),
  ),
  wordsField('request', () => text('office.case_forms.letter_request'), { none: 'office.fields.no_words' }),
  choiceField(
    'channel',
    () => text('office.case_forms.letter_channel'),
    () => LETTER_CHANNELS.map((id) => ({ id, label: text(`office.letters.channels.${id}`) })),
  ),
]

/** The addressee as a letter names it: an agency of the region with its address, or what was typed. */
export const addressee = (
  { words, moment }: OfficeCall,
  said: string,
  answers: FormAnswers,
): { readonly organisation: string; readonly address: string | null } => {
  const { id: region } = moment.conversation.region
  if (!offeredIn(answers).includes(said)) return { organisation: said, address: null }
  return {
    organisation: words.plain(agencyName(region, said)),
    address: words.plain(text(`regions.${region}.organisations.${said}.address`)),
  }
}

/** What the answers say of the letter itself. */
export const saidOfLetter = (answers: FormAnswers): Pick<LetterNote, 'kind' | 'channel' | 'request'> => {
  const kind = answerOf(answers, 'kind')
  const channel = answerOf(answers, 'channel')
  return {
    kind: LETTER_KINDS.find((each) => each === kind) ?? null,
    channel: LETTER_CHANNELS.find((each) => each === channel) ?? null,
    request: answerOf(answers, 'request'),
  }
}
