import { type Conversation, enterConversation, resumeConversation } from '@grammyjs/conversations'
import type { Context } from 'grammy'
import type { Update, UserFromGetMe } from 'grammy/types'
import { z } from 'zod'
import type {
  DialogInput,
  DialogStep,
  Dialogs,
  FieldRead,
  Form,
  FormAnswers,
  FormSaid,
  Question,
} from '../../application/ports/office/dialogs.ts'
import { text } from '../../domain/words/text-ref.ts'

/** An answer, or a word about the dialog itself: to the question before, or the same one again. */
type Step = DialogInput | { readonly go: 'back' | 'again' }

/** What a conversation waits with: its log of answers, as the plugin makes it. */
const Kept = z.object({
  fields: z.string(),
  given: z.record(z.string(), z.unknown()),
  replay: z.custom<never>((value) => typeof value === 'object' && value !== null),
  interrupts: z.array(z.number()),
})

const ME: UserFromGetMe = {
  id: 1,
  is_bot: true,
  first_name: 'form',
  username: 'form_bot',
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_guest_queries: false,
} as unknown as UserFromGetMe

const FROM = { id: 1, is_bot: false, first_name: 'form' }
const CHAT = { id: 1, type: 'private' as const, first_name: 'form' }

/** An answer as the update that the plugin replays: only what was answered stands in it. */
const updateOf = (step: Step | null): Update => {
  const said = step === null ? '' : JSON.stringify(step)
  return { update_id: 1, message: { message_id: 1, date: 0, chat: CHAT, from: FROM, text: said } }
}

/** Fields by name, in order: another order or another field is another form. */
const fieldsOf = ({ fields }: Form): string => fields.map(({ name }) => name).join(' ')

/** What a run has to say since the last answer, and what all the answers are once there is nothing left to ask. */
class Run {
  said: FormSaid[] = []
  isRefused = false
  answers: FormAnswers | null = null
  readonly #form: Form
  readonly #given: FormAnswers

  constructor(form: Form, given: FormAnswers) {
    this.#form = form
    this.#given = given
  }

  /** The conversation itself: it makes no calls, the messenger hears of it through `said` only. */
  readonly talk = async (conversation: Conversation<Context, Context>): Promise<void> => {
    const values: Record<string, unknown> = { ...this.#given }
    const asked: number[] = []
    this.said = []
    for (let at = this.#next(0, values); at < this.#form.fields.length; ) {
      this.#ask(at, values)
      const { message } = await conversation.wait()
      this.said = []
      this.isRefused = false
      const step = JSON.parse(message?.text ?? '{}') as Step
      if ('go' in step) at = (step.go === 'back' ? asked.pop() : undefined) ?? at
      else if (this.#take(at, step, values)) {
        asked.push(at)
        at = this.#next(at + 1, values)
      }
    }
    this.answers = values
  }

  #next(from: number, values: FormAnswers): number {
    const { fields } = this.#form
    const found = fields.findIndex((field, index) => index >= from && field.question(values) !== null)
    return found === -1 ? fields.length : found
  }

  #ask(at: number, values: FormAnswers): void {
    const field = this.#form.fields[at]
    const question = field?.question(values) ?? null
    if (!question) return
    const { ask, choices = [], isChosen = false, isDay = false } = question
    this.said.push({ parts: [ask], choices, isChosen, isDay })
  }

  #take(at: number, input: DialogInput, values: Record<string, unknown>): boolean {
    const field = this.#form.fields[at]
    const question = field?.question(values) ?? null
    const read = question ? readBy(question, input) : { fault: text('office.form.not_read') }
    if (field && 'value' in read) values[field.name] = read.value
    else if ('fault' in read) {
      this.isRefused = true
      this.said.push({ parts: [read.fault], choices: [], isChosen: false, isDay: false })
    }
    return 'value' in read
  }
}

/** What a question makes of an answer; a place where none is asked for is no answer. */
const readBy = ({ read, takesPoint }: Question<unknown>, input: DialogInput): FieldRead => {
  if (!('point' in input)) return read(input)
  return takesPoint ? read({ words: input.point }) : { fault: text('office.form.no_place') }
}

/**
 * Short dialogs by `@grammyjs/conversations`: the plugin replays the answers given so far, which for a few questions is
 * cheap. It gets no API to call: what it says is handed back and goes out with the update's own commit, so that a failed
 * call can never wipe a dialog (promises.md 21).
 */
export const formDialogs = (): Dialogs => ({
  begin: async (form, given) => {
    const run = new Run(form, given)
    const base = { update: updateOf(null), api: { token: 'form' }, me: ME }
    return stepOf(run, form, given, await enterConversation(run.talk, base))
  },
  goOn: async (form, state, input) => {
    const kept = Kept.parse(JSON.parse(state))
    if (kept.fields !== fieldsOf(form)) return null
    const run = new Run(form, kept.given)
    const base = { update: updateOf(input), api: { token: 'form' }, me: ME }
    const { replay, interrupts } = kept
    return stepOf(run, form, kept.given, await resumeConversation(run.talk, base, { replay, interrupts }))
  },
  given: (state) => Kept.parse(JSON.parse(state)).given,
})

type Ran = Awaited<ReturnType<typeof resumeConversation>>

const stepOf = (run: Run, form: Form, given: FormAnswers, ran: Ran): DialogStep => {
  if (ran.status === 'error') throw ran.error
  const left = ran.status === 'handled' ? { replay: ran.replay, interrupts: ran.interrupts } : null
  const state = left === null ? '' : JSON.stringify({ fields: fieldsOf(form), given, ...left })
  const answers = left === null ? run.answers : null
  return { state, said: joined(run.said), answers, isRefused: run.isRefused }
}

/** A word about what was refused stands above the question, in one message. */
const joined = (said: readonly FormSaid[]): FormSaid[] => {
  const last = said.at(-1)
  if (!last) return []
  const parts = said.flatMap(({ parts: own }, index) => (index === 0 ? own : [text('talk.blank'), ...own]))
  return [{ ...last, parts }]
}
