import { relative } from 'node:path'
import ts from 'typescript'
import { ROOT } from './sources.ts'

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

const programOf = (files: readonly string[]): ts.Program => {
  const path = ts.findConfigFile(ROOT, ts.sys.fileExists, 'tsconfig.json') ?? 'tsconfig.json'
  const { config } = ts.readConfigFile(path, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT)
  return ts.createProgram({ rootNames: files, options })
}

/**
 * Look-ups by a name that may be any, as `src/a.ts:7 TABLE[name]`: by what the compiler knows of the name's type, so that
 * a number, a literal or a name out of a closed list is none.
 */
export const openLookUps = (files: readonly string[]): string[] => {
  const program = programOf(files)
  const checker = program.getTypeChecker()
  const found: string[] = []
  for (const file of files) {
    const source = program.getSourceFile(file)
    if (!source) throw new RangeError(`${file} was not read`)
    const visit = (node: ts.Node): void => {
      if (isOpenLookUp(node, checker)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart())
        found.push(`${relative(ROOT, file)}:${line + 1} ${node.getText()}`)
      }
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return found
}
