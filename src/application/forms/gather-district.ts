import { countRegister } from '../../domain/report/register-count.ts'
import type { ReportDefinition } from '../../domain/report/report-line.ts'
import type { ArrangingDesk } from '../ports/office/arranging-desk.ts'
import type { DistrictFactDesk } from '../ports/office/district-fact-desk.ts'
import type { PaperDesk } from '../ports/office/paper-desk.ts'
import type { DistrictLine, DistrictOnForm } from './paper-ground.ts'
import type { PaperPlace } from './paper-place.ts'

/** What the passport of a district is gathered from. */
export interface DistrictDesks {
  readonly papers: Pick<PaperDesk, 'workPhone'>
  readonly arranging: Pick<ArrangingDesk, 'districts'>
  readonly districtFacts: DistrictFactDesk
}

const linesOf = async (
  { districtFacts }: Pick<DistrictDesks, 'districtFacts'>,
  definition: ReportDefinition,
  district: string,
  { today, language }: Pick<PaperPlace, 'today' | 'language'>,
): Promise<DistrictLine[]> => {
  const { people, members } = await districtFacts.register(district, today)
  return countRegister(definition, people, members, today).flatMap(
    ({ id, counts, value }): DistrictLine[] => {
      const line = definition.lines.find((each) => each.id === id)
      if (!line || (counts !== 'families' && counts !== 'people')) return []
      return [{ counts, wording: line.wording[language], value: typeof value === 'number' ? value : null }]
    },
  )
}

/** A district that the employee works, as its passport shows it; null – they work no such one. */
export const gatherDistrict = async (
  desks: DistrictDesks,
  id: string,
  place: PaperPlace,
): Promise<DistrictOnForm | null> => {
  const { actor, today, districtPassport } = place
  if (!actor.districts.includes(id) || districtPassport === undefined) return null
  const found = (await desks.arranging.districts(actor.department, today)).find((each) => each.id === id)
  if (!found) return null
  const [first] = found.workers
  return {
    name: found.name,
    workers: found.workers.map(({ name }) => name),
    phone: first ? await desks.papers.workPhone(first.id) : null,
    facts: await desks.districtFacts.of([id]),
    lines: await linesOf(desks, districtPassport, id, place),
  }
}
