import type { Role } from '../../src/domain/access/role.ts'
import { PLACE, STAFF_OF } from './access-ground.ts'
import { correctableFact, INVOLVED } from './access-objects.ts'

interface Ids {
  /** What the role may act on. */
  readonly own: string
  /** What it may not: of another district, of another department, in others' hands. */
  readonly foreign: readonly string[]
}

/** What nobody has: unknown, or never ours. */
export const UNKNOWN = ['nosuchid', '', '..', 'x'.repeat(200), "' or 1=1 --", 'смирнова', '%', '0', '-1']

/** Of a thing that there is one of in each district and in the hands of everybody who is asked in. */
const placed = (name: string, role: Role): Ids => {
  const hands = INVOLVED.filter((each) => each !== role).map((each) => `${name}_${each}`)
  const [north, south, far] = [`${name}_north`, `${name}_south`, `${name}_far`] as const
  if (role === 'specialist') return { own: north, foreign: [south, far, ...hands] }
  if (role === 'head') return { own: south, foreign: [far] }
  return { own: `${name}_${role}`, foreign: [north, south, far, ...hands] }
}

const isInvolved = (role: Role): boolean => INVOLVED.some((each) => each === role)

const citizens = (role: Role): Ids => {
  if (isInvolved(role)) return { own: 'lent', foreign: ['smirnova', 'southern', 'faraway'] }
  return role === 'specialist'
    ? { own: 'smirnova', foreign: ['southern', 'lent', 'faraway'] }
    : { own: 'southern', foreign: ['faraway'] }
}

const workedDistricts = (role: Role): Ids => {
  if (isInvolved(role)) return { own: 'all', foreign: ['north', 'south', 'far'] }
  return role === 'specialist'
    ? { own: 'north', foreign: ['south', 'far'] }
    : { own: 'south', foreign: ['far'] }
}

/** Of a thing of the calendar: everybody of the department sees it, its districts' workers change it. */
const ofCalendar = (name: string, role: Role): Ids =>
  role === 'specialist'
    ? { own: `${name}_north`, foreign: [`${name}_south`, `${name}_all`, `${name}_far`] }
    : { own: `${name}_south`, foreign: [`${name}_far`] }
/** Whoever works one of its districts invites the people of those. */
const invitedTo = (role: Role): Ids =>
  role === 'specialist'
    ? { own: 'event_all', foreign: ['event_south', 'event_far'] }
    : { own: 'event_south', foreign: ['event_far'] }
const seenInCalendar = (name: string): Ids => ({ own: `${name}_north`, foreign: [`${name}_far`] })

const ofStaff = (name: string, role: Role): Ids => {
  const others = ['st_pavel', 'st_far'].map((each) => `${name}_${each}`)
  return { own: `${name}_${STAFF_OF[role]}`, foreign: [...others] }
}

const sheets = (role: Role): Ids => {
  const { own, foreign } = citizens(role)
  return { own: `sheet_${own}`, foreign: foreign.map((id) => `sheet_${id}`) }
}
/** Of finished ones. */
const readSheets = (role: Role): Ids => {
  const { own, foreign } = citizens(role)
  return { own: `read_${own}`, foreign: foreign.map((id) => `read_${id}`) }
}

const IDS = {
  sheet: sheets,
  read_sheet: readSheets,
  citizen: citizens,
  task: (role: Role) => placed('task', role),
  paper: (role: Role) => {
    const { own, foreign } = citizens(role)
    return { own: `paper_${own}`, foreign: foreign.map((each) => `paper_${each}`) }
  },
  letter: (role: Role) => {
    const { own, foreign } = citizens(role)
    return { own: `letter_${own}`, foreign: foreign.map((each) => `letter_${each}`) }
  },
  // About nobody: whoever wrote it.
  own_letter: (role: Role) => ofStaff('note', role),
  cry: (role: Role) => placed('calling', role),
  stuck: (role: Role) => {
    const { own, foreign } = placed('stuck', role)
    // A task of another kind has no phrase, whoever's it is.
    return { own, foreign: [...foreign, placed('task', role).own] }
  },
  case: (role: Role) => placed('case', role),
  call: (role: Role) => {
    const { own, foreign } = placed('call', role)
    return { own, foreign: ['call_nobody', ...foreign] }
  },
  // The administrator keeps the staff of the whole installation.
  staff: (role: Role) => ({
    own: 'st_olga',
    foreign: role === 'administrator' ? [] : ['st_far'],
  }),
  // Whoever sees events sees all of the department.
  event_attended: () => ({ own: 'ev_here', foreign: ['ev_far'] }),
  mentor: () => ({ own: 'men_here', foreign: ['men_far'] }),
  accepted_mentor: () => ({ own: 'men_ready', foreign: ['men_far', 'men_here'] }),
  district: () => ({ own: 'north', foreign: ['far'] }),
  worked_district: workedDistricts,
  invite: () => ({ own: 'inv_here', foreign: ['inv_far'] }),
  event: (role: Role) => ofCalendar('event', role),
  event_invited: invitedTo,
  event_seen: () => seenInCalendar('event'),
  group: (role: Role) => ofCalendar('group', role),
  group_seen: () => seenInCalendar('group'),
  deed: (role: Role) => ofStaff('deed', role),
  entered_deed: (role: Role) => ofStaff('visited', role),
  district_deed: (role: Role) => ofStaff('round', role),
  import: (role: Role) => ofStaff('imp', role),
  // A warning to the north was asked for, and one elsewhere.
  alert: () => ({ own: 'al_north', foreign: ['al_far'] }),
  schedule: (role: Role) => ofStaff('sch', role),
  directory_file: (role: Role) => ofStaff('dir', role),
  // The directory is the whole region's.
  office: () => ({ own: 'own_clinic', foreign: [] }),
  // A quarter that was handed in, and one that is not over.
  report: () => ({ own: '2026q3', foreign: ['2026q4'] }),
  technologies: () => ({ own: '2026q3', foreign: ['2026q4'] }),
  // What people are told is the whole installation's.
  fact: () => ({ own: correctableFact(PLACE), foreign: [] }),
} satisfies Readonly<Record<string, (role: Role) => Ids>>

/** What a use case is about: the kind of id that its first argument is. */
export type About = keyof typeof IDS | 'nothing'

/** Ids that a role may act on and ids that it may not, by what they are of. */
export const idsOf = (about: Exclude<About, 'nothing'>, role: Role): Ids => IDS[about](role)
