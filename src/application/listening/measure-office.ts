import { localMoment } from '../../domain/calendar/local-date.ts'
import type { Meant, Utterance } from '../../domain/listening/utterance-set.ts'
import { hearOffice } from '../../domain/office-ear/hear-office.ts'
import { type NameIndex, nameIndex } from '../../domain/office-ear/named-people.ts'
import type { OfficeAct } from '../../domain/office-ear/office-act.ts'
import type { OfficeEar } from '../../domain/office-ear/read-deed.ts'
import { dangersIn } from '../hearing/dangers-in.ts'
import type { Content } from '../ports/content.ts'
import type { Language } from '../ports/texts.ts'
import { fitsOfficeLabel } from './fits-office-label.ts'
import { isKeptApart } from './measure-hearing.ts'
import { officeEarOf } from './office-ear.ts'
import { UTTERED_AT } from './utterance-talk.ts'

const ZONE = 'Europe/Moscow'

/** An utterance of an employee with what was understood. */
export interface JudgedAtWork {
  readonly utterance: Utterance
  readonly act: OfficeAct
  readonly isRight: boolean
  /** Something else would be offered as if it were sure; what is not understood is asked. */
  readonly isWrong: boolean
}

const namesIn = ({ value }: Meant): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((each) => {
    const { who, find } = (typeof each === 'object' ? (each ?? {}) : {}) as { who?: string; find?: string }
    return [who, find].flatMap((name) => name ?? [])
  })

/** The register of the measure holds whoever any utterance is about, of both halves. */
const registerOf = (all: readonly Utterance[], { signs }: OfficeEar): NameIndex => {
  const names = new Set(all.flatMap(({ meant, also }) => [meant, ...(also ? [also] : [])].flatMap(namesIn)))
  return nameIndex(
    [...names].map((name) => ({ id: name, name })),
    signs.names,
  )
}

/** What is answered with a question, not with an offer. */
const isUnsure = (act: OfficeAct): boolean =>
  act.type === 'unclear' ||
  (act.type === 'of_nobody' && act.isOfSomebody) ||
  (act.type === 'told' && act.of.some(({ deed }) => deed.type === 'note' && !deed.isSure))

/** Judges what employees write beside their dialogs, against a register of all who are named. */
export const judgedAtWork = (
  content: Content,
  utterances: Readonly<Record<Language, readonly Utterance[]>>,
): readonly JudgedAtWork[] =>
  (Object.keys(utterances) as Language[]).flatMap((language) => {
    const all = utterances[language].filter(({ place }) => place === 'office')
    const ear = officeEarOf(content, language, localMoment(UTTERED_AT, ZONE).date)
    const index = registerOf(all, ear)
    return all.map((utterance) => {
      const { words, meant, also, role } = utterance
      const isCry = dangersIn(content, words).length > 0
      const act = hearOffice(words, index, ear)
      const labels = also ? [meant, also] : [meant]
      // Danger is heard before all work; what else the words say is offered below it.
      const isRight = labels.some(
        (label) =>
          (isCry && label.act === 'danger') ||
          fitsOfficeLabel(label, act, role === 'head' ? 'head' : 'worker'),
      )
      return { utterance, act, isRight, isWrong: !isRight && !isUnsure(act) }
    })
  })

const KINDS = ['contact', 'visit', 'task', 'note', 'find', 'screen'] as const

/** Of which kind an utterance is: by its deed, `several`, or the act of its label. */
export const kindOfLabel = ({ meant: { act, value } }: Utterance): string => {
  if (Array.isArray(value)) return 'several'
  const named = typeof value === 'object' ? Object.keys(value) : []
  return KINDS.find((kind) => named.includes(kind)) ?? act
}

/** Shares from 0 to 1 of right and of wrong readings. */
export interface OfficeShares {
  readonly count: number
  readonly right: number
  readonly wrong: number
}

export const officeShares = (all: readonly JudgedAtWork[], isKept: boolean): OfficeShares => {
  const half = all.filter(({ utterance }) => isKeptApart(utterance) === isKept)
  const share = (is: (each: JudgedAtWork) => boolean): number =>
    half.length === 0 ? 0 : half.filter(is).length / half.length
  return {
    count: half.length,
    right: share(({ isRight }) => isRight),
    wrong: share(({ isWrong }) => isWrong),
  }
}
