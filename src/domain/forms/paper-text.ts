import { cellWords, filledRows, GAP, type Paper, type PaperBlock } from './paper.ts'

const SIGN_LINE = '________________'

const blockLines = (block: PaperBlock): string[] => {
  switch (block.kind) {
    case 'heading':
      return ['', block.text]
    case 'field':
      return block.value === null
        ? [`${block.label}: ${GAP}`, ...Array.from({ length: block.lines - 1 }, () => GAP)]
        : [`${block.label}: ${block.value}`]
    case 'table':
      return [
        ...(block.title === '' ? [] : [block.title]),
        block.columns.map(({ title }) => title).join(' | '),
        ...block.rows.map((row) => row.map((cell) => cellWords(cell)).join(' | ')),
        ...(block.count === null ? [] : [`${block.count}: ${filledRows(block.rows)}`]),
      ]
    case 'tick':
      return [`${block.ticked ? '[x]' : '[ ]'} ${block.label}`]
    case 'signature':
      return [
        `${block.who}: ${SIGN_LINE} ${block.name ?? SIGN_LINE}${block.day === null ? '' : ` ${block.day} ${SIGN_LINE}`}`,
      ]
    default:
      return [block.text]
  }
}

/** A paper as plain text, a line each: for the terminal and for comparing. */
export const paperText = ({ title, blocks }: Paper): string =>
  `${[title, ...blocks.flatMap(blockLines)].join('\n')}\n`
