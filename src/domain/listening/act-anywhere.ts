import { type Act, type AskedOf, SOCIAL_KINDS, type SocialKind, TOPICS, type Topic } from './act.ts'

/** Whether a name is one of a closed set; undefined – it is none. */
const namedIn = <const Name extends string>(names: readonly Name[], said: string): Name | undefined =>
  names.find((name) => name === said)

/** The topic or the social kind that a meaning of the examples names wherever it is said; null – neither. */
export const saidAnywhere = (
  meaning: string,
): { readonly topic: Topic } | { readonly kind: SocialKind } | null => {
  const [heading = '', name = ''] = meaning.split('/')
  const topic = heading === 'topics' ? namedIn(TOPICS, name) : undefined
  if (topic) return { topic }
  const kind = heading === 'social' ? namedIn(SOCIAL_KINDS, name) : undefined
  return kind ? { kind } : null
}

/** A side question without anything that was answered before it. */
export const questionOf = (topic: Topic, of: AskedOf): Act => ({
  type: 'question',
  topic,
  of,
  answered: null,
})

/** The meaning of an act that is the same wherever it is said; null – it is not. */
export const meaningAnywhere = (act: Act): string | null => {
  if (act.type === 'question') return `topics/${act.topic}`
  return act.type === 'social' ? `social/${act.kind}` : null
}
