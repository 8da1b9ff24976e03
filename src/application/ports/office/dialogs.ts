import type { TextRef } from '../../../domain/words/text-ref.ts'

/** An answer that can be pressed. `id` up to 32 lower-case letters, digits and `_`. */
export interface FormChoice {
  readonly id: string
  readonly label: TextRef
}

/** What was given in answer to a field: typed words, or a choice that was pressed. */
export type FormInput = { readonly words: string } | { readonly choice: string }

/** What can come while a field waits: a place that was sent is an answer only where a place is asked for. */
export type DialogInput = FormInput | { readonly point: string }

/** Values of a form by field name; JSON. */
export type FormAnswers = Readonly<Record<string, unknown>>

/** What came of reading an answer. */
export type FieldRead<Value = unknown> = { readonly value: Value } | { readonly fault: TextRef }

/** A question as it stands after the answers so far. */
export interface Question<Value> {
  /** It stands last in its message and is one. */
  readonly ask: TextRef
  readonly choices?: readonly FormChoice[]
  /**
   * Whether nothing but its choices is an answer: then typed words mean one by its number or a beginning too, and not only
   * by its label.
   */
  readonly isChosen?: boolean
  /** Whether a day is asked for: «сегодня» is one, whatever key is called so too. */
  readonly isDay?: boolean
  /** Whether a place that was sent is an answer; it is read as its point typed, e.g. `56.8380, 60.5975`. */
  readonly takesPoint?: boolean
  /** Reads an answer; what does not fit is refused kindly, and the same question stands. */
  readonly read: (input: FormInput) => FieldRead<Value>
}

/** A question by the name of its answer. Pure: the same answers make the same question, null – it is not asked. */
export interface FormField {
  readonly name: string
  readonly question: (answers: FormAnswers) => Question<unknown> | null
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
  /** Whether nothing but the choices is an answer. */
  readonly isChosen: boolean
  /** Whether a day is asked for. */
  readonly isDay: boolean
}

/** Where a dialog stands after an input. `state` is opaque; `answers` are there when all was asked. */
export interface DialogStep {
  readonly state: string
  readonly said: readonly FormSaid[]
  readonly answers: FormAnswers | null
  /** Whether what came was no answer to the question: it stands as before, below a word about it. */
  readonly isRefused: boolean
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
    input: DialogInput | { readonly go: 'back' | 'again' },
  ): Promise<DialogStep | null>
  /** What a dialog began with: values that were known before its first question. */
  given(state: string): FormAnswers
}
