import type { FrozenTechnologies, TechnologiesBehind } from '../../../domain/report/frozen-technologies.ts'
import { isOver } from '../../../domain/report/report-period.ts'
import { versionOf } from '../../../domain/version-of.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { LANGUAGES } from '../../ports/texts.ts'
import { onlyThose, type Subject } from '../kit/about.ts'
import { note, orNothing } from '../kit/field.ts'
import { dialogAbout } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { handedDuty } from '../report/handed-duty.ts'
import { periodName } from '../report/report-at-hand.ts'
import {
  countNow,
  type TechnologiesAsked,
  technologiesAsked,
  toTechnologies,
} from './technologies-at-hand.ts'
import { sheetOf } from './technology-words.ts'

/** A period that can be handed in, with the versions that were. */
const DUE: Subject<TechnologiesAsked> = {
  kind: 'technologies',
  find: async (call, _, of) => {
    const asked = await technologiesAsked({ ...call, args: [of] })
    return asked?.handed === null ? asked : null
  },
}

const OVER = onlyThose(DUE, ({ today }, { period }) => isOver(period, today))

/** The information of this moment, as it is to be kept: in every language, with the cases behind it. */
const frozenNow = async (
  { moment, desks, actor, today }: OfficeCall,
  { period }: TechnologiesAsked,
  words: string | null,
): Promise<{ readonly numbers: FrozenTechnologies; readonly behind: TechnologiesBehind }> => {
  const { conversation } = moment
  const { content, region, renderers } = conversation
  const { counts } = await countNow(desks.technologies, conversation, {
    department: actor.department,
    period,
    today,
  })
  const place = await desks.papers.institution(actor.department)
  return {
    numbers: {
      institution: place?.name ?? null,
      unit: actor.departmentName,
      from: period.from,
      to: period.to,
      rules: versionOf([...content.technologies.values()]),
      calendar: versionOf([content.years, region.id]),
      sheets: Object.fromEntries(
        LANGUAGES.map((language) => [language, counts.map((count) => sheetOf(renderers[language], count))]),
      ),
    },
    behind: {
      cases: Object.fromEntries(counts.map(({ technology, cases }) => [technology, [...cases]])),
      words,
    },
  }
}

/** «Сдать»: what hinders and what is proposed; a correction says why. Numbers then stay as they are. */
export const HAND_IN_TECHNOLOGIES = dialogAbout({
  id: 'technologies_hand_in',
  subject: OVER,
  action: 'hand_in_report',
  given: (_, { versions }) => ({ before: versions.length }),
  questions: (from) =>
    from
      .ask('reason', ({ before }) => (before === 0 ? null : note(text('office.report.ask_reason'))))
      .ask('remarks', () =>
        orNothing(note(text('office.technologies.ask_remarks')), text('office.technologies.no_remarks')),
      ),
  finish: async (call, due, { reason, remarks }) => {
    const { moment, actor, today } = call
    const { of, period, versions } = due
    const { numbers, behind } = await frozenNow(call, due, remarks)
    const version = (versions[0]?.version ?? 0) + 1
    const duty = await handedDuty(call, 'technologies', period)
    return {
      parts: [text('office.technologies.is_handed', { period: periodName(of), version }), ...duty.parts],
      buttons: [
        [text('office.report.buttons.open'), 'technologies', `${of}v${version}`],
        [text('office.report.buttons.files'), 'technologies_file', `${of}v${version}`],
        toTechnologies(of),
      ],
      object: `technologies:${of}v${version}`,
      changes: [
        {
          type: 'hand_in_report',
          kind: 'technologies',
          id: moment.conversation.chance.id(),
          department: actor.department,
          from: period.from,
          to: period.to,
          version,
          reason: reason ?? null,
          numbers: JSON.stringify(numbers),
          behind: JSON.stringify(behind),
          by: actor.id,
          day: today,
          at: moment.at,
        },
        ...duty.changes,
      ],
    }
  },
})
