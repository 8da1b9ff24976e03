import { blocksOfRow, type Composing } from './compose-paper.ts'
import type { FormRow } from './form.ts'
import { signTag, tagsOfForm, tickTag } from './form-tags.ts'
import { cellWords, GAP, type Paper, type PaperBlock, type PaperCell } from './paper.ts'

/** What goes into a template: words by tag, and rows of words by the tag of a table. */
export type TagValues = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>

const TICKED = '☒'
const UNTICKED = '☐'

const lines = (blocks: readonly PaperBlock[]): string =>
  blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n')

const cellAt = (rows: readonly (readonly PaperCell[])[], row: number, column: number): string =>
  cellWords(rows[row]?.[column] ?? null)

const tableOf = (blocks: readonly PaperBlock[]): readonly (readonly PaperCell[])[] =>
  blocks.find((block) => block.kind === 'table')?.rows ?? []

/** A row of the form as values of its tags: the same as stands on our own paper. */
const valuesOfRow = (
  row: FormRow,
  blocks: readonly PaperBlock[],
): (readonly [string, TagValues[string]])[] => {
  const [block] = blocks
  if ('field' in row) return [[row.field, (block?.kind === 'field' ? block.value : null) ?? GAP]]
  if ('say' in row) return [[`say_${row.say}`, lines(blocks)]]
  if ('sign' in row) return [[signTag(row.sign), (block?.kind === 'signature' ? block.name : null) ?? GAP]]
  const rows = tableOf(blocks)
  if ('table' in row)
    return [
      [
        row.table,
        rows.map((_, at) =>
          Object.fromEntries(row.columns.map(({ id }, column) => [id, cellAt(rows, at, column)])),
        ),
      ],
    ]
  const mark = (isTicked: boolean): string => (isTicked ? TICKED : UNTICKED)
  if (row.columns.length === 0)
    return row.items.map(({ id }, at) => {
      const tick = blocks[at]
      return [tickTag(row.ticks, id), mark(tick?.kind === 'tick' && tick.ticked)]
    })
  return row.items.flatMap(({ id }, at) =>
    row.columns.map(
      (look, column) => [tickTag(row.ticks, id, look), mark(cellAt(rows, at, column + 1) !== '')] as const,
    ),
  )
}

const rowsOf = ({ form }: Composing): FormRow[] => form.sections.flatMap(({ rows }) => rows)

/** Everything that an institution's own template of the form can show. */
export const tagValues = (composing: Composing): TagValues =>
  Object.fromEntries(rowsOf(composing).flatMap((row) => valuesOfRow(row, blocksOfRow(composing, row))))

/** How a tag is written in a template. */
export const written = (tag: string): string => `{{${tag}}}`

const rowWithTags = (row: FormRow, blocks: readonly PaperBlock[]): PaperBlock[] => {
  if ('say' in row) return [{ kind: 'paragraph', text: written(`say_${row.say}`) }]
  return blocks.map((block, at): PaperBlock => {
    if ('field' in row && block.kind === 'field') return { ...block, value: written(row.field) }
    if ('sign' in row && row.name !== undefined && block.kind === 'signature')
      return { ...block, name: written(signTag(row.sign)) }
    if ('ticks' in row && block.kind === 'tick')
      return {
        kind: 'paragraph',
        text: `${written(tickTag(row.ticks, row.items[at]?.id ?? ''))} ${block.label}`,
      }
    if ('ticks' in row && block.kind === 'table')
      return {
        ...block,
        rows: block.rows.map(([label = null], item) => [
          label,
          ...row.columns.map((look) => written(tickTag(row.ticks, row.items[item]?.id ?? '', look))),
        ]),
      }
    if ('table' in row && block.kind === 'table') {
      const last = row.columns.length - 1
      const cells = row.columns.map(({ id }, column) =>
        [
          ...(column === 0 ? [`{{#${row.table}}}`] : []),
          written(id),
          ...(column === last ? [`{{/${row.table}}}`] : []),
        ].join(''),
      )
      return { ...block, rows: [cells], count: null }
    }
    return block
  })
}

/** Our own form with tags in place of data: what an institution begins its own template with. */
export const starterPaper = (composing: Composing, blank: Paper): Paper => {
  const { form, words } = composing
  return {
    ...blank,
    large: false,
    blocks: form.sections.flatMap(({ id, rows }): PaperBlock[] => {
      const key = `forms.${form.id}.sections.${id}`
      return [
        ...(words.has(key) ? [{ kind: 'heading', level: 'section', text: words.say({ key }) } as const] : []),
        ...rows.flatMap((row) => rowWithTags(row, blocksOfRow(composing, row))),
      ]
    }),
  }
}

/** What a sample shows: in every place what it is called, and in a table two rows. */
export const sampleValues = ({ form, words }: Composing): TagValues => {
  const name = (path: string): string => `‹${words.say({ key: `forms.${form.id}.${path}` })}›`
  const sampleOf = (path: string): string => {
    if (path.startsWith('items.')) return UNTICKED
    return path.startsWith('says.') ? '‹…›' : name(path)
  }
  const { single, lists } = tagsOfForm(form)
  return Object.fromEntries([
    ...single.map(({ tag, words: path }) => [tag, sampleOf(path)] as const),
    ...lists.map(
      ({ tag, columns }) =>
        [
          tag,
          [1, 2].map(() => Object.fromEntries(columns.map((column) => [column.tag, name(column.words)]))),
        ] as const,
    ),
  ])
}
