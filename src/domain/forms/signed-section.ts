import type { PaperBlock } from './paper.ts'

const isSection = (block: PaperBlock): boolean => block.kind === 'heading' && block.level === 'section'

/**
 * The blocks of the section that begins at a place, where somebody signs in it and no table can tear it: they stay on one page,
 * so that no signature stands alone. Otherwise, and where no section begins, there are none.
 */
export const signedSection = (blocks: readonly PaperBlock[], at: number): readonly PaperBlock[] => {
  const [head, ...rest] = blocks.slice(at)
  if (head === undefined || !isSection(head)) return []
  const next = rest.findIndex(isSection)
  const section = [head, ...(next === -1 ? rest : rest.slice(0, next))]
  const isSigned = section.some(({ kind }) => kind === 'signature')
  return isSigned && section.every(({ kind }) => kind !== 'table') ? section : []
}
