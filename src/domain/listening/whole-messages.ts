import { comparable } from '../text/plain-words.ts'
import type { SocialKind } from './act.ts'

/** Finds what a whole message says: `whole` – by kind, messages that mean it when nothing else is said, e.g. «пока». */
export const wholeMessages = (
  whole: Partial<Readonly<Record<SocialKind, readonly string[]>>>,
): ((said: string) => SocialKind | null) => {
  const kinds = new Map(
    Object.entries(whole).flatMap(([kind, messages]) =>
      messages.map((message) => [comparable(message), kind as SocialKind] as const),
    ),
  )
  return (said) => kinds.get(said) ?? null
}
