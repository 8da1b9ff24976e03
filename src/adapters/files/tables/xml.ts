import { SaxesParser } from 'saxes'
import { TableRefused } from './refused.ts'

/** A piece of XML as a reader of ours sees it; names are without prefixes. */
export type XmlEvent =
  | { readonly type: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly type: 'close'; readonly name: string }
  | { readonly type: 'text'; readonly text: string }

/** Text without any tag in it longer than this is an attack on memory: no cell may be so long. */
const LONGEST_TEXT = 1_048_576

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * The events of an XML text, piece by piece; none for a part that is not there. Document types are refused, so there are no entities to expand.
 * @throws TableRefused `damaged` for XML that is not well formed.
 */
export async function* xmlEvents(pieces: AsyncIterable<string>): AsyncGenerator<readonly XmlEvent[]> {
  let events: XmlEvent[] = []
  const parser = new SaxesParser()
  parser.on('error', () => {
    throw new TableRefused('damaged')
  })
  parser.on('doctype', () => {
    throw new TableRefused('damaged')
  })
  parser.on('opentag', ({ name, attributes }) =>
    events.push({
      type: 'open',
      name: withoutPrefix(name),
      attributes: attributes as Record<string, string>,
    }),
  )
  parser.on('closetag', ({ name }) => events.push({ type: 'close', name: withoutPrefix(name) }))
  parser.on('text', (text) => events.push({ type: 'text', text }))
  parser.on('cdata', (text) => events.push({ type: 'text', text }))
  let sinceTag = 0
  let isThere = false
  for await (const piece of pieces) {
    isThere ||= piece !== ''
    const tag = piece.lastIndexOf('<')
    sinceTag = tag < 0 ? sinceTag + piece.length : piece.length - tag
    if (sinceTag > LONGEST_TEXT) throw new TableRefused('long_cell')
    parser.write(piece)
    yield events
    events = []
  }
  if (isThere) parser.close()
  yield events
}
