import { answeringWords } from '../organisations/answering-line.ts'
import type { Region } from '../organisations/region.ts'
import { spokenNumber } from '../organisations/speaker.ts'
import { type Param, type TextRef, text } from '../words/text-ref.ts'
import type { SocialKind } from './act.ts'

/** The number of a social line: whoever asks who we are is given that of the institution, where it has one. */
export const socialPhone = (kind: SocialKind, region: Region): Param => {
  if (kind === 'who_are_you' && region.speaker) return spokenNumber(region.speaker.phone)
  return answeringWords(region)
}

/** Which institution answers for us, behind «Кто вы?»; nothing where it is not known. */
export const whoSpeaks = (kind: SocialKind, { speaker }: Region): TextRef[] =>
  kind === 'who_are_you' && speaker ? [text('social.who_speaks', { name: speaker.name })] : []
