import ts from 'typescript'
import { nodesThat } from './typed-sources.ts'

const { TypeFlags } = ts

/** A type that any name fits: what is looked up by it may be `constructor`. */
const isAnyName = (type: ts.Type): boolean =>
  (type.flags & (TypeFlags.String | TypeFlags.TemplateLiteral | TypeFlags.Any | TypeFlags.Unknown)) !== 0 ||
  (type.isUnion() && type.types.some(isAnyName))

const isWritten = (node: ts.Node): boolean => {
  const { parent } = node
  if (ts.isDeleteExpression(parent)) return true
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  )
}

/** A look-up by brackets, or by `in`, with a name that may be any. */
const isOpenLookUp = (node: ts.Node, checker: ts.TypeChecker): boolean => {
  if (ts.isElementAccessExpression(node))
    return !isWritten(node) && isAnyName(checker.getTypeAtLocation(node.argumentExpression))
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.InKeyword &&
    isAnyName(checker.getTypeAtLocation(node.left))
  )
}

/**
 * Look-ups by a name that may be any, as `src/a.ts:7 TABLE[name]`: by what the compiler knows of the name's type, so that
 * a number, a literal or a name out of a closed list is none.
 */
export const openLookUps = (files: readonly string[]): string[] => nodesThat(isOpenLookUp, files)
