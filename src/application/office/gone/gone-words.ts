import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { GoneLine } from '../../ports/office/gone-desk.ts'
import type { OfficeButton } from '../kit/office-words.ts'

/** Who it is, what was noted, since when, by whom. */
export const goneLine = ({ name, presence, from, byName }: GoneLine): TextRef =>
  text(`office.gone.line.${presence}`, {
    name: shortName(name),
    date: { date: from },
    by: shortName(byName),
  })

/** «Подтвердить: 3» */
export const goneButton = (n: number): OfficeButton => [text('office.gone.buttons.list', { n }), 'gone']
