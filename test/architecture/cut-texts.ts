import ts from 'typescript'
import { nodesThat } from './typed-sources.ts'

const CUTTING = new Set(['slice', 'substring', 'substr'])

/** A year, a month, a month with its dash, a day of a local date: no text of a person's. */
const PARTS_OF_A_DAY = new Set(['4', '7', '8', '10'])

const isString = (node: ts.Node, checker: ts.TypeChecker): boolean =>
  (checker.getTypeAtLocation(node).flags & ts.TypeFlags.StringLike) !== 0

/** `.join('')`: the signs of a text, put together again. */
const isJoined = (call: ts.CallExpression): boolean => {
  const { parent } = call
  if (!ts.isPropertyAccessExpression(parent) || parent.name.text !== 'join') return false
  const join = parent.parent
  return ts.isCallExpression(join) && join.arguments[0]?.getText() === "''"
}

/** Whether an end is one of a limit – a number, a constant, something called `most` –, not a place that was found. */
const isLimit = (end: ts.Expression): boolean => {
  if (ts.isNumericLiteral(end)) return !PARTS_OF_A_DAY.has(end.text)
  if (ts.isBinaryExpression(end)) return isLimit(end.left)
  const name = ts.isPropertyAccessExpression(end) ? end.name.text : end.getText()
  return /^[A-Z][A-Z\d_]+$|most|limit|max|longest|room/.test(name)
}

/** Whether a call keeps the beginning, a piece or the end of something by its length. */
const keepsPart = ({ arguments: [from, to] }: ts.CallExpression): boolean => {
  if (from === undefined) return false
  if (ts.isPrefixUnaryExpression(from)) return isLimit(from.operand)
  if (to === undefined) return false
  if (from.getText() === '0') return isLimit(to)
  return ts.isBinaryExpression(to) && to.left.getText() === from.getText() && isLimit(to.right)
}

const isCut = (node: ts.Node, checker: ts.TypeChecker): boolean => {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  const { expression, name } = node.expression
  if (!CUTTING.has(name.text)) return false
  if (name.text !== 'slice') return isString(expression, checker)
  return keepsPart(node) && (isString(expression, checker) || isJoined(node))
}

/**
 * Places where a text is cut by its length, as `src/a.ts:7 title.slice(0, 80)`: by what the compiler knows of the type, so
 * that a list is none. Parts of a local date are none either.
 */
export const cutTexts = (files: readonly string[]): string[] => nodesThat(isCut, files)
