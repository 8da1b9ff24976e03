import { type Indicator, type IndicatorGroup, shareOf, totalOf } from '../../../domain/reports/indicator.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { stageName, technologyName } from '../cases/case-card.ts'
import type { OfficeWords } from '../kit/office-words.ts'

/** What a group is called, by its indicator. */
const NAMES: Readonly<Record<Indicator, (first: string, second: string) => TextRef>> = {
  technology: (technology) => technologyName(technology),
  need: (need, cause) => {
    const title = text(`needs.${need}.title`)
    return cause === ''
      ? title
      : text('office.indicators.of_need', { title, cause: text(`needs.${need}.causes.${cause}`) })
  },
  stage: (technology, stage) =>
    text('office.indicators.of_technology', {
      what: technologyName(technology),
      name: stageName(technology, stage),
    }),
  urgency: (urgency) => text(`cases.urgency.${urgency}`),
  duration: (duration) => text(`office.indicators.durations.${duration}`),
  outcome: (technology, result) =>
    text('office.indicators.of_technology', {
      what: technologyName(technology),
      name: text(`technologies.${technology}.results.${result}`),
    }),
  in_time: (rule) => text(`deadlines.${rule}.name`),
  mentors: (ending) => text(`office.indicators.endings.${ending}`),
}

/** Texts that a name is made of. */
const keysIn = (ref: TextRef): readonly string[] => [
  ref.key,
  ...Object.values(ref.params ?? {}).flatMap((each) =>
    typeof each === 'object' && 'key' in each ? [each.key] : [],
  ),
]

/** What a group is called; of what the content does not know any more – «Другое». */
export const groupName = (words: OfficeWords, indicator: Indicator, { key }: IndicatorGroup): TextRef => {
  const [first = '', second = ''] = key
  const name = NAMES[indicator](first, second)
  return keysIn(name).every((each) => words.has(each)) ? name : text('office.indicators.other')
}

/** «Работа со случаем: 12», «Связаться с каждым из списка: 8 из 10 (80 %)». */
export const groupLine = (words: OfficeWords, indicator: Indicator, group: IndicatorGroup): TextRef => {
  const { n, all, postponed } = group
  const name = groupName(words, indicator, group)
  if (all === null) return text('office.indicators.group', { name, n })
  return text(postponed > 0 ? 'office.indicators.share_postponed' : 'office.indicators.share', {
    name,
    n,
    all,
    postponed,
    share: shareOf(n, all),
  })
}

/** An indicator in one line. */
export const indicatorLine = (indicator: Indicator, groups: readonly IndicatorGroup[]): TextRef => {
  const { n, all } = totalOf(groups)
  const name = text(`office.indicators.names.${indicator}`)
  return all === null
    ? text('office.indicators.group', { name, n })
    : text('office.indicators.share', { name, n, all, share: shareOf(n, all) })
}
