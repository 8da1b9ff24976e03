import { text } from '../../domain/words/text-ref.ts'
import type { Decision } from '../decision.ts'
import type { Button, Outgoing } from '../ports/messenger.ts'
import type { ReadAloud } from '../ports/read-aloud.ts'
import type { Language } from '../ports/texts.ts'
import type { Renderer } from '../render.ts'

/** What a press on «Прочитайте мне» carries: which message is meant says the press itself. */
export const READ_TOKEN = 'v.read'

/** «Прочитайте мне», whichever message it stands under. */
const readButton = (renderer: Renderer): Button => ({
  text: renderer.plain(text('screens.reading_buttons.read')),
  token: READ_TOKEN,
})

type Pressable = Extract<Outgoing, { kind: 'text' | 'edit' }>

/**
 * A message with «Прочитайте мне» as its last button; among the typed words where those are shown.
 */
export const readable = <M extends Pressable>(message: M, renderer: Renderer): M => {
  const button = readButton(renderer)
  return message.kind === 'text' && message.keyboard
    ? { ...message, keyboard: [...message.keyboard, [button.text]] }
    : { ...message, buttons: [...(message.buttons ?? []), [button]] }
}

/** The same messages with «Прочитайте мне» as the last button of the last one. */
export const withReadButton = (replies: readonly Outgoing[], renderer: Renderer): readonly Outgoing[] => {
  const last = replies.findLastIndex(({ kind }) => kind === 'text' || kind === 'edit')
  const message = replies[last] as Pressable | undefined
  return message ? replies.with(last, readable(message, renderer)) : replies
}

/** Who is offered a voice: whoever wished for large type, where there is a voice. */
export const isReadTo = (
  { large, language }: { readonly large: boolean; readonly language: Language },
  voice: ReadAloud | null | undefined,
): boolean => large && (voice?.speaks(language) ?? false)

/** What was decided, with «Прочитайте мне» under it for a citizen with large type (older-adult form). */
export const offerReading = (
  decision: Decision,
  usual: Language,
  {
    voice,
    renderers,
  }: { voice: ReadAloud | null | undefined; renderers: Readonly<Record<Language, Renderer>> },
): Decision => {
  const { person, replies } = decision
  const language = person.language ?? usual
  if (person.staff !== null || !isReadTo({ large: person.large, language }, voice)) return decision
  return { ...decision, replies: withReadButton(replies, renderers[language]) }
}
