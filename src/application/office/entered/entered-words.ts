import { nameParts } from '../../../domain/people/same-person.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import type { WaitingDeed } from '../../ports/office/entered-desk.ts'
import { deedName, topicName } from '../deeds/deed-words.ts'
import type { OfficeWords } from '../kit/office-words.ts'

/** «Были дома», with what came of it. */
export const whatWasDone = (words: OfficeWords, { kind, outcome }: WaitingDeed): TextRef => {
  const key = `office.contact.outcomes.${outcome}`
  const deed = deedName(words, kind)
  return outcome !== null && words.has(key)
    ? text('office.entered.done_with', { deed, what: textAt(key) })
    : text('office.entered.done', { deed })
}

/** A line of the list. */
export const waitingLine = (words: OfficeWords, deed: WaitingDeed): TextRef =>
  text('office.entered.line', {
    date: { date: deed.day },
    name: shortName(deed.name),
    what: whatWasDone(words, deed),
  })

const field = (name: TextRef, value: TextRef | string | null): TextRef[] =>
  value === null || value === '' ? [] : [text('office.entered.field', { name, value })]

/** A deed field by field, as the state's form asks for them: each value in a line of its own, to be copied. */
export const deedFields = (words: OfficeWords, deed: WaitingDeed): TextRef[] => {
  const { surname, first, patronymic } = nameParts(deed.name)
  const helpKey = `office.deeds.help_kinds.${deed.help}`
  return [
    ...field(text('office.entered.fields.surname'), surname),
    ...field(text('office.entered.fields.name'), first),
    ...field(text('office.entered.fields.patronymic'), patronymic),
    ...field(text('office.entered.fields.born'), deed.birthDate?.split('-').reverse().join('.') ?? null),
    ...field(text('office.entered.fields.address'), deed.address),
    ...field(text('office.entered.fields.day'), deed.day.split('-').reverse().join('.')),
    ...field(text('office.entered.fields.what'), whatWasDone(words, deed)),
    ...(deed.topic === null ? [] : field(text('office.entered.fields.topic'), topicName(words, deed.topic))),
    ...(deed.help !== null && words.has(helpKey)
      ? field(text('office.entered.fields.help'), textAt(helpKey))
      : []),
    ...field(text('office.entered.fields.words'), deed.words),
  ]
}
