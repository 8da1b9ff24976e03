import type { Stretch } from '../calendar/period.ts'
import type { EventKind } from '../events/event-kind.ts'
import { behind } from './behind.ts'
import type { CountedLine, CountedReport, LackingItem } from './counted-line.ts'
import { isOfDeeds, keyOf } from './deeds-counted.ts'
import { lackingOf } from './lacking.ts'
import { LineCounts } from './line-counts.ts'
import { depth, numbered, withoutNumber } from './line-number.ts'
import { fits, marksOfFamily, marksOfPerson } from './marks.ts'
import type { Reception } from './reception.ts'
import type {
  DeedFact,
  DistrictDeedFact,
  EmployeeFact,
  GroupFact,
  LetterFact,
  MemberFact,
  ReportFact,
  RulingFact,
  TakingPartFact,
  UnmarkedFact,
} from './report-fact.ts'
import type { LineRule, Mark, ReportDefinition, ReportLine, RuleOf } from './report-line.ts'
import { hasEnded, isCounted } from './rulings-counted.ts'

/** What a report is counted for. */
export interface ReportScope {
  readonly period: Stretch
  /** Null – the whole unit. */
  readonly districts: ReadonlySet<string> | null
  /** Which kind of event belongs to which line. */
  readonly kinds: readonly EventKind[]
  /** Whether what stands behind the numbers of events is kept: else memory grows with people only. */
  readonly keeps: boolean
}

interface LineOf<Kind extends LineRule['of']> {
  readonly id: string
  readonly rule: RuleOf<Kind>
}

const isOf = <Kind extends LineRule['of']>(rule: LineRule, kind: Kind): rule is RuleOf<Kind> =>
  rule.of === kind

const linesOf = <Kind extends LineRule['of']>({ lines }: ReportDefinition, kind: Kind): LineOf<Kind>[] =>
  lines.flatMap(({ id, rule }) => (isOf(rule, kind) ? [{ id, rule }] : []))

const isEntitled = (category: string): boolean => category === 'senior' || category.startsWith('disability_')

/**
 * Counts the statistical report (seeds/002, appendix 5): facts in, numbers and what stands behind them out. A quarter is counted
 * anew, not added up of months: people stand in it once. Deeds come district by district, day by day.
 * @example
 * const tally = new ReportTally(definition, scope)
 * for (const fact of facts) tally.take(fact)
 * tally.counted().lines[5] // { id: 'received', number: '2', counts: 'people', value: 41, … }
 */
export class ReportTally {
  readonly #definition: ReportDefinition
  readonly #scope: ReportScope
  readonly #employees: EmployeeFact[] = []
  readonly #received = new Map<string, Reception>()
  /** Groups that many share are kept once. */
  readonly #marks = new Map<string, ReadonlySet<Mark>>()
  readonly #members = new Map<string, MemberFact[]>()
  readonly #rulings = new Map<string, RulingFact[]>()
  readonly #counts: LineCounts
  readonly #unmarked: UnmarkedFact[] = []
  readonly #linesOfDeeds: readonly LineOf<'deeds'>[]
  readonly #linesOfHelp: readonly LineOf<'help'>[]
  readonly #linesOfHelped: readonly LineOf<'helped'>[]
  readonly #linesOfEvents: readonly LineOf<'taking_part'>[]
  readonly #linesOfGroups: readonly LineOf<'groups'>[]

  constructor(definition: ReportDefinition, scope: ReportScope) {
    this.#definition = definition
    this.#scope = scope
    this.#counts = new LineCounts(scope.keeps)
    this.#linesOfDeeds = linesOf(definition, 'deeds')
    this.#linesOfHelp = linesOf(definition, 'help')
    this.#linesOfHelped = linesOf(definition, 'helped')
    this.#linesOfEvents = linesOf(definition, 'taking_part')
    this.#linesOfGroups = linesOf(definition, 'groups')
  }

  /** Takes one fact; what lies outside the scope is left. */
  take(fact: ReportFact): void {
    switch (fact.fact) {
      case 'employee':
        if (this.#isWhole() || fact.districts.some((each) => this.#isIn(each))) this.#employees.push(fact)
        return
      case 'deed':
        if (this.#isIn(fact.district) && this.#definition.employees.includes(fact.role)) this.#takeDeed(fact)
        return
      case 'member':
        this.#members.set(fact.family, [...(this.#members.get(fact.family) ?? []), fact])
        return
      case 'district_deed':
        if (this.#isIn(fact.district)) this.#takeDistrictDeed(fact)
        return
      case 'letter':
        if (this.#isWhole()) this.#takeLetter(fact)
        return
      case 'ruling':
        this.#rulings.set(fact.citizen, [...(this.#rulings.get(fact.citizen) ?? []), fact])
        return
      case 'taking_part':
        if (this.#isIn(fact.district)) this.#takePart(fact)
        return
      case 'group':
        if (this.#isIn(fact.district)) this.#takeGroup(fact)
        return
      case 'unmarked':
        if (this.#isWhole() || fact.districts.length === 0 || fact.districts.some((each) => this.#isIn(each)))
          this.#unmarked.push(fact)
    }
  }

  /** Families of whom members are to be taken: of those who were received. */
  families(): readonly string[] {
    return [...new Set([...this.#received.values()].flatMap(({ family }) => family ?? []))]
  }

  counted(): CountedReport {
    const lines = new Map<string, CountedLine>()
    // What is made from other lines comes after them.
    const ordered = [...this.#definition.lines].sort((a, b) => depth(a) - depth(b))
    for (const line of ordered) lines.set(line.id, this.#line(line, lines))
    return {
      lines: this.#definition.lines.flatMap(({ id }) => lines.get(id) ?? []),
      lacking: this.#lacking(),
    }
  }

  #isWhole(): boolean {
    return this.#scope.districts === null
  }

  #isIn(district: string): boolean {
    return this.#scope.districts === null || this.#scope.districts.has(district)
  }

  #takeDeed(deed: DeedFact): void {
    this.#counts.turnDay(`d|${deed.district}|${deed.day}`)
    if (this.#definition.receptions.includes(deed.kind)) this.#receive(deed)
    for (const { id, rule } of this.#linesOfDeeds)
      if (isOfDeeds(rule, deed)) this.#counts.event(id, behind('deed', deed.id), keyOf(rule, deed))
    const isSupported = deed.cases.some((each) => this.#definition.support.includes(each))
    for (const { id, rule } of this.#linesOfHelp)
      if (isSupported && deed.help === rule.help) this.#counts.event(id, behind('deed', deed.id), null)
    for (const { id, rule } of this.#linesOfHelped)
      if (deed.kind === 'work_help' && deed.outcome === rule.outcome && deed.categories.some(isEntitled))
        this.#counts.person(id, deed.citizen)
  }

  /** A visit to a door that nobody opened received nobody. */
  #receive(deed: DeedFact): void {
    if (deed.citizen === null || deed.outcome === 'not_reached') return
    const known = this.#received.get(deed.citizen)
    if (known !== undefined && known.day > deed.day) return
    const { citizen, district, day, family, birthDate } = deed
    this.#received.set(citizen, { citizen, district, day, family, birthDate, marks: this.#shared(deed) })
  }

  #shared(deed: DeedFact): ReadonlySet<Mark> {
    const marks = marksOfPerson(deed)
    const key = [...marks].join()
    const known = this.#marks.get(key) ?? marks
    this.#marks.set(key, known)
    return known
  }

  #takeDistrictDeed(deed: DistrictDeedFact): void {
    this.#counts.turnDay(`x|${deed.district}|${deed.day}`)
    for (const { id, rule } of this.#linesOfDeeds) {
      if (!rule.district.some((each) => each === deed.kind)) continue
      if (rule.partners && deed.partners.length === 0) continue
      // Several employees went on one raid: it is one.
      this.#counts.event(id, behind('district_deed', deed.id), deed.kind === 'raid' ? 'raid' : null)
    }
  }

  /** Of no district: it counts for the unit as a whole. */
  #takeLetter({ id }: LetterFact): void {
    for (const { id: line, rule } of this.#linesOfDeeds)
      if (rule.kinds.includes('letter_sent')) this.#counts.event(line, behind('letter', id), null)
  }

  #takePart({ eventKind, citizen }: TakingPartFact): void {
    const line = this.#scope.kinds.find(({ id }) => id === eventKind)?.report ?? 'other'
    for (const { id, rule } of this.#linesOfEvents)
      if (rule.in.includes(line)) this.#counts.person(id, citizen)
  }

  #takeGroup({ citizen }: GroupFact): void {
    for (const { id } of this.#linesOfGroups) this.#counts.person(id, citizen)
  }

  #line(line: ReportLine, before: ReadonlyMap<string, CountedLine>): CountedLine {
    const { rule } = line
    switch (rule.of) {
      case 'unrecorded':
        return withoutNumber(line, 'unrecorded')
      case 'staff':
        return this.#staffLine(line, rule)
      case 'received':
        return this.#receivedLine(line, rule, before)
      case 'families':
        return numbered(line, this.#familiesOf(rule, before))
      case 'deeds':
      case 'help': {
        const events = this.#counts.events(line.id)
        return { ...numbered(line, events.behind), value: events.n }
      }
      case 'rulings':
        return numbered(line, this.#ruledOf(rule))
      case 'union':
        return numbered(line, [...new Set(rule.lines.flatMap((id) => before.get(id)?.behind ?? []))])
      case 'sum': {
        const parts = rule.lines.flatMap((id) => before.get(id) ?? [])
        const value = parts.reduce((sum, part) => sum + (typeof part.value === 'number' ? part.value : 0), 0)
        return {
          ...numbered(
            line,
            parts.flatMap((part) => part.behind),
          ),
          value,
        }
      }
      default:
        return numbered(line, this.#counts.people(line.id))
    }
  }

  /** Only specialists have a district of their own. */
  #staffLine(line: ReportLine, { roles }: RuleOf<'staff'>): CountedLine {
    if (!this.#isWhole() && !roles.includes('specialist')) return withoutNumber(line, 'whole_unit')
    const own = this.#employees.filter(({ role }) => roles.includes(role))
    return numbered(
      line,
      own.map(({ id }) => behind('employee', id)),
    )
  }

  #receivedLine(
    line: ReportLine,
    rule: RuleOf<'received'>,
    before: ReadonlyMap<string, CountedLine>,
  ): CountedLine {
    const taken = new Set(rule.rest_of.flatMap((id) => before.get(id)?.behind ?? []))
    const people = [...this.#received.entries()].filter(
      ([citizen, { marks, birthDate }]) =>
        fits(rule, marks) ||
        // Of whom nobody knows whether they are 55+ it is not said that they are something else.
        (rule.rest_of.length > 0 && birthDate !== null && !taken.has(behind('citizen', citizen))),
    )
    const split = rule.split.map((mark) => ({
      mark,
      n: people.filter(([, { marks }]) => marks.has(mark)).length,
    }))
    return {
      ...numbered(
        line,
        people.map(([citizen]) => behind('citizen', citizen)),
      ),
      split,
    }
  }

  #familiesOf(rule: RuleOf<'families'>, before: ReadonlyMap<string, CountedLine>): string[] {
    const taken = new Set(rule.rest_of.flatMap((id) => before.get(id)?.behind ?? []))
    const received = new Map<string, ReadonlySet<Mark>[]>()
    for (const { family, marks } of this.#received.values())
      if (family !== null) received.set(family, [...(received.get(family) ?? []), marks])
    return [...received]
      .filter(([family, marks]) => {
        const all = marksOfFamily(marks, this.#members.get(family) ?? [], this.#scope.period.to)
        return fits(rule, all) || (rule.rest_of.length > 0 && !taken.has(behind('family', family)))
      })
      .map(([family]) => behind('family', family))
  }

  /** What was decided in the period counts where the person lived then; who is served – where they live at its end. */
  #ruledOf(rule: RuleOf<'rulings'>): string[] {
    const place = rule.what === 'served' ? 'standing' : 'district'
    return [...this.#rulings]
      .filter(([, rulings]) => rulings.some((each) => this.#isIn(each[place])))
      .filter(([, rulings]) => isCounted(rulings, rule, this.#scope.period))
      .map(([citizen]) => behind('citizen', citizen))
  }

  #lacking(): LackingItem[] {
    const ended = [...this.#rulings].filter(
      ([, rulings]) =>
        rulings.some(({ standing }) => this.#isIn(standing)) && hasEnded(rulings, this.#scope.period),
    )
    return [
      ...[...this.#received.values()].flatMap(lackingOf),
      ...ended.map(
        ([citizen, rulings]): LackingItem => ({
          what: 'programme',
          about: behind('citizen', citizen),
          district: rulings[0]?.standing ?? null,
        }),
      ),
      ...this.#unmarked.map(
        ({ event, districts }): LackingItem => ({
          what: 'attendance',
          about: behind('event', event),
          district: districts.length === 1 ? (districts[0] ?? null) : null,
        }),
      ),
    ]
  }
}

/** Counts a report from facts at hand. */
export const countReport = (
  definition: ReportDefinition,
  scope: ReportScope,
  facts: Iterable<ReportFact>,
): CountedReport => {
  const tally = new ReportTally(definition, scope)
  for (const fact of facts) tally.take(fact)
  return tally.counted()
}
