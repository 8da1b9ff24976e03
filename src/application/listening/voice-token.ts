/** What is pressed under heard words: they are right, or they are to be said anew. */
export type VoiceAnswer = 'yes' | 'no'

const TOKEN = /^h\.(yes|no)\.([a-z0-9]{1,13})$/

/** The token of a button under heard words, e.g. `h.yes.1k9x2m`. */
export const voiceToken = (answer: VoiceAnswer, id: string): string => `h.${answer}.${id}`

/** What such a button means; null – it is none. */
export const readVoiceToken = (
  token: string,
): { readonly answer: VoiceAnswer; readonly id: string } | null => {
  const read = TOKEN.exec(token)
  return read ? { answer: read[1] as VoiceAnswer, id: read[2] as string } : null
}
