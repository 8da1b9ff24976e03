import type { FieldSource } from '../../../domain/forms/source-name.ts'
import { type Param, text } from '../../../domain/words/text-ref.ts'
import type { PaperGround } from '../paper-ground.ts'
import type { FieldOf } from './field-of.ts'

const day = (date: string | null | undefined): Param | null => (date ? { date } : null)

/** Which of the person's data a letter tells, as far as they are known. */
const toldData: FieldOf = ({ citizen, letter }) => {
  if (!citizen || !letter) return null
  const { birthDate, address, phone } = citizen.facts
  const told = [
    'name',
    ...(birthDate === null ? [] : ['born']),
    ...(address === null ? [] : ['address']),
    ...(phone === null ? [] : ['phone']),
    ...(letter.request === null ? [] : ['request']),
  ]
  return { list: told.map((each) => text(`office.letters.told.${each}`)) }
}

/** What the data are passed on for: the kind of letter and what it asks for; else the trouble of the case. */
const purpose = ({ letter, case: found }: PaperGround): Param | null => {
  if (!letter?.kind) return found?.words.problem ?? null
  const asked = letter.request ?? found?.words.problem
  const kind = text(`forms.common.letter_kinds.${letter.kind}`)
  return asked ? { list: [kind, asked] } : kind
}

/** Fields of a letter, and of the consent to passing on what it tells. */
export const LETTER_SOURCES = {
  'consent.what': toldData,
  'consent.purpose': purpose,
  'consent.until': ({ letter }) => day(letter?.resultBy),
  'letter.kind': ({ letter }) => (letter?.kind ? text(`forms.common.letter_kinds.${letter.kind}`) : null),
  'letter.number': ({ letter }) => letter?.number ?? null,
  'letter.address': ({ letter }) => letter?.address ?? null,
  'letter.leader': ({ letter }) => letter?.leader ?? null,
  'letter.channel': ({ letter }) =>
    letter?.channel ? text(`office.letters.channels.${letter.channel}`) : null,
  'letter.opening': ({ letter }) =>
    letter?.kind ? text(`forms.common.letter_openings.${letter.kind}`) : null,
  'letter.request': ({ letter }) => letter?.request ?? null,
  'letter.annexes': ({ letter }) =>
    letter && letter.annexes.length > 0 ? { list: [...letter.annexes] } : null,
  'letter.organisation': ({ letter }) => letter?.organisation ?? null,
  'letter.sent_on': ({ letter }) => day(letter?.sentOn),
  'letter.receipt_by': ({ letter }) => day(letter?.receiptBy),
  'letter.result_by': ({ letter }) => day(letter?.resultBy),
  'letter.received_on': ({ letter }) => day(letter?.receivedOn),
  'letter.answered_on': ({ letter }) => day(letter?.answeredOn),
} as const satisfies Partial<Record<FieldSource, FieldOf>>
