import type { WireEntity } from '../world/wire.ts'
import { EntityError, type FormattedText, normalised } from './formatted.ts'
import { parseHtml } from './html-entities.ts'

/**
 * The text a bot sends, read in the parse mode it names.
 *
 * @param entities given instead of a parse mode
 * @throws EntityError when the markup is wrong, or in the two Markdown modes, which the playground cannot read
 */
export function formattedFrom(
  source: string,
  parseMode: string | undefined,
  entities: WireEntity[] | undefined,
): FormattedText {
  if (parseMode === undefined) return normalised({ text: source, entities: entities ?? [] })
  if (parseMode === 'HTML') return parseHtml(source)
  throw new EntityError(`parse mode ${parseMode} is not supported in the playground`)
}
