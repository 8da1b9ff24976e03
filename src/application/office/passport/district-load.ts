import { type DistrictFact, loadStanding, PLACES } from '../../../domain/district/district-fact.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { pageOf, placeOfList } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { useCase } from '../kit/screen.ts'

type Known = ReadonlyMap<DistrictFact, string>

/** A district against the norm of its kind of place; what is not known is said, nothing is supposed. */
const loadLine = ({ moment }: OfficeCall, district: string, known: Known): TextRef => {
  const population = known.get('population')
  const place = PLACES.find((each) => each === known.get('place'))
  if (population === undefined) return text('office.passport.load.no_population', { district })
  const n = Number(population)
  if (place === undefined) return text('office.passport.load.no_place', { district, n })
  const norm = moment.conversation.content.manners.districts[place]
  return text(`office.passport.load.${loadStanding(n, norm)}`, {
    district,
    n,
    first: norm.from,
    last: norm.to,
  })
}

/** «Нагрузка к нормативу»: how many people each district has, against how many it is meant for; each opens its passport. */
export const showDistrictLoad = useCase('see_board', async (call) => {
  const { desks, actor, today, args } = call
  const districts = await desks.arranging.districts(actor.department, today)
  const facts = await desks.districtFacts.of(districts.map(({ id }) => id))
  const { shown, turns } = pageOf(districts, args[0], (page) => ['district_load', page])
  const knownOf = (district: string): Known =>
    new Map(facts.filter((each) => each.district === district).map(({ kind, value }) => [kind, value]))
  return {
    parts: [
      text('office.passport.load.head'),
      text('office.passport.load.how'),
      text('talk.blank'),
      ...shown.flatMap(({ id, name, owners }) => [
        loadLine(call, name, knownOf(id)),
        ...(owners.length === 0
          ? []
          : [text('office.cries.whose', { names: { list: owners.map((each) => shortName(each.name)) } })]),
      ]),
    ],
    buttons: [
      ...shown.map(({ id, name }): OfficeButton => [name, 'district_facts', id]),
      ...turns,
      [text('office.indicators.buttons.back'), 'indicators'],
    ],
    place: placeOfList(args[0]),
    object: `department:${actor.department}`,
  }
})
