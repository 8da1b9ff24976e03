import { type Composing, composePaper, type PaperWords } from '../../domain/forms/compose-paper.ts'
import type { Form } from '../../domain/forms/form.ts'
import type { Paper } from '../../domain/forms/paper.ts'
import type { Language } from '../ports/texts.ts'
import type { Renderer } from '../render.ts'
import type { PaperGround } from './paper-ground.ts'
import { resolveForm } from './resolve-form.ts'

/** In whose language and how large a paper is. */
export interface PaperManner {
  readonly language: Language
  readonly renderer: Renderer
  readonly large?: boolean
}

/** What stands behind a choice where large letters were asked for. */
export const IN_LARGE = 'large'

/** Whether a form is printed in large letters: it always is, or that was chosen with the rest. */
export const isLarge = (form: Pick<Form, 'large' | 'offers_large'>, choice: string): boolean =>
  form.large || (form.offers_large && choice.split('-').includes(IN_LARGE))

/** The words that papers are put into. */
export const wordsOfPaper = (renderer: Renderer, language: Language): PaperWords => ({
  language,
  has: (key) => renderer.has(key),
  say: (ref) => renderer.plain(ref),
})

/** A form with all that is known, and the words that it is put into. */
export const composingOf = (
  form: Form,
  ground: PaperGround,
  { language, renderer }: PaperManner,
): Composing => ({
  form,
  known: resolveForm(form, ground),
  words: wordsOfPaper(renderer, language),
})

/** A form with all that is known, ready to be written in any format. */
export const printForm = (form: Form, ground: PaperGround, manner: PaperManner): Paper => {
  const { known, words } = composingOf(form, ground, manner)
  return composePaper(form, known, words, { large: manner.large ?? form.large })
}
