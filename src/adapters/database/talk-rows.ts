import { z } from 'zod'
import type { Loaded, Person, StoredTalk } from '../../application/ports/talk-store.ts'
import { LANGUAGES } from '../../application/ports/texts.ts'
import type { Vault } from '../../application/ports/vault.ts'
import { joinOwnWords } from '../../domain/people/own-words.ts'
import type { AnswerValue } from '../../domain/scenario/condition.ts'
import { Session } from '../../domain/scenario/session.ts'

/** What {@link LOAD} answers with. */
export interface LoadRow {
  id: string | null
  key: Buffer
  language: string | null
  large: boolean
  consent: string | null
  consent_asked: boolean
  blocked: boolean
  current_talk: string | null
  seen_at: Date
  revision: number
  talk_id: string | null
  session: unknown
  own_words: Buffer | null
  talk_updated_at: Date
  talk_revision: number
  seen: boolean
}

/** A talk's columns as every query of talks selects them. */
export interface TalkRow {
  talk_id: string
  session: unknown
  own_words: Buffer | null
  talk_updated_at: Date
  talk_revision: number
}

const OwnWords = z.record(
  z.string(),
  z.custom<AnswerValue>((value) => value !== undefined),
)

/** Where a talk's sealed words stand: they open nowhere else. */
export const ownWordsPlace = (talk: string): string => `talks.own_words:${talk}`

/** Decodes a talk and puts the person's own words back. */
export const talkOfRow = (row: TalkRow, key: Buffer, vault: Vault): StoredTalk => {
  const rest = Session.parse(row.session) as StoredTalk['session']
  const own = row.own_words
    ? OwnWords.parse(JSON.parse(vault.open(key, ownWordsPlace(row.talk_id), row.own_words)))
    : {}
  return {
    id: row.talk_id,
    session: joinOwnWords(rest, own),
    updatedAt: row.talk_updated_at.getTime(),
    revision: row.talk_revision,
  }
}

const personOfRow = (row: LoadRow & { id: string }): Person => ({
  id: row.id,
  language: LANGUAGES.find((language) => language === row.language) ?? null,
  large: row.large,
  consent: row.consent,
  consentAsked: row.consent_asked,
  blocked: row.blocked,
  currentTalk: row.current_talk,
  seenAt: row.seen_at.getTime(),
  revision: row.revision,
})

/** Decodes what was loaded for an update. */
export const loadedOfRow = (row: LoadRow, vault: Vault): Loaded => {
  if (row.id === null) return { person: null, talk: null, seen: row.seen }
  const person = personOfRow({ ...row, id: row.id })
  const talk = row.talk_id === null ? null : talkOfRow({ ...row, talk_id: row.talk_id }, row.key, vault)
  return { person, talk, seen: row.seen }
}
