import { posix } from 'node:path'
import { xmlEvents } from '../xml.ts'
import type { ZipPackage } from '../zip-package.ts'

/** That one part belongs to another. */
export interface Relation {
  readonly id: string
  /** The last word of its type: `worksheet`, `styles`, `sharedStrings`, `officeDocument`. */
  readonly kind: string
  /** `xl/worksheets/sheet1.xml` */
  readonly part: string
}

const relationsPart = (owner: string): string =>
  posix.join(posix.dirname(owner), '_rels', `${posix.basename(owner)}.rels`)

/** What belongs to a part; '' is the whole package. Whatever lies outside the file is left out. */
export const relationsOf = async (pack: ZipPackage, owner: string): Promise<Relation[]> => {
  const found: Relation[] = []
  const part = owner === '' ? '_rels/.rels' : relationsPart(owner)
  for await (const events of xmlEvents(pack.text(part)))
    for (const event of events) {
      if (event.type !== 'open' || event.name !== 'Relationship') continue
      const { Id = '', Target = '', Type = '', TargetMode } = event.attributes
      if (TargetMode === 'External') continue
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(posix.dirname(owner), Target)
      found.push({ id: Id, kind: Type.slice(Type.lastIndexOf('/') + 1), part: target })
    }
  return found
}
