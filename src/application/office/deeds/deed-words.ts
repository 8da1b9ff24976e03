import { CONTACT_OUTCOMES } from '../../../domain/people/contact.ts'
import { type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import type { RecordedDeed } from '../../ports/office/deed-desk.ts'
import type { OfficeWords } from '../kit/office-words.ts'

/** A deed by its name: «Были дома», «Консультация»; of a kind that is not known any more – «Запись». */
export const deedName = (words: OfficeWords, kind: string): TextRef => {
  const key = `office.deeds.kinds.${kind}`
  return textAt(words.has(key) ? key : 'office.deeds.kinds.other')
}

/** «Были дома: всё хорошо.»; the outcome of a letter or a consent is a name of ours and says nothing. */
const whatLine = (words: OfficeWords, { kind, outcome }: RecordedDeed): TextRef => {
  const deed = deedName(words, kind)
  const work = `office.deeds.work.${outcome}`
  if (kind === 'work_help' && words.has(work)) return text('office.deeds.what', { deed: textAt(work) })
  const known = CONTACT_OUTCOMES.find((each) => each === outcome)
  return known
    ? text('office.deeds.with_outcome', { deed, what: text(`office.contact.outcomes.${known}`) })
    : text('office.deeds.what', { deed })
}

/** Which kind of help it was, where somebody said. */
const helpLine = (words: OfficeWords, { help }: RecordedDeed): TextRef[] => {
  const key = `office.deeds.help_kinds.${help}`
  return help !== null && words.has(key) ? [text('office.deeds.help', { what: textAt(key) })] : []
}

/** A deed in the history of a person: when, who, what came of it, and what was written. */
export const deedLines = (words: OfficeWords, deed: RecordedDeed): TextRef[] => {
  const who = deed.by ?? words.phrase(deed.staff === null ? 'office.deeds.person' : 'office.cases.somebody')
  const reason = `office.contact.reasons.${deed.reason}`
  return [
    text('office.deeds.line', { date: { date: deed.day }, who }),
    whatLine(words, deed),
    ...(deed.reason !== null && words.has(reason) ? [textAt(reason)] : []),
    ...(deed.topic === null ? [] : [text('office.deeds.topic', { what: topicName(words, deed.topic) })]),
    ...helpLine(words, deed),
    ...(deed.words === null ? [] : [text('office.deeds.words', { words: deed.words })]),
    ...(deed.isWithdrawn ? [text('office.deeds.withdrawn')] : []),
  ]
}

/** What a reception was about; a need that is not known any more is something else. */
export const topicName = (words: OfficeWords, topic: string): TextRef => {
  const key = `needs.${topic}.title`
  return textAt(words.has(key) ? key : 'office.deeds.other_topic')
}
