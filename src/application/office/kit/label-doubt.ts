import type { Offered } from '../../../domain/conversation/understand.ts'
import { comparable } from '../../../domain/text/plain-words.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide, type Moment } from '../../decision.ts'
import { inRows } from '../../outgoing.ts'
import type { HeldWords } from '../../reading/recent-buttons.ts'
import type { Renderer } from '../../render.ts'
import { formToken, readOfficeToken } from './office-token.ts'
import type { OfficeWords } from './office-words.ts'
import { isScreenToken } from './screen-token.ts'

/** The choice that says: these words are the answer. */
export const AS_WORDS = 'as_words'
/** Shorter labels are words that a note is made of: «да», «нет». */
const SHORTEST = 4

/** «Кнопка» and «Текст записи», as buttons and for whoever types them. */
export const doubtChoices = (renderer: Pick<Renderer, 'plain'>, { token }: HeldWords): Offered[] => [
  { id: token, label: renderer.plain(text('office.form.as_button')) },
  { id: formToken(AS_WORDS), label: renderer.plain(text('office.form.as_words')) },
]

/**
 * Whether a button is a line of a list: others beside it open the like of another thing. Its label is a name – of a person,
 * of a district –, which an answer may well be.
 */
const isLineOfList = ({ id }: Offered, beside: readonly Offered[]): boolean => {
  const own = readOfficeToken(id)
  return beside.some((other) => {
    const press = readOfficeToken(other.id)
    return press !== null && press.name === own?.name && press.args[0] !== own.args[0]
  })
}

/** The shown button of a screen – a dialog's own are its answers – whose very label the words are; null – none. */
const shownAs = ({ conversation, person, at }: Moment, typed: string): string | null => {
  const said = comparable(typed)
  if (said.length < SHORTEST) return null
  const shown = conversation.recentButtons
    .of(person.id, at)
    .flatMap((buttons) => buttons.filter((button) => !isLineOfList(button, buttons)))
  return shown.find(({ id, label }) => isScreenToken(id) && comparable(label) === said)?.id ?? null
}

/** Words for an open dialog that are the label of a shown button: asked, not written down. Null – they are no label. */
export const labelDoubt = (
  { moment, words }: { readonly moment: Moment; readonly words: OfficeWords },
  typed: string,
): Decision | null => {
  const token = shownAs(moment, typed)
  if (token === null) return null
  const { conversation, person, language, at } = moment
  const held = { words: typed, token }
  conversation.recentButtons.hold(person.id, held, at)
  const buttons = doubtChoices(conversation.renderers[language], held).map(({ id, label }) => ({
    text: label,
    token: id,
  }))
  const question = words.message([text('office.form.button_or_words', { words: typed })])
  return decide(moment, { replies: [{ ...question, buttons: inRows(buttons, person.large) }] })
}
