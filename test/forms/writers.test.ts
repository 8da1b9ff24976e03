import { describe, expect, test } from 'vitest'
import { printPaperXlsx } from '../../src/adapters/files/tables/xlsx/write-workbook.ts'
import { printPaperDocx } from '../../src/adapters/print/docx/paper-docx.ts'
import { fittedWidths } from '../../src/adapters/print/pdf/column-widths.ts'
import { printPaperPdf } from '../../src/adapters/print/pdf/paper-pdf.ts'
import type { PaperGround } from '../../src/application/forms/paper-ground.ts'
import { printForm } from '../../src/application/forms/print-form.ts'
import type { PersonOnPaper } from '../../src/application/ports/office/paper-desk.ts'
import { cellWords, type Paper } from '../../src/domain/forms/paper.ts'
import { signedSection } from '../../src/domain/forms/signed-section.ts'
import { CONTENT } from '../support/content.ts'
import { cardOf, caseOf, emptyGround, RUSSIAN } from '../support/paper-ground.ts'
import {
  bareWords,
  docxTexts,
  packageParts,
  pdfFacts,
  pdfStructure,
  pdfText,
  xlsxSheets,
} from '../support/read-paper.ts'

const AWKWARD = [
  'Ёлкина-Щёголева «Лада» "Ёж" Ё’Коннор',
  '=HYPERLINK("http://evil.example","нажми")',
  // A place of our own templates stays as it was typed, too.
  `{{tag}} ${'$'}{amount} <w:p>жирно</w:p> & <b>так</b>`,
  'улица Имени Двадцатипятилетия Освобождения Приполярного Края, дом 7, корпус 12, квартира 340',
  'Сверхдлинноесловокотороенеделитсянаслогиинеимеетпробеловвообще'.repeat(3),
]

const printed = (id: string, parts: Partial<PaperGround>, large?: boolean): Paper => {
  const form = CONTENT.forms.get(id)
  if (!form) throw new RangeError(`no form ${id}`)
  return printForm(form, emptyGround(parts), {
    language: 'ru',
    renderer: RUSSIAN,
    ...(large === undefined ? {} : { large }),
  })
}

const [name = '', formula = '', tags = '', street = '', endless = ''] = AWKWARD

const entry = (n: number) => ({
  id: `p${n}`,
  problem: `Проблема ${n}`,
  goal: n === 1 ? formula : `Цель ${n}`,
  action: n === 2 ? tags : `Действие ${n}`,
  responsible: { side: 'family' as const, name },
  begins: '2026-11-01',
  due: '2026-12-01',
  monitoring: ['2026-11-15'],
})

/** A family with awkward words and twelve lines of a plan. */
const AWKWARD_FAMILY: Partial<PaperGround> = {
  citizen: cardOf({ name, address: street }),
  case: caseOf({
    problem: `${endless} ${formula}`,
    plan: Array.from({ length: 12 }, (_, at) => entry(at + 1)),
  }),
  curator: name,
}

/** Every word of a paper, wherever it stands. */
const wordsOf = ({ title, blocks }: Paper): string[] => [
  title,
  ...blocks.flatMap((block) => {
    switch (block.kind) {
      case 'field':
        return [block.label, block.value ?? '']
      case 'table':
        return [
          ...block.columns.map((column) => column.title),
          ...block.rows.flat().map((cell) => cellWords(cell)),
        ]
      case 'tick':
        return [block.label]
      case 'signature':
        return [block.who, block.name ?? '']
      default:
        return [block.text]
    }
  }),
]

const expectWhole = (text: string, paper: Paper): void => {
  const bare = bareWords(text)
  for (const words of wordsOf(paper)) expect(bare).toContain(bareWords(words))
}

describe('a paper is the same in every format, whatever people are called', () => {
  const papers = [
    ['awkward', printed('family_plan', AWKWARD_FAMILY)],
    ['empty', printed('family_plan', { citizen: cardOf(), case: caseOf() })],
    ['large', printed('family_plan', AWKWARD_FAMILY, true)],
    ['passport', printed('family_passport', { citizen: cardOf({ name, address: street }) })],
    ['act', printed('survey_act', { citizen: cardOf({ name, address: street }) })],
    ['agreement', printed('agreement', { ...AWKWARD_FAMILY, institution: 'Центр «Ёлка»' })],
    [
      'sheet',
      printed('citizen_sheet', { citizen: cardOf({ name }), need: CONTENT.needs.get('pension') ?? null }),
    ],
  ] as const

  test.each(papers)('%s: the PDF is tagged, titled, in Russian, and holds every word', async (_, paper) => {
    const pdf = await printPaperPdf(paper)
    const facts = pdfFacts(pdf)
    expect(facts.get('Tagged')).toBe('yes')
    expect(facts.get('Title')).toBe(paper.title)
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Lang (ru-RU)')
    expectWhole(pdfText(pdf), paper)
    const structure = pdfStructure(pdf)
    expect(structure).toMatch(/^Document/)
    expect(structure).toContain('H1')
    if (paper.blocks.some(({ kind }) => kind === 'table'))
      expect(structure).toMatch(/Table[\s\S]*TR[\s\S]*TH[\s\S]*TD/)
  })

  test('every DOCX is read whole by LibreOffice, and is one: headings, heading rows, language, title', async () => {
    const files = await Promise.all(
      papers.map(async ([id, paper]) => [`${id}.docx`, await printPaperDocx(paper)] as const),
    )
    const texts = docxTexts(files)
    papers.forEach(([, paper], at) => {
      expectWhole(texts[at] ?? '', paper)
    })
    const parts = await packageParts(files[0]?.[1] ?? new Uint8Array())
    expect(parts.get('word/document.xml')).toContain('<w:tblHeader/>')
    expect(parts.get('word/document.xml')).toContain('w:val="Heading1"')
    expect(parts.get('word/styles.xml')).toContain('w:lang w:val="ru-RU"')
    expect(parts.get('docProps/core.xml')).toContain('<dc:title>План реабилитации семьи</dc:title>')
  })

  test.each(papers)('%s: who signs finds on that page what it belongs to', async (_, paper) => {
    const pages = pdfText(await printPaperPdf(paper))
      .split('\f')
      .map(bareWords)
    const sections = paper.blocks.map((__, at) => signedSection(paper.blocks, at))
    for (const section of sections.filter(({ length }) => length > 0)) {
      const words = section
        .flatMap((block) => wordsOf({ ...paper, title: '', blocks: [block] }))
        .map(bareWords)
      expect(pages.filter((page) => words.every((each) => page.includes(each)))).toHaveLength(1)
    }
  })

  test('a cell that is longer than a page goes on, and nothing of it is lost', async () => {
    const long = Array.from({ length: 1500 }, (_, at) => `слово${at}`).join(' ')
    const plan = [{ ...entry(1), action: long }, entry(2)]
    const paper = printed('family_plan', { citizen: cardOf(), case: caseOf({ plan }) })
    const pdf = await printPaperPdf(paper)
    const text = bareWords(pdfText(pdf))
    for (const at of [0, 499, 750, 1499]) expect(text).toContain(`слово${at}`)
    expect(Number(pdfFacts(pdf).get('Pages'))).toBeGreaterThan(3)
  })
})

describe('columns of a table', () => {
  test('stay as they are wanted where every word fits; a narrow one gets what it needs from those that have more', () => {
    expect(fittedWidths([50, 50, 100], [20, 50, 90], 200)).toEqual([50, 50, 100])
    const [narrow = 0, ...rest] = fittedWidths([50, 50, 100], [60, 40, 20], 200)
    expect(narrow).toBe(60)
    expect(narrow + rest.reduce((sum, each) => sum + each, 0)).toBeCloseTo(200)
    expect(rest.every((each, at) => each >= ([40, 20][at] ?? 0))).toBe(true)
    // A word of no sensible length takes a third at most.
    expect(fittedWidths([100, 100], [900, 20], 200)[0]).toBe(100)
  })

  test('twelve of them hold dates and long words whole, in the PDF that is given out', async () => {
    const form = CONTENT.forms.get('people_register')
    if (!form) throw new RangeError('no register')
    const person: PersonOnPaper = {
      id: 'p1',
      facts: cardOf({ birthDate: '1950-03-08', address: 'ул. Имени Двадцатипятилетия Освобождения, 7' })
        .facts,
      presence: 'present',
      presenceFrom: null,
      registeredOn: '2026-01-12',
      lastContact: null,
      served: { until: '2027-05-12', withSupport: true },
      consent: { how: 'paper', day: '2026-05-12' },
    }
    const ground = emptyGround({ people: [person] })
    const text = pdfText(await printPaperPdf(printForm(form, ground, { language: 'ru', renderer: RUSSIAN })))
    for (const word of [
      '08.03.1950',
      '12.01.2026',
      '12.05.2026',
      'рождения',
      'Последний',
      'Двадцатипятилетия',
    ])
      expect(text).toContain(word)
  })
})

describe('a list to be counted', () => {
  const people = Array.from({ length: 25 }, (_, at) => ({
    id: `c${at}`,
    facts: cardOf({
      name: at === 3 ? formula : `Иванов ${at}`,
      birthDate: '1950-02-03',
      address: at === 4 ? tags : street,
    }).facts,
    presence: 'present' as const,
    presenceFrom: null,
    registeredOn: '2026-01-12',
    lastContact: '2026-11-03',
    served: null,
    consent: null,
  }))

  test('days are days, words stay words, the count is a formula with what it comes to', async () => {
    const paper = printed('people_register', { people })
    const bytes = await printPaperXlsx(paper)
    const parts = await packageParts(bytes)
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).toContain('<f>COUNTA(B2:B26)</f><v>25</v>')
    expect(sheet.match(/<f>/g)).toHaveLength(1)
    expect(sheet).toContain('=HYPERLINK(&quot;http://evil.example&quot;')
    // 3 February 1950 as a spreadsheet counts days.
    expect(sheet).toContain('s="3"><v>18297</v>')
    const [read = ''] = xlsxSheets([['people.xlsx', bytes]])
    expect(read).toContain('<text:p>03.02.1950</text:p>')
    expect(read).toContain('<text:p>=HYPERLINK(&quot;http://evil.example&quot;,&quot;нажми&quot;)</text:p>')
    expect(read).toMatch(/table:formula="of:=COUNTA\(\[\.B2:\.B26\]\)"[^>]*office:value="25"/)
    expect(read.match(/table:formula=/g)).toHaveLength(1)
  })

  test('no people: the list says so by being empty', async () => {
    const [read = ''] = xlsxSheets([['people.xlsx', await printPaperXlsx(printed('people_register', {}))]])
    expect(read).toMatch(/<text:p>Всего<\/text:p>[\s\S]*?office:value="0"/)
    expect(read).not.toContain('table:formula=')
  })
})
