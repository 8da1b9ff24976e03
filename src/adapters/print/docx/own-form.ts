import type { Tag, TemplateData, XmlNode } from 'easy-template-x'
import type { JudgeDocx, OwnFormEngine, ReadOwnForm } from '../../../application/ports/own-forms.ts'
import type { FoundTag } from '../../../domain/forms/form-tags.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { cutText } from '../../../domain/text/cut-text.ts'

/** Signs of the words around a tag that are shown. */
const AROUND = 80
const BRACES = { tagStart: '{{', tagEnd: '}}', containerTagOpen: '#', containerTagClose: '/' }
/** Deeper nesting than any document that people write. */
const DEPTH = 60

type Engine = typeof import('easy-template-x')

/** The engine, loaded when it is needed first: nothing but words and repeated rows goes into a template. */
const opened = async () => {
  const engine = await import('easy-template-x')
  const plugins = [new engine.LoopPlugin(), new engine.TextPlugin()]
  return {
    engine,
    handler: new engine.TemplateHandler({ delimiters: BRACES, plugins, maxXmlDepth: DEPTH }),
  }
}

const wordsIn = (node: XmlNode): string =>
  node.nodeType === 'Text' ? (node.textContent ?? '') : (node.childNodes ?? []).map(wordsIn).join('')

/** The words of the paragraph that a tag stands in. */
const around = (tag: Tag): string => {
  if (!('xmlTextNode' in tag)) return tag.rawText
  let node: XmlNode = tag.xmlTextNode
  while (node.parentNode && node.nodeName !== 'w:p') node = node.parentNode
  return cutText(wordsIn(node), AROUND)
}

const KINDS: Readonly<Record<string, FoundTag['kind']>> = {
  Open: 'opens',
  Close: 'closes',
  SelfClosed: 'single',
}

const foundTag = (tag: Tag): FoundTag => ({
  name: tag.name,
  kind: ownEntry(KINDS, tag.disposition) ?? 'single',
  around: around(tag),
})

/** What is wrong in how tags are written: one that is not closed, or not opened. */
const brokenTag = (engine: Engine, error: unknown): ReadOwnForm => {
  if (error instanceof engine.UnclosedTagError || error instanceof engine.UnopenedTagError)
    return { refused: 'broken_tag', tag: error.tagRawText }
  if (error instanceof engine.MissingCloseDelimiterError)
    return { refused: 'broken_tag', tag: error.openDelimiterText }
  if (error instanceof engine.MissingStartDelimiterError)
    return { refused: 'broken_tag', tag: error.closeDelimiterText }
  if (error instanceof engine.TagOptionsParseError) return { refused: 'broken_tag', tag: error.tagRawText }
  return { refused: 'damaged', tag: '' }
}

/** Whether every table that is opened is closed again, before another is. */
const unpaired = (tags: readonly FoundTag[]): string | null => {
  let open: string | null = null
  for (const { name, kind } of tags) {
    if (kind === 'opens') {
      if (open !== null) return `{{#${open}}}`
      open = name
    }
    if (kind === 'closes') {
      if (open === null || (name !== '' && name !== open)) return `{{/${name}}}`
      open = null
    }
  }
  return open === null ? null : `{{#${open}}}`
}

const read = async (bytes: Uint8Array, judge: JudgeDocx): Promise<ReadOwnForm> => {
  const fault = await judge(bytes)
  if (fault) return { refused: fault, tag: '' }
  const { engine, handler } = await opened()
  try {
    const tags = (await handler.parseTags(Buffer.from(bytes))).map(foundTag)
    if (tags.length === 0) return { refused: 'no_tags', tag: '' }
    const broken = unpaired(tags)
    return broken === null ? { tags } : { refused: 'broken_tag', tag: broken }
  } catch (error) {
    return brokenTag(engine, error)
  }
}

const fill: OwnFormEngine['fill'] = async (bytes, values) => {
  const { handler } = await opened()
  return new Uint8Array(await handler.process(Buffer.from(bytes), values as TemplateData))
}

/** Reads and fills an institution's own templates; each file is judged first. */
export const ownFormEngine = (judge: JudgeDocx): OwnFormEngine => ({
  read: (bytes) => read(bytes, judge),
  fill,
})
