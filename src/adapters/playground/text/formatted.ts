import type { WireEntity } from '../world/wire.ts'

/** A text without markup and the entities that lie over it. */
export interface FormattedText {
  text: string
  entities: WireEntity[]
}

/** The markup of a text cannot be read; the message is Telegram's, without its prefix. */
export class EntityError extends Error {
  override readonly name = 'EntityError'
}

const CONTROL = /(?!\n)\p{Cc}/gu

function clamp(entity: WireEntity, cut: number, length: number): WireEntity {
  const start = Math.max(entity.offset - cut, 0)
  const end = Math.min(entity.offset + entity.length - cut, length)
  return { ...entity, offset: start, length: end - start }
}

/**
 * Normalises as Telegram does before it counts: control characters become spaces, both ends are trimmed,
 * entities move along and empty ones disappear; order is by place, the longer one first.
 */
export function normalised({ text, entities }: FormattedText): FormattedText {
  const clean = text.replace(CONTROL, ' ')
  const cut = clean.length - clean.trimStart().length
  const trimmed = clean.trim()
  const moved = entities
    .map((entity) => clamp(entity, cut, trimmed.length))
    .filter((entity) => entity.length > 0)
    .sort((a, b) => a.offset - b.offset || b.length - a.length)
  return { text: trimmed, entities: moved }
}
