import { shortName } from '../../../domain/people/short-name.ts'
import type { CaseLack, LackingCase } from '../../../domain/report/technology-lacking.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { pageOf } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { casesSeen } from './show-technologies.ts'
import { aboutTechnologies, technologiesHead, toTechnologies } from './technologies-at-hand.ts'

/** What a case lacks, with whose it is, as the reader sees it. */
export interface LackSeen {
  readonly case: string
  readonly citizen: string | null
  readonly name: string
  readonly what: CaseLack
}

/** What is lacking, in the reader's sight. */
export const lackSeen = async (
  call: Pick<OfficeCall, 'desks' | 'actor' | 'today'>,
  lacking: readonly LackingCase[],
  at: number,
): Promise<readonly LackSeen[]> => {
  const items = await casesSeen(call, [...new Set(lacking.map((each) => each.case))], at)
  const seen = new Map(items.map((item) => [item.id, item]))
  return lacking.flatMap(({ case: id, what }) => {
    const item = seen.get(id)
    return item ? [{ case: id, citizen: item.citizen, name: shortName(item.name ?? ''), what }] : []
  })
}

export const lackText = ({ what, name }: LackSeen): TextRef =>
  text(`office.technologies.lacking.${what}`, { name })

/** Where it is mended: the family on the card, all else in the case. */
export const lackButton = ({ what, citizen, name, case: id }: LackSeen): OfficeButton =>
  what === 'family' && citizen !== null ? [name, 'family', citizen] : [name, 'case', id]

/** «Чего не хватает»: each line a press away from where it is mended. */
export const showTechnologiesLacking = aboutTechnologies(async (call, hand) => {
  const { word, lacking } = hand
  const seen = await lackSeen(call, lacking, call.moment.at)
  const others = lacking.length - seen.length
  const { shown, first, turns } = pageOf(seen, call.args[1], (page) => ['technologies_lacking', word, page])
  return {
    parts: [
      ...technologiesHead(hand, call),
      text(lacking.length === 0 ? 'office.technologies.lacks_nothing' : 'office.technologies.lacks'),
      ...shown.map((each, place) =>
        text('office.report.nth', { n: first + place + 1, what: lackText(each) }),
      ),
      ...(others > 0 ? [text('office.report.others', { n: others })] : []),
    ],
    buttons: [...shown.map(lackButton), ...turns, toTechnologies(word)],
    place: 'in_place',
    object: `technologies:${word}`,
  }
})
