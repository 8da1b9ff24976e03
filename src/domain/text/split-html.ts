import { signsOf } from './signs.ts'

/** Code points that are read: tags left out, an entity as the one sign that it stands for. */
const visibleLength = (html: string): number =>
  [...html.replace(/<[^>]+>/g, '').replace(/&(lt|gt|amp|quot);/g, ' ')].length

/** Tags that are open at the end of a piece, innermost last. */
const openTags = (html: string): string[] => {
  const open: string[] = []
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
    if (slash) open.pop()
    else open.push(name as string)
  }
  return open
}

const isWhole = (piece: string): boolean => /^(?:<[^>]+>|&[a-z]+;)$/.test(piece)

/** The signs of a word without end, tags and entities whole; a sign that no message holds is cut between code points. */
const signsIn = (word: string, limit: number): string[] =>
  (word.match(/<[^>]+>|&[a-z]+;|[^<&]+|[<&]/g) ?? [])
    .flatMap((piece) => (isWhole(piece) ? [piece] : signsOf(piece)))
    .flatMap((sign) => (visibleLength(sign) > limit ? [...sign] : [sign]))

/** Pieces between which a text may be cut: lines, then words, then – in a word without end – signs. */
const atoms = (html: string, limit: number): string[] =>
  html
    .split(/(?<=\n)|(?<= )/)
    .flatMap((piece) => (visibleLength(piece) <= limit ? [piece] : signsIn(piece, limit)))

/**
 * Cuts an HTML text into messages of at most `limit` visible characters. Tags that a cut falls into are closed and
 * opened again; an entity is never cut.
 */
export const splitHtml = (html: string, limit: number): string[] => {
  if (html.length <= limit || visibleLength(html) <= limit) return [html]
  const messages: string[] = []
  let current = ''
  for (const atom of atoms(html, limit)) {
    if (current !== '' && visibleLength(current) + visibleLength(atom) > limit) {
      const open = openTags(current)
      messages.push(
        current.trimEnd() +
          [...open]
            .reverse()
            .map((tag) => `</${tag}>`)
            .join(''),
      )
      current = open.map((tag) => `<${tag}>`).join('')
    }
    current += atom
  }
  return [...messages, current].filter((message) => visibleLength(message.trim()) > 0)
}
