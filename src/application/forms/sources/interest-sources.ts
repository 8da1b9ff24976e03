import type { KnownRow } from '../../../domain/forms/known.ts'
import type { FieldSource, ListSource } from '../../../domain/forms/source-name.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { PaperGround } from '../paper-ground.ts'
import type { FieldOf } from './field-of.ts'
import type { ListOf } from './list-of.ts'

const groups = ({ interests }: PaperGround): KnownRow[] =>
  (interests?.groups ?? []).map(({ id, chosen }) => ({
    group: text(`office.needs.groups.${id}`),
    chosen: chosen.length === 0 ? null : { list: chosen.map((item) => text(`office.needs.items.${item}`)) },
  }))

const help = ({ interests }: PaperGround): KnownRow[] =>
  (interests?.help ?? []).map(({ need, since }, index) => ({
    n: index + 1,
    need: text(`needs.${need}.title`),
    since: { date: since },
  }))

/** What a person said of interests, limits and wishes (Y-address). */
export const INTEREST_FIELDS = {
  'interests.on': ({ interests }) => (interests?.on ? { date: interests.on } : null),
  'interests.by': ({ interests }) => {
    if (!interests?.on) return null
    return interests.byName ?? text('office.papers.values.by_themselves')
  },
} as const satisfies Partial<Record<FieldSource, FieldOf>>

/** The groups of the needs card, and what the person is helped with. */
export const INTEREST_LISTS = {
  'interests.groups': groups,
  'interests.help': help,
} as const satisfies Partial<Record<ListSource, ListOf>>
