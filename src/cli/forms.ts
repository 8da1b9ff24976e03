import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { loadContent } from '../adapters/content/load-content.ts'
import { isLanguage } from '../application/ports/texts.ts'
import { FORMATS, type PaperFormat } from '../domain/forms/form.ts'
import { ROOT } from '../root.ts'
import { type PrintAsked, printDemoForm } from './forms-print.ts'
import { figuresLine, figuresOf, formsResults } from './forms-results.ts'

/**
 * `npm run forms`: every form of paper with its places by verdict – recorded, in part, awaited, by pen. `-- --json` for other
 * tools; the exit code is 1 when a bar is missed. `-- print <form> [case or person]` prints one on the invented district:
 * `--text` (the usual), `--docx`, `--pdf`, `--xlsx`; `--choose` a need, a period, a letter or a month, `--visit` the day of the
 * visit, `--large` or `--small`, `--language en`, `--out <file>`.
 */
const OPTIONS = {
  json: { type: 'boolean', default: false },
  text: { type: 'boolean', default: false },
  docx: { type: 'boolean', default: false },
  pdf: { type: 'boolean', default: false },
  xlsx: { type: 'boolean', default: false },
  large: { type: 'boolean', default: false },
  small: { type: 'boolean', default: false },
  choose: { type: 'string' },
  visit: { type: 'string' },
  language: { type: 'string', default: 'ru' },
  out: { type: 'string' },
} as const

type Values = ReturnType<typeof parsed>['values']

const parsed = () => parseArgs({ options: OPTIONS, allowPositionals: true })

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const listForms = ({ json }: Values): void => {
  const figures = [...loadContent(ROOT).forms.values()].map(figuresOf)
  const results = formsResults(figures)
  if (json) print(JSON.stringify({ results, forms: figures }))
  else {
    for (const each of figures) print(figuresLine(each))
    for (const { id, name, value, bar } of results.filter(({ ok }) => !ok))
      print(`missed  ${id}  ${name}: ${value}, bar ${bar}`)
  }
  if (results.some(({ ok }) => !ok)) process.exitCode = 1
}

const formatOf = (values: Values): PaperFormat | 'text' => FORMATS.find((each) => values[each]) ?? 'text'

const askedOf = (values: Values, form: string, about: string | undefined): PrintAsked => {
  const { language, large, small, choose, visit } = values
  if (!isLanguage(language)) throw new RangeError('--language: ru or en')
  if (visit !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(visit))
    throw new RangeError(`--visit "${visit}": a day like 2027-02-01 is expected`)
  const size = large ? true : small ? false : undefined
  return { form, about, choice: choose, visit, format: formatOf(values), large: size, language }
}

const printOne = async (
  values: Values,
  form: string | undefined,
  about: string | undefined,
): Promise<void> => {
  if (form === undefined) throw new RangeError('print <form> [case or person]: which form?')
  const asked = askedOf(values, form, about)
  const made = await printDemoForm(loadContent(ROOT), asked, Date.now())
  const file = values.out ?? (typeof made === 'string' ? undefined : `${form}.${asked.format}`)
  if (file === undefined) process.stdout.write(made)
  else {
    writeFileSync(file, made)
    print(`written: ${file}`)
  }
}

const main = async (): Promise<void> => {
  const { values, positionals } = parsed()
  const [command, form, about] = positionals
  if (command === undefined) listForms(values)
  else if (command === 'print') await printOne(values, form, about)
  else throw new RangeError(`"${command}": nothing, or "print" is expected`)
}

main().catch((error: Error) => {
  process.stderr.write(`forms: ${error.message}\n`)
  process.exitCode = 2
})
