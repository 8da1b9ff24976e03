import type { Ajv } from 'ajv'
import { codePoints } from '../text/code-points.ts'
import { formattedFrom } from '../text/formatted-from.ts'

type Span = [number, number]

function within([least, most]: Span, size: number): boolean {
  return size >= least && size <= most
}

function textAfterEntities(text: string, parent: unknown): string {
  const { parse_mode } = (parent ?? {}) as { parse_mode?: string }
  return formattedFrom(text, parse_mode, undefined).text
}

/** Teaches the validator the three keywords of our schema: bytes, code points, code points after entities. */
export function addKeywords(ajv: Ajv): void {
  ajv.addKeyword({
    keyword: 'x-bytes',
    type: 'string',
    validate: (span: Span, text: string) => within(span, Buffer.byteLength(text)),
  })
  ajv.addKeyword({
    keyword: 'x-chars',
    type: 'string',
    validate: (span: Span, text: string) => within(span, codePoints(text)),
  })
  ajv.addKeyword({
    keyword: 'x-chars-after-entities',
    type: 'string',
    validate: (span: Span, text: string, _schema, context) =>
      within(span, codePoints(textAfterEntities(text, context?.parentData))),
  })
}
