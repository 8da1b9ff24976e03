import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts'
import { dueWindow, occasionDays, occasionRange, slotsIn } from '../../domain/reminders/plan-window.ts'
import type { ReminderRule } from '../../domain/reminders/rule.ts'
import type { Clock } from '../ports/clock.ts'
import type { Outbox, PlannedSlot } from '../ports/outbox.ts'

interface PlannerDeps {
  readonly outbox: Outbox
  readonly rules: ReadonlyMap<string, ReminderRule>
  readonly calendar: WorkingCalendar
  readonly clock: Clock
}

/** People looked at in one go after a change. */
const MOST_CHANGED = 500

/**
 * Plans reminders: the domain says when each rule speaks of each day, one statement a rule joins that to what people have
 * (promises.md 6). Running it again, twice at once, or after weeks of standstill plans each reminder once.
 */
export class Planner {
  readonly #deps: PlannerDeps

  constructor(deps: PlannerDeps) {
    this.#deps = deps
  }

  /** Plans everything up to the horizon. @returns how many reminders are new. */
  async planAll(): Promise<number> {
    const { outbox, rules, clock } = this.#deps
    const now = clock.now()
    let planned = 0
    for (const rule of rules.values()) {
      if (rule.of === 'notice') continue
      const window = dueWindow(rule, await outbox.plannedUntil(rule.id), now)
      planned += await outbox.plan({ rule, slots: await this.#slots(rule, window), now })
      await outbox.keepPlannedUntil(rule.id, now)
    }
    return planned
  }

  /**
   * Looks at people whose reasons changed: settles what no longer holds, opens what holds again, plans what is new.
   * @returns how many people were looked at.
   */
  async planChanged(): Promise<number> {
    const { outbox, rules, clock } = this.#deps
    const changed = await outbox.changed(MOST_CHANGED)
    if (changed.length === 0) return 0
    const now = clock.now()
    const people = changed.map(({ person }) => person)
    await outbox.reconcile(people, now)
    for (const rule of rules.values()) {
      if (rule.of === 'notice') continue
      const window = dueWindow(rule, null, now)
      await outbox.plan({ rule, slots: await this.#slots(rule, window), now }, people)
    }
    await outbox.settleChanged(changed)
    return changed.length
  }

  async #slots(rule: ReminderRule, window: { from: number; to: number }): Promise<PlannedSlot[]> {
    const { outbox, calendar } = this.#deps
    const { from, to } = occasionRange(rule, window)
    const isTimed = 'minutes' in rule.offset
    const bases = isTimed
      ? await outbox.times(rule.of, from, to)
      : occasionDays(rule, from, to, calendar).map((date) => ({ date, time: '' }))
    return slotsIn(rule, bases, await outbox.zones(), window, calendar)
  }
}
