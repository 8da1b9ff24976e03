import { relative } from 'node:path'
import ts from 'typescript'
import { ROOT } from './sources.ts'

const programs = new Map<string, ts.Program>()

/** A program over some files with the settings of this repository: made once, since types cost seconds. */
const programOf = (files: readonly string[]): ts.Program => {
  const known = programs.get(files.join('\n'))
  if (known) return known
  const path = ts.findConfigFile(ROOT, ts.sys.fileExists, 'tsconfig.json') ?? 'tsconfig.json'
  const { config } = ts.readConfigFile(path, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT)
  const program = ts.createProgram({ rootNames: files, options })
  programs.set(files.join('\n'), program)
  return program
}

/** Whether a node breaks a rule, by what the compiler knows of it. */
export type TypedRule = (node: ts.Node, checker: ts.TypeChecker) => boolean

/** The nodes of some files that break a rule, as `src/a.ts:7 TABLE[name]`. */
export const nodesThat = (breaks: TypedRule, files: readonly string[]): string[] => {
  const program = programOf(files)
  const checker = program.getTypeChecker()
  const found: string[] = []
  for (const file of files) {
    const source = program.getSourceFile(file)
    if (!source) throw new RangeError(`${file} was not read`)
    const visit = (node: ts.Node): void => {
      if (breaks(node, checker)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart())
        found.push(`${relative(ROOT, file)}:${line + 1} ${node.getText().replace(/\s+/g, ' ')}`)
      }
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return found
}
