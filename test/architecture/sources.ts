import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** One source file as the rules look at it. Paths are relative to the project: `src/domain/needs/need.ts`. */
export interface Source {
  readonly path: string
  /** What it imports: project paths of own files (`src/...`), otherwise the specifier (`node:fs`, `zod`, `pg`). */
  readonly imports: readonly string[]
  /** Imports that stay at run time: those of types alone are left out. */
  readonly valueImports: readonly string[]
  /** String literals and pieces of templates. */
  readonly strings: readonly string[]
  /** Constructs that reach outside or wait, e.g. `Date.now`, `new Date()`, `await`. */
  readonly effects: readonly string[]
}

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Names whose bare use means the world outside. */
const GLOBALS = new Set([
  'process',
  'console',
  'Promise',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'fetch',
])
/** Members of otherwise harmless objects that read the clock or chance. */
const MEMBERS = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID'])

const resolved = (from: string, specifier: string): string =>
  specifier.startsWith('.') ? join(from, '..', specifier) : specifier

const isTypeOnly = (node: ts.ImportDeclaration | ts.ExportDeclaration): boolean => {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  const clause = node.importClause
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const { namedBindings } = clause
  const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : null
  return !clause.name && named !== null && named.length > 0 && named.every((each) => each.isTypeOnly)
}

const importOf = (node: ts.Node): { specifier: string; typeOnly: boolean } | null => {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
    return { specifier: (node.moduleSpecifier as ts.StringLiteral).text, typeOnly: isTypeOnly(node) }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return { specifier: (node.argument.literal as ts.StringLiteral).text, typeOnly: true }
  if (ts.isCallExpression(node) && node.arguments[0] && ts.isStringLiteral(node.arguments[0])) {
    const callee = node.expression
    const isImport =
      callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require')
    const isRequire = ts.isCallExpression(callee) && callee.expression.getText() === 'createRequire'
    if (isImport || isRequire) return { specifier: node.arguments[0].text, typeOnly: false }
  }
  return null
}

/** Whether an identifier is used as a value of its own, not as the name of a property or in a type. */
const isBareUse = (node: ts.Identifier): boolean => {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) return parent.name !== node
  return true
}

const effectOf = (node: ts.Node): string | null => {
  if (ts.isAwaitExpression(node)) return 'await'
  if (ts.isForOfStatement(node) && node.awaitModifier) return 'for await'
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async'
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0)
    return 'new Date()'
  if (ts.isPropertyAccessExpression(node) && MEMBERS.has(node.getText())) return node.getText()
  if (ts.isIdentifier(node) && GLOBALS.has(node.text) && isBareUse(node)) return node.text
  return null
}

/** Reads one file's text; `path` decides what its relative imports mean. */
export const readSource = (path: string, text: string): Source => {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true)
  const imports: string[] = []
  const valueImports: string[] = []
  const strings: string[] = []
  const effects: string[] = []
  const visit = (node: ts.Node): void => {
    const found = importOf(node)
    if (found) {
      imports.push(resolved(path, found.specifier))
      if (!found.typeOnly) valueImports.push(resolved(path, found.specifier))
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      strings.push(node.text)
    const effect = effectOf(node)
    if (effect) effects.push(effect)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { path, imports, valueImports, strings, effects }
}

const isCode = (name: string): boolean => /\.(ts|js)$/.test(name)

/** Every source of `src`, generated code left out. */
export const readSources = (): Source[] =>
  readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isCode(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
    .filter((path) => !path.includes('/generated/'))
    .sort()
    .map((path) => readSource(path, readFileSync(join(ROOT, path), 'utf8')))
