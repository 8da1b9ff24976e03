import { z } from 'zod'
import type { Loaded, StoredTalk } from '../../application/ports/talk-store.ts'
import { LANGUAGES } from '../../application/ports/texts.ts'
import type { Vault } from '../../application/ports/vault.ts'
import { DANGERS } from '../../domain/hearing/danger-kind.ts'
import { joinOwnWords } from '../../domain/people/own-words.ts'
import { CATEGORIES } from '../../domain/reminders/rule.ts'
import type { AnswerValue } from '../../domain/scenario/condition.ts'
import { Session } from '../../domain/scenario/session.ts'
import { Learned } from '../../domain/track/learned.ts'

/** A talk as queries hand it out: sealed words in base64, moments in milliseconds since the epoch. */
const TalkRow = z.object({
  id: z.string(),
  session: Session,
  ownWords: z.string().nullable(),
  updatedAt: z.number(),
  revision: z.number(),
})
export type TalkRow = z.infer<typeof TalkRow>

const PersonRow = z.object({
  id: z.string(),
  /** The person's wrapped key in base64. */
  key: z.string(),
  language: z.enum(LANGUAGES).nullable(),
  large: z.boolean(),
  consent: z.string().nullable(),
  consentAsked: z.boolean(),
  blocked: z.boolean(),
  zone: z.string().nullable(),
  muted: z.array(z.enum(CATEGORIES)),
  currentTalk: z.string().nullable(),
  staff: z.string().nullable(),
  dialog: z.string().nullable(),
  handover: z.string().nullable(),
  /** A kind that is no more ends it: nobody is kept from being heard. */
  distress: z
    .object({ kind: z.enum(DANGERS), since: z.number(), said: z.int() })
    .nullable()
    .catch(null),
  learned: Learned.catch({}),
  seenAt: z.number(),
  revision: z.number(),
})

/** What {@link LOAD} answers with. */
const LoadRow = z.object({ seen: z.boolean(), person: PersonRow.nullable(), talk: TalkRow.nullable() })

const OwnWords = z.record(
  z.string(),
  z.custom<AnswerValue>((value) => value !== undefined),
)

/** Where a talk's sealed words stand: they open nowhere else. */
export const ownWordsPlace = (talk: string): string => `talks.own_words:${talk}`

const openOwnWords = ({ id, ownWords }: TalkRow, key: Buffer, vault: Vault): Record<string, AnswerValue> => {
  if (ownWords === null) return {}
  return OwnWords.parse(JSON.parse(vault.open(key, ownWordsPlace(id), Buffer.from(ownWords, 'base64'))))
}

/** Decodes a talk and puts the person's own words back. */
export const talkOfRow = (row: unknown, key: Buffer, vault: Vault): StoredTalk => {
  const talk = TalkRow.parse(row)
  const session = joinOwnWords(talk.session as StoredTalk['session'], openOwnWords(talk, key, vault))
  return { id: talk.id, session, updatedAt: talk.updatedAt, revision: talk.revision }
}

/** Decodes what was loaded for an update; `key` is the person's wrapped one. */
export const loadedOfRow = (row: unknown, vault: Vault): { loaded: Loaded; key: Buffer | null } => {
  const { seen, person, talk } = LoadRow.parse(row)
  if (person === null) return { loaded: { person: null, talk: null, seen }, key: null }
  const { key: encoded, ...known } = person
  const key = Buffer.from(encoded, 'base64')
  if (talk === null) return { loaded: { person: known, talk: null, seen }, key }
  const session = joinOwnWords(talk.session as StoredTalk['session'], openOwnWords(talk, key, vault))
  const stored = { id: talk.id, session, updatedAt: talk.updatedAt, revision: talk.revision }
  return { loaded: { person: known, talk: stored, seen }, key }
}
