import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentOf } from '../../src/cli/check-content.ts'
import { findLines } from '../../src/cli/content-find.ts'
import { needIssues, needLines } from '../../src/cli/content-need.ts'
import { makeNeed, missingInNeed } from '../../src/cli/content-new-need.ts'
import { ROOT } from '../../src/root.ts'

const AT = Date.parse('2026-11-30T12:00:00Z')
let home = ''

const change = (path: string, from: string, to: string): void => {
  const text = readFileSync(join(home, path), 'utf8')
  expect(text.split(from).length, `"${from}" once in ${path}`).toBe(2)
  writeFileSync(
    join(home, path),
    text.replace(from, () => to),
  )
}

const FACTS = 'scenarios/needs/passport.yaml'
const RU = 'locales/ru/needs/passport.yaml'
const EN = 'locales/en/needs/passport.yaml'

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'need-'))
  for (const name of ['scenarios', 'locales'])
    cpSync(join(ROOT, name), join(home, name), {
      recursive: true,
      filter: (path) => !/(scenarios\/listening|scenarios\/hearing)/.test(path),
    })
})
afterAll(() => rmSync(home, { recursive: true }))

/** The line on which words stand first in a file. */
const lineOf = (path: string, words: string): number =>
  readFileSync(join(home, path), 'utf8').split(words)[0]?.split('\n').length ?? 0

/** A variable as texts have it. */
const place = (name: string): string => `$\{${name}}`

/** How a line begins that tells of a place. */
const at = (path: string, words: string): string => `${path}:${lineOf(path, words)}  `

describe('the check of one need', () => {
  it('tells all faults at once, each at its file, line and key, with what to do', () => {
    change(FACTS, 'kind: migration_office', 'kind: migraton_office')
    change(FACTS, '  - id: apply_age\n    binds: person', '  - id: apply_age\n    bindz: person')
    change(FACTS, 'mistakes: [wrong_day', 'mistakes: [wrong_days')
    change(FACTS, '"приказ МВД № 773 от 16.11.2020 (ред. 08.11.2021)",', '3,')
    change(RU, 'purpose: "Хочу сообщить о краже."', `purpose: "Хочу сообщить о ${place('thief')}."`)
    change(RU, 'Позвоните в отдел. Номер найдут по', 'В целях замены осуществите звонок по')
    change(RU, 'goal: "получить новый паспорт"', 'goal: "???"')
    change(EN, 'title: "Passport"', `title: "${place('new passport')}"`)
    change(EN, 'one_more_paper:', 'one_more_papers:')
    const lines = needLines(needIssues(home, 'passport', AT), 'passport')
    const told: [string, string][] = [
      [
        at(FACTS, 'migraton_office'),
        '"migraton_office" is no kind of office: did you mean "migration_office"?',
      ],
      [at(FACTS, 'bindz'), 'terms.1.bindz  "bindz" is no key here: remove it or correct its name'],
      [at(FACTS, 'source: 3'), 'laws.1.fact.source  '],
      [at(RU, 'thief'), 'calls.police.purpose  ru  nobody knows variable "thief": use one of'],
      [at(RU, 'В целях замены'), 'documents.loss_statement.lost  ru  «в целях» is officialese'],
      [at(RU, 'goal: "???"'), 'goal  ru  is not written yet'],
      [
        at(RU, 'mistakes:'),
        'mistakes.wrong_days  ru  text "needs.passport.mistakes.wrong_days" is missing: write it',
      ],
      [at(EN, 'title:'), `title  en  "${place('new passport')}" is not allowed`],
      [
        `${EN}:`,
        'nothing uses text "needs.passport.visits.migration_office.objections.one_more_papers.hear"',
      ],
    ]
    for (const [where, message] of told)
      expect(
        lines.filter((line) => line.includes(where) && line.includes(message)),
        `${where}${message}`,
      ).not.toEqual([])
    expect(lines.filter((line) => !line.includes('/passport.yaml'))).toEqual([
      expect.stringMatching(/^passport: \d+ faults, \d warnings$/),
    ])
  }, 120_000)

  it('blames the longest of the author’s texts for a message that is too long', () => {
    for (const path of [FACTS, RU, EN]) cpSync(join(ROOT, path), join(home, path))
    change(RU, 'repair: "Клеить', `repair: "${'Клеить его не надо. '.repeat(60)}Клеить`)
    const lines = needLines(needIssues(home, 'passport', AT), 'passport')
    expect(lines.join('\n')).toMatch(
      new RegExp(`fault  ${at(RU, 'repair: "Клеить')}mistakes.repair  ru  a message has \\d+ characters`),
    )
  }, 120_000)

  it('knows what need was most likely meant', () => {
    expect(() => needIssues(home, 'pasport', AT)).toThrow('there is no such need, did you mean "passport"')
  })
})

describe('a new need', () => {
  it('is made with every place marked, and what is left is told until nothing is', () => {
    const paths = makeNeed(home, 'ferry', 'missed,cancelled', '2026-11-30')
    expect(paths).toContain('scenarios/finding/ru/ferry.yaml')
    const lines = missingInNeed(home, 'ferry')
    expect(lines).toContain(`${at('scenarios/needs/ferry.yaml', 'kind: ???')}bodies.0.kind  write it`)
    expect(lines).toContain(
      `${at('locales/ru/needs/ferry.yaml', 'cancelled: "???"')}short.cancelled  write it`,
    )
    expect(lines).toContain('scenarios/finding/en/ferry.yaml  has 0 phrases of at least 20')
    expect(lines.at(-1)).toMatch(/^ferry: \d+ places are left/)
    expect(() => makeNeed(home, 'ferry', 'a,b', '2026-11-30')).toThrow('is there already: --missing ferry')
    for (const path of paths) rmSync(join(home, path))
    expect(() => makeNeed(home, 'pets', 'dog', '2026-11-30')).toThrow(
      '2 to 6 ids are expected, like lost,stolen',
    )
  })

  it('without a translation is read in Russian, and the check warns', () => {
    for (const path of [FACTS, RU, EN]) cpSync(join(ROOT, path), join(home, path))
    writeFileSync(join(home, EN), 'draft: true\ntitle: "Passport"\n')
    const { content } = contentOf(home)
    expect(content?.texts.find('en', 'needs.passport.goal')?.fill(String)).toBe('получить новый паспорт')
    expect(content?.texts.find('en', 'needs.passport.title')?.fill(String)).toBe('Passport')
    const faults = needIssues(home, 'passport', AT).filter(({ severity }) => severity === 'fault')
    expect(faults).toEqual([])
  }, 120_000)
})

describe('what is found', () => {
  it('is told with the words by which it is found', () => {
    const lines = findLines(ROOT, 'украли паспорт в автобусе')
    expect(lines[0]).toMatch(/^passport \(stolen\) {2}0\.\d\d {2}by .*паспорт \+0\.\d\d/)
    expect(findLines(ROOT, 'варенье из крыжовника')).toEqual(['nothing is found by «варенье из крыжовника»'])
  })
})
