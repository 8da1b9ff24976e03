import type { TextRef } from '../../../domain/scenario/text-ref.ts'

/** An answer that can be pressed. `id` up to 32 lower-case letters, digits and `_`. */
export interface FormChoice {
  readonly id: string
  readonly label: TextRef
}

/** What was given in answer to a field: typed words, or a choice that was pressed. */
export type FormInput = { readonly words: string } | { readonly choice: string }

/** Values of a form by field name; JSON. */
export type FormAnswers = Readonly<Record<string, unknown>>

/** What came of reading an answer. */
export type FieldRead = { readonly value: unknown } | { readonly fault: TextRef }

/** One question of a form. Pure: the same answers make the same question, the same input reads the same. */
export interface FormField {
  readonly name: string
  /** The question; it stands last in its message and is one. */
  ask(answers: FormAnswers): TextRef
  choices?(answers: FormAnswers): readonly FormChoice[]
  /** Whether it is asked at all; always when not given. */
  when?(answers: FormAnswers): boolean
  /** Reads an answer; what does not fit is refused kindly, and the same question stands. */
  read(input: FormInput, answers: FormAnswers): FieldRead
}

/** A short dialog: questions one after the other, then what was answered. */
export interface Form {
  readonly id: string
  readonly fields: readonly FormField[]
}

/** One message of a dialog. */
export interface FormSaid {
  readonly parts: readonly TextRef[]
  readonly choices: readonly FormChoice[]
}

/** Where a dialog stands after an input. `state` is opaque; `answers` are there when all was asked. */
export interface DialogStep {
  readonly state: string
  readonly said: readonly FormSaid[]
  readonly answers: FormAnswers | null
}

/**
 * Runs short dialogs of a few questions (promises.md 2: never progress, a dialog that is lost is begun again). A state that
 * belongs to another version of the form is null: the dialog begins anew.
 */
export interface Dialogs {
  begin(form: Form, given: FormAnswers): Promise<DialogStep>
  goOn(
    form: Form,
    state: string,
    input: FormInput | { readonly go: 'back' | 'again' },
  ): Promise<DialogStep | null>
}
