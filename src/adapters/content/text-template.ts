import type { CompiledText } from '../../application/ports/texts.ts'
import { ownEntry } from '../../domain/own-entry.ts'

const PLACE = /\$\{([^}]*)\}/g
const NAME = /^[a-z][a-z0-9_]*$/
const PLURAL = /^plural\(\s*([a-z][a-z0-9_]*)\s*,((?:\s*'[^']*'\s*,?){2,4})\)$/

type Piece = string | { name: string; forms?: readonly string[] }

/** Order of the forms in a text: one, few, many (ru) or one, other (en). */
const FORM_OF: Record<string, readonly Intl.LDMLPluralRule[]> = {
  ru: ['one', 'few', 'many'],
  en: ['one', 'other'],
}

const pluralPiece = (name: string, list: string, language: string): Piece => {
  const forms = [...list.matchAll(/'([^']*)'/g)].map(([, form]) => form as string)
  const expected = ownEntry(FORM_OF, language)?.length ?? 2
  if (forms.length !== expected)
    throw new SyntaxError(`plural() of "${name}" has ${forms.length} forms, ${expected} are needed`)
  return { name, forms }
}

const pieceOf = (expression: string, language: string): Piece => {
  const inner = expression.trim()
  if (NAME.test(inner)) return { name: inner }
  const plural = PLURAL.exec(inner)
  if (plural) return pluralPiece(plural[1] as string, plural[2] as string, language)
  throw new SyntaxError(`"\${${expression}}" is not allowed: only \${name} and \${plural(name, '…', …)} are`)
}

const piecesOf = (template: string, language: string): Piece[] => {
  const pieces: Piece[] = []
  let from = 0
  for (const match of template.matchAll(PLACE)) {
    pieces.push(template.slice(from, match.index), pieceOf(match[1] as string, language))
    from = match.index + match[0].length
  }
  return [...pieces, template.slice(from)].filter((piece) => piece !== '')
}

/** A full stop behind a value, perhaps behind the end of a tag; not the first of three. */
const OWN_STOP = /^((?:<\/\w+>)*)\.(?!\.)/

/**
 * Compiles a text: `${name}` and `${plural(n, 'шаг', 'шага', 'шагов')}` are all that is allowed – no code runs.
 * @throws SyntaxError that names the expression which is not allowed.
 */
export const compileText = (template: string, language: string): CompiledText => {
  const pieces = piecesOf(template, language)
  const variables = [...new Set(pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.name])))]
  if (variables.length === 0) return { variables, fill: () => template }
  const rules = new Intl.PluralRules(language)
  const order = ownEntry(FORM_OF, language) ?? ['one', 'other']
  const form = (forms: readonly string[], value: string): string =>
    forms[Math.max(0, order.indexOf(rules.select(Number(value))))] ?? (forms.at(-1) as string)
  const put = (piece: Piece, value: (name: string) => string): string => {
    if (typeof piece === 'string') return piece
    return piece.forms ? form(piece.forms, value(piece.name)) : value(piece.name)
  }
  const fill = (value: (name: string) => string): string => {
    let filled = ''
    for (const piece of pieces) {
      const said = put(piece, value)
      // «Записано: Соколова М. П.» ends with the point of the initial: the sentence's own would be a second one.
      filled += filled.endsWith('.') ? said.replace(OWN_STOP, '$1') : said
    }
    return filled
  }
  return { variables, fill }
}
