import { addDays, addMonths, type LocalDate } from '../../../src/domain/calendar/local-date.ts'
import { addWorkingDays, workingCalendar } from '../../../src/domain/calendar/working-calendar.ts'
import type { CaseEvent } from '../../../src/domain/caseload/case-event.ts'
import type { CaseState } from '../../../src/domain/caseload/case-state.ts'
import { type CaseWork, type Changed, isRefused, type Refused } from '../../../src/domain/caseload/change.ts'
import type { Consent, ConsentPurpose } from '../../../src/domain/caseload/consent.ts'
import type { MentorConsent } from '../../../src/domain/caseload/mentor-consent.ts'
import { openCase } from '../../../src/domain/caseload/open-case.ts'
import type { DueDays, OpenTask } from '../../../src/domain/caseload/planned-task.ts'
import type { Technology } from '../../../src/domain/caseload/technology.ts'
import type { Urgency } from '../../../src/domain/caseload/urgency.ts'
import { CONTENT } from '../../support/chat.ts'

const calendar = workingCalendar(CONTENT.years)

const monthEnd = (day: LocalDate): LocalDate => addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1)
const periodEnd = (day: LocalDate, months: number): LocalDate => {
  const month = Number(day.slice(5, 7))
  const last = Math.ceil(month / months) * months
  return monthEnd(`${day.slice(0, 4)}-${String(last).padStart(2, '0')}-01`)
}

/** Rules of requirements.md D as far as tests of cases need them; the product's own are data. */
const RULES: Readonly<Record<string, (base: LocalDate) => LocalDate>> = {
  diagnosis: (base) => addWorkingDays(calendar, base, 3).date,
  ippsu: (base) => addWorkingDays(calendar, base, 5).date,
  start: (base) => addWorkingDays(calendar, base, 15).date,
  passport: (base) => periodEnd(base, 6),
  quarter: (base) => addDays(periodEnd(base, 3), 5),
  halfyear: (base) => addDays(periodEnd(base, 6), 15),
  effect: (base) => addMonths(base, 3),
  contact: monthEnd,
  psych: (base) => addMonths(base, 12),
  mentor: (base) => addMonths(base, 12),
  letter: (base) => base,
  plan: (base) => base,
}

export const DAYS: DueDays = {
  calendar,
  dueOf: (rule, base) => {
    const due = RULES[rule]
    if (!due) throw new RangeError(`no rule "${rule}"`)
    return due(base)
  },
}

export const technologyOf = (id: string): Technology => {
  const technology = CONTENT.technologies.get(id)
  if (!technology) throw new RangeError(`no technology "${id}"`)
  return technology
}

export const consent = (purpose: ConsentPurpose, on: LocalDate): Consent => ({
  person: 'anna',
  purpose,
  on,
  withdrawnOn: null,
})

/** Both consents to a mentor, of one day. */
export const bothAgreed = (mentor: string, on: LocalDate): MentorConsent => ({
  mentor,
  familyOn: on,
  familyHow: 'paper',
  mentorOn: on,
  withdrawnOn: null,
})

/** A command as commands of cases are: the case and its tasks in, a change or a refusal out. */
export type Command = (work: CaseWork) => Changed | Refused

/** A desk that keeps a case and its open tasks in memory, as storage would: tasks get ids, closed ones vanish. */
export class Desk {
  state: CaseState
  tasks: OpenTask[] = []
  readonly events: CaseEvent[] = []
  readonly technology: Technology
  #count = 0

  constructor(technology: Technology, on: LocalDate, urgency: Urgency = 'usual') {
    this.technology = technology
    const opening = { id: 'case-1', person: 'anna', urgency, signs: [], on, by: 'olga' }
    const opened = openCase(technology, opening, DAYS)
    this.state = opened.case
    this.#keep(opened)
  }

  /** Carries a command out; a refusal changes nothing. */
  do(command: Command): Changed | Refused {
    const answer = command(this.work())
    if (!isRefused(answer)) this.#keep(answer)
    return answer
  }

  /** The refusal of a command, null when it was carried out. */
  refusal(command: Command): string | null {
    const answer = this.do(command)
    return isRefused(answer) ? answer.refused : null
  }

  work(): CaseWork {
    return { technology: this.technology, case: this.state, tasks: this.tasks, days: DAYS }
  }

  task(template: string): OpenTask {
    const found = this.tasks.find((task) => task.template === template)
    if (!found) throw new RangeError(`"${template}" is not open: ${this.tasks.map((task) => task.template)}`)
    return found
  }

  has(template: string): boolean {
    return this.tasks.some((task) => task.template === template)
  }

  #keep({ case: state, events, tasks, closes }: Changed): void {
    this.state = state
    this.events.push(...events)
    const planned = tasks.map((task) => {
      this.#count += 1
      return { ...task, id: `task-${this.#count}` }
    })
    this.tasks = [...this.tasks.filter(({ id }) => !closes.includes(id)), ...planned]
  }
}
