import type { ReportPeriod } from '../../../domain/report/report-period.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { ReportKind } from '../../ports/office/report-change.ts'
import type { OfficeCall } from '../kit/office-call.ts'

/** What the head's duty of a period asks for, and by which rule it came: D-quarter, D-halfyear. No duty asks for a month's. */
const ASKED: Readonly<
  Record<ReportPeriod['kind'], { readonly rule: string; readonly papers: readonly ReportKind[] } | null>
> = {
  month: null,
  quarter: { rule: 'quarter', papers: ['department', 'technologies'] },
  half_year: { rule: 'halfyear', papers: ['technologies'] },
}

/** What becomes of the duty when one of its papers is handed in. */
export interface HandedDuty {
  readonly parts: readonly TextRef[]
  readonly changes: readonly OfficeChange[]
}

const NOTHING: HandedDuty = { parts: [], changes: [] }

/** The head's task of a period is closed by the last of its papers; until then it is said which of them are left. */
export const handedDuty = async (
  { desks, actor, moment }: OfficeCall,
  handed: ReportKind,
  period: ReportPeriod,
): Promise<HandedDuty> => {
  const asked = ASKED[period.kind]
  const tasks = asked ? await desks.tasks.dutiesOf(actor.department, asked.rule, period.from) : []
  if (!asked || tasks.length === 0) return NOTHING
  const left: ReportKind[] = []
  for (const paper of asked.papers)
    if (paper !== handed && (await desks.reports.handedIn(paper, actor.department, period)).length === 0)
      left.push(paper)
  if (left.length > 0)
    return {
      parts: [
        text('office.report.duty_waits', {
          list: { list: left.map((each) => text(`office.report.papers.${each}`)) },
        }),
      ],
      changes: [],
    }
  return {
    parts: [text('office.report.duty_done')],
    changes: tasks.map(
      ({ id, revision }): OfficeChange => ({
        type: 'close_task',
        task: id,
        revision,
        by: actor.id,
        at: moment.at,
        state: 'done',
        result: 'done',
      }),
    ),
  }
}
