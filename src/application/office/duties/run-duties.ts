import type { Deadline } from '../../../domain/calendar/deadline.ts'
import { deadlineNotices } from '../../../domain/calendar/deadline-notices.ts'
import type { DeadlineRule } from '../../../domain/calendar/deadline-rule.ts'
import { addDays, type LocalDate, localMoment } from '../../../domain/calendar/local-date.ts'
import { periodDeadlines } from '../../../domain/calendar/period-deadlines.ts'
import { type Duty, dutyRule } from '../../../domain/caseload/duty.ts'
import { nextTask, StoredTask, taskKey } from '../../../domain/caseload/planned-task.ts'
import type { Technology } from '../../../domain/caseload/technology.ts'
import type { Conversation } from '../../conversation.ts'
import type { NewTask } from '../../ports/office/caseload-change.ts'
import type { OfficeChange, Told } from '../../ports/office/changes.ts'
import type { CryDesk } from '../../ports/office/cry-desk.ts'
import type { DirectoryDesk } from '../../ports/office/directory-desk.ts'
import type { ClosedAgain, DistrictDone, DutyDesk, RunningOut } from '../../ports/office/duty-desk.ts'
import type { GoneDesk } from '../../ports/office/gone-desk.ts'
import type { MentorDesk } from '../../ports/office/mentor-desk.ts'
import type { RecordDesk } from '../../ports/office/record-desk.ts'
import type { ReportDesk } from '../../ports/office/report-desk.ts'
import type { StaffDesk } from '../../ports/office/staff-desk.ts'
import type { TechnologyDesk } from '../../ports/office/technology-desk.ts'
import type { WriteChanges } from '../../ports/office/write-changes.ts'
import { againKey, taskOfCase } from '../cases/changes-of-case.ts'
import { type Dated, datedBy, dueDays, spokenOf } from '../cases/dated-by.ts'
import { type DailyNotice, toldByRule } from '../kit/daily-notice.ts'

/** What notices of a day are found in. */
interface DailyReads {
  readonly desk: DutyDesk
  readonly cries: CryDesk
  readonly gone: GoneDesk
  readonly mentors: MentorDesk
  readonly reports: ReportDesk
  readonly technologies: TechnologyDesk
  readonly staff: StaffDesk
  readonly directory: DirectoryDesk
  readonly record: RecordDesk
  readonly conversation: Conversation
}

/** What the daily look works with. */
export interface DutyParts extends DailyReads {
  readonly write: WriteChanges
  /** What a day's look finds to be told. */
  readonly notices: readonly DailyNotice<DailyReads>[]
}

/** A look at a day: the days since the last one are made up for. */
interface Look {
  readonly conversation: Conversation
  readonly day: LocalDate
  /** Nothing due before this day is made: it was looked after already, or nobody worked here yet. */
  readonly from: LocalDate
}

/** How far ahead a duty can be spoken of: the longest warning of a rule, in days of the calendar. */
const AHEAD_DAYS = 100
/** A half-year and what its due day may be moved. */
const LONGEST_PERIOD_DAYS = 200
/** Made in one transaction at most. */
const BATCH = 200

/** A duty as it falls due: by which rule, and under which text. */
interface DutyDue {
  readonly key: string
  readonly duty: Duty
  readonly rule: DeadlineRule
  readonly text: string
}

/** Whose a duty is: of whoever works the district, or of a head. */
interface Whose {
  readonly district: string | null
  readonly assignee: string | null
}

const dutiesOf = ({ content }: Conversation, { id, duties }: Technology): DutyDue[] =>
  duties.flatMap((duty) => {
    const { deadline } = duty
    const rule = typeof deadline === 'string' ? content.deadlines.get(deadline) : dutyRule(deadline)
    const words = taskKey(id, { template: duty.id, origin: 'duty', stage: null })
    return rule ? [{ key: `${id}.${duty.id}`, duty, rule, text: words }] : []
  })

/**
 * Deadlines of a duty that are spoken of by now and not over: each makes a task, once. A term of the product's own is not
 * made up for: who begins in the last days of a period is not asked for it.
 */
const deadlinesDue = ({ conversation, day, from }: Look, { duty, rule }: DutyDue): Deadline[] => {
  const { calendar } = conversation
  const isOwnTerm = typeof duty.deadline !== 'string'
  return periodDeadlines(rule, addDays(from, -AHEAD_DAYS), addDays(day, AHEAD_DAYS), calendar).filter(
    (deadline) => {
      const spoken = deadlineNotices(deadline, calendar)[0]?.date ?? deadline.due
      return deadline.due >= from && spoken <= day && (!isOwnTerm || spoken > from)
    },
  )
}

/** The days of a duty: by its rule, or by a term of the technology's own, which no rule explains. */
const datesOf = ({ conversation }: Look, { duty }: DutyDue, deadline: Deadline): Dated => {
  const { base, due, approximate } = deadline
  if (typeof duty.deadline === 'string') return datedBy(conversation, duty.deadline, base)
  return { due, rule: null, base, approximate, ...spokenOf(deadline, conversation.calendar) }
}

const dutyTask = (look: Look, known: DutyDue, deadline: Deadline, whose: Whose): NewTask => {
  const { key, text, duty } = known
  return {
    id: look.conversation.chance.id(),
    key: `duty|${key}|${deadline.base}|${whose.district ?? whose.assignee}`,
    kind: `duty.${key}`,
    citizen: null,
    case: null,
    ...whose,
    ...datesOf(look, known, deadline),
    urgency: 'usual',
    closedBy: duty.closed_by === 'none' ? null : duty.closed_by,
    params: { text },
    note: null,
    on: look.day,
  }
}

/** Whether the deed that a duty waits for was done in its period already: then nothing is left to be spoken of. */
const isDone = (done: readonly DistrictDone[], { duty }: DutyDue, { base }: Deadline, district: string) =>
  done.some((each) => each.district === district && each.kind === duty.closed_by && each.day >= base)

/** Duties of districts, and of heads where the rule tells the head (D-passport, D-quarter, D-halfyear). */
const periodicDuties = async (look: Look, desk: DutyDesk): Promise<NewTask[]> => {
  const { conversation, from } = look
  const [districts, heads, done] = await Promise.all([
    desk.districts(),
    desk.heads(look.day),
    desk.doneSince(addDays(from, -LONGEST_PERIOD_DAYS)),
  ])
  const known = [...conversation.content.technologies.values()].flatMap((each) =>
    dutiesOf(conversation, each),
  )
  return known.flatMap((duty) =>
    deadlinesDue(look, duty).flatMap((deadline): NewTask[] => {
      const whose: Whose[] =
        duty.rule.tell === 'head'
          ? heads.map(({ staff }) => ({ district: null, assignee: staff }))
          : districts
              .filter(({ id }) => !isDone(done, duty, deadline, id))
              .map(({ id }) => ({ district: id, assignee: null }))
      return whose.map((each) => dutyTask(look, duty, deadline, each))
    }),
  )
}

/** The text of a paper's task. */
const paperTask = (
  { conversation, day }: Look,
  { citizen, district, occasion, day: ends }: RunningOut,
): NewTask => ({
  id: conversation.chance.id(),
  key: `doc|${citizen}|${occasion}|${ends}`,
  kind: 'doc',
  citizen,
  case: null,
  district,
  assignee: null,
  ...datedBy(conversation, 'doc', ends),
  urgency: 'usual',
  closedBy: null,
  params: {},
  note: null,
  on: day,
})

/** Papers that run out, as soon as the rule speaks of them (D-doc). */
const papersEnding = async (look: Look, desk: DutyDesk): Promise<NewTask[]> => {
  const papers = await desk.runningOut(look.from, addDays(look.day, AHEAD_DAYS))
  return papers
    .map((paper) => paperTask(look, paper))
    .filter(({ warnOn, due }) => (warnOn?.[0] ?? due ?? look.day) <= look.day)
}

/** A task that comes again although a deed closed it outside the case's own commands. */
const comingAgain = ({ conversation, day }: Look, closed: ClosedAgain): NewTask[] => {
  const technology = conversation.content.technologies.get(closed.case.technology)
  const planned = StoredTask.parse(JSON.parse(closed.planned))
  const next = nextTask(planned, { on: closed.on, served: closed.byDeed }, dueDays(conversation))
  if (!technology || !next) return []
  const { words, district, assignee } = closed
  const act = { reckoning: conversation, chance: conversation.chance, by: null, today: day }
  return [taskOfCase(act, { technology, district, words, assignee }, closed.case, next, againKey(closed.id))]
}

/** Heads have no day of their own in the morning: what a look finds for them is told (D, Y-danger). */
const toldToHeads = async (
  { conversation, day }: Look,
  { desk, cries, gone, mentors, reports, technologies, staff, directory, record, notices }: DutyParts,
  after: LocalDate,
  at: number,
): Promise<Told[]> => {
  const { content, calendar, region } = conversation
  const reads = { desk, cries, gone, mentors, reports, technologies, staff, directory, record, conversation }
  const told: Told[] = []
  for (const notice of notices) {
    const rule = content.reminders.get(notice.rule)
    if (!rule) continue
    const found = await notice.find({ day, after, at }, reads)
    const reckoning = { calendar, zone: region.time_zone }
    told.push(...found.flatMap((finding) => toldByRule(rule, finding, { day, at }, reckoning) ?? []))
  }
  return told
}

const batches = (changes: readonly OfficeChange[]): OfficeChange[][] =>
  Array.from({ length: Math.ceil(changes.length / BATCH) }, (_, n) =>
    changes.slice(n * BATCH, (n + 1) * BATCH),
  )

/**
 * The daily look at what time alone makes due: duties of districts and heads, papers that run out, tasks that come
 * again, and heads who are to hear of what is late. Run twice, in parallel or after days of standstill it makes each
 * task and tells each head once: keys follow from rule, period and district. Outages throw; what was made stays.
 * @returns how many changes were asked for
 */
export const runDuties = async (parts: DutyParts, at: number): Promise<number> => {
  const { desk, write, conversation } = parts
  const day = localMoment(at, conversation.region.time_zone).date
  const last = await desk.lookedOn()
  if (last !== null && last >= day) return 0
  const look: Look = { conversation, day, from: last ?? day }
  const again = (await desk.closedAgain(conversation.region.time_zone)).flatMap((closed) =>
    comingAgain(look, closed),
  )
  const tasks = [...(await periodicDuties(look, desk)), ...(await papersEnding(look, desk)), ...again]
  const changes: OfficeChange[] = tasks.map((task) => ({ type: 'add_task', task }))
  for (const batch of batches(changes)) await write(batch)
  // What was just made can be late already, after a standstill: heads are told last.
  const told = await toldToHeads(look, parts, last ?? addDays(day, -1), at)
  for (const batch of batches(told)) await write(batch)
  await desk.keepLookedOn(day)
  return changes.length + told.length
}
