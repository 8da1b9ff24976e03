import type pg from 'pg'
import type { KeptOfPerson } from '../../../application/ports/kept-of-person.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { CaseWords, LetterNote } from '../../../domain/caseload/case-words.ts'
import { CellDoubt } from '../../../domain/people/import-doubt.ts'
import { SheetAnswers } from '../../../domain/people/sheet.ts'
import { bookingPlace } from './booking-rows.ts'
import { notePlace, taskEventWordsPlace } from './caseload-words.ts'
import { caseWordsPlace } from './caseload-writers.ts'
import { doubtPlace } from './doubt-writers.ts'
import { memberPlace, registrationPlace } from './family-rows.ts'
import { letterPlace } from './letter-rows.ts'
import { openMentor } from './mentor-rows.ts'
import { planPlace } from './register-writers.ts'
import { IS_FINISHED, sheetPlace } from './sheet-rows.ts'
import { IS_THEIRS, TOLD_NOTE } from './told-words.ts'
import { cell } from './writing.ts'

/** What a task is: of a case the key of its words, as `taskKey` (domain/caseload) makes it. Reads the task `t`. */
const TASK_KIND = `case when t.case_id is null or not t.params ? 'planned' then t.kind else (
  select case p->>'origin' when 'common' then 'cases.tasks.' || (p->>'template')
      when 'case' then 'technologies.' || k.technology || '.tasks.' || (p->>'template')
      else 'technologies.' || k.technology || '.stages.' || (p->>'stage') || '.tasks.' || (p->>'template') end || '.name'
  from cases k, lateral (select (t.params->>'planned')::jsonb as p) planned where k.id = t.case_id) end`

/**
 * What rows say of a person beside talks, dated things and the card itself: settings, calls for a person, messages, and – by
 * the card that the chat is linked to – contacts, events, groups, tasks and cases. Notes of the work stay the institution's.
 * $1 person.
 */
const ROWS = `
select json_build_object(
  'settings', json_build_object('large', p.large, 'consentAt', p.consent_at, 'blocked', p.blocked, 'since', p.created_at,
    'lastHeard', p.seen_at, 'work', p.staff_id is not null),
  'calls', (select json_agg(json_build_object('state', h.state, 'opened', h.opened_at, 'closed', h.closed_at, 'place', h.place)
    order by h.opened_at) from handovers h where h.person_id = p.id),
  'messages', (select json_agg(json_build_object('what', r.rule, 'due', r.due_at, 'state', r.state) order by r.due_at)
    from reminders r where r.person_id = p.id),
  'card', (select json_build_object('state', c.state, 'from', c.state_from, 'until', c.state_until, 'asks', c.asks_welcome,
    'invites', c.invites_welcome, 'poster', c.poster_weekday, 'lonely', c.lonely, 'alone', c.living_alone,
    'disability', c.disability, 'circumstances', c.categories) from citizens c where c.id = g.id),
  'circumstances', (select json_agg(json_build_object('what', s.what, 'from', s.from_day, 'until', s.until_day) order by s.noted_on, s.what)
    from circumstances s where s.citizen_id = g.id),
  'rulings', (select json_agg(json_build_object('what', r.kind, 'day', r.day, 'until', r.until_day, 'support', r.with_support,
    'council', r.council) order by r.day) from rulings r join standing_deeds e on e.id = r.deed_id where r.citizen_id = g.id),
  'months', (select json_agg(json_build_object('month', m.month, 'asked', m.asked_on, 'answer', m.answer, 'done', m.done_on)
    order by m.month) from monthly_contacts m where m.citizen_id = g.id),
  'missed', (select json_agg(json_build_object('month', r.month, 'why', r.why, 'tries', r.tries) order by r.month)
    from month_records r where r.citizen_id = g.id and r.why is not null),
  'contacts', (select json_agg(json_build_object('day', e.day, 'kind', e.kind, 
    'outcome', case when e.kind in ('letter_sent', 'receipt_noted', 'result_noted', 'consent_recorded', 'consent_withdrawn') then null else e.outcome end, 'topic', e.topic,
    'help', e.help) order by e.day) from standing_deeds e where e.citizen_id = g.id),
  'events', (select json_agg(json_build_object('day', e.day, 'title', e.details ->> 'title', 'state', s.state, 'seats', s.seats,
    'transport', s.needs_transport, 'attended', s.attended, 'liked', s.liked) order by e.day)
    from sign_ups s join events e on e.id = s.event_id where s.citizen_id = g.id),
  'invitations', (select json_agg(json_build_object('day', e.day, 'title', e.details ->> 'title', 'by', i.channel) order by e.day)
    from invitations i join events e on e.id = i.event_id where i.citizen_id = g.id),
  'groups', (select json_agg(json_build_object('name', n.name, 'since', m.since)) from group_members m
    join interest_groups n on n.id = m.group_id where m.citizen_id = g.id),
  'tasks', (select json_agg(json_build_object('kind', ${TASK_KIND}, 'due', t.due, 'state', t.state, 'made', t.made_on) order by t.made_on)
    from tasks t where t.citizen_id = g.id),
  'cases', (select json_agg(json_build_object('technology', k.technology, 'status', k.status, 'opened', k.opened_on,
    'closed', k.closed_on) order by k.opened_on) from cases k where k.citizen_id = g.id),
  'merged', (select json_agg(json_build_object('day', x.day, 'until', x.until_day) order by x.day) from merged_cards x
    where x.citizen_id = g.id),
  'papers', (select json_agg(json_build_object('day', p2.day, 'what', p2.form, 'state', 'paper_' || p2.state) order by p2.day, p2.id)
    from papers p2 where p2.citizen_id = g.id)) as rows,
  g.id as citizen, g.key, g.home, g.registration
from people p left join citizens g on g.person_id = p.id where p.id = $1`

const PLANS = 'select period, starts, plan from individual_plans where citizen_id = $1 order by starts, id'

/** Who is noted in the family that $1 represents; of somebody else's family only $1. */
const FAMILY = `select m.id, h.key, m.name, m.birth_date as born, m.kin, m.occupation
  from family_members m join families f on f.id = m.family_id join citizens h on h.id = f.citizen_id
  where m.left_on is null and (f.citizen_id = $1 or m.citizen_id = $1) order by (m.kin <> 'self'), m.added_on, m.id`

interface Relative {
  readonly id: string
  readonly key: Buffer
  readonly name: Buffer
  readonly born: string | null
  readonly kin: string
  readonly occupation: string | null
}

const familyOf = async (pool: pg.Pool, vault: Vault, citizen: string): Promise<unknown[]> => {
  const { rows } = await pool.query<Relative>(FAMILY, [citizen])
  return rows.map(({ id, key, name, born, kin, occupation }) => ({
    name: vault.open(key, memberPlace(id), name),
    born,
    kin,
    occupation,
  }))
}

/** Finished surveys and diagnoses of the family that $1 represents. */
const SHEETS = `select s.id, c.key, s.form, s.kind, s.finished_on as day, s.answers from sheets s
  join citizens c on c.id = s.citizen_id where c.id = $1 and ${IS_FINISHED} order by s.finished_on, s.id`

interface Sheet {
  readonly id: string
  readonly key: Buffer
  readonly form: string
  readonly kind: string
  readonly day: string
  readonly answers: Buffer
}

const sheetsOf = async (pool: pg.Pool, vault: Vault, citizen: string): Promise<unknown[]> => {
  const { rows } = await pool.query<Sheet>(SHEETS, [citizen])
  return rows.map(({ id, key, form, kind, day, answers }) => {
    const { ticks } = SheetAnswers.parse(JSON.parse(vault.open(key, sheetPlace(id), answers)))
    return { day, form, kind, ticks }
  })
}

/** Letters about the person outside of cases, and those that were not taken back. $1 citizen. */
const LETTERS = `select l.id, c.key, l.words from free_letters l join citizens c on c.id = l.citizen_id
  where c.id = $1 and l.withdrawn_at is null order by l.sent_on, l.id`

/** What is told of a letter: never what stands for nothing. */
const letterOf = (json: string) => {
  const { number, organisation, kind, request, sentOn, answeredOn, answer } = LetterNote.parse(
    JSON.parse(json),
  )
  return {
    number,
    organisation,
    kind: kind === null ? null : `office.letters.kinds.${kind}`,
    request,
    sent: sentOn,
    answered: answeredOn,
    answer,
  }
}

const lettersOf = async (pool: pg.Pool, vault: Vault, citizen: string): Promise<unknown[]> => {
  const { rows } = await pool.query<{ id: string; key: Buffer; words: Buffer }>(LETTERS, [citizen])
  return rows.map(({ id, key, words }) => letterOf(vault.open(key, letterPlace(id), words)))
}

/** What a case holds about its person: the trouble, its need and cause, who told, papers that are there, plan and letters. $1 citizen. */
const CASES = `select k.id, c.key, k.technology, k.opened_on as day, k.words, m.id as mentor, m.key as "mentorKey", m.facts as "mentorFacts"
  from cases k join citizens c on c.id = k.citizen_id left join mentors m on m.id = k.state->>'mentor'
  where c.id = $1 and k.words is not null order by k.opened_on, k.id`

interface CaseHeld {
  readonly id: string
  readonly key: Buffer
  readonly technology: string
  readonly day: string
  readonly words: Buffer
  readonly mentor: string | null
  readonly mentorKey: Buffer | null
  readonly mentorFacts: Buffer | null
}

/** Who is named as the family's mentor: by the record, and in what was typed before there were records. */
const mentorNames = (
  vault: Vault,
  { mentor, mentorKey, mentorFacts }: CaseHeld,
  typed: CaseWords['names'],
): string[] => [
  ...(mentor === null || mentorKey === null || mentorFacts === null
    ? []
    : [openMentor(vault, mentorKey, mentor, mentorFacts).name]),
  ...Object.values(typed),
]

const heldInCases = async (pool: pg.Pool, vault: Vault, citizen: string): Promise<unknown[]> => {
  const { rows } = await pool.query<CaseHeld>(CASES, [citizen])
  return rows.map((row) => {
    const { id, key, technology, day, words } = row
    const held = CaseWords.parse(JSON.parse(vault.open(key, caseWordsPlace(id), words)))
    return {
      day,
      technology,
      problem: held.problem,
      // Not «need»: in rows of talks that is an inner name.
      about: held.need === null ? null : `needs.${held.need}.title`,
      cause: held.need === null || held.cause === null ? null : `needs.${held.need}.causes.${held.cause}`,
      source: held.source === null ? null : `office.cases.report_sources.${held.source}`,
      papers: held.papers.map((paper) => `needs.${held.need}.documents.${paper}.name`),
      plan: held.plan.map(({ problem, goal, action, due }) => ({ problem, goal, action, due })),
      family: held.family.map((mark) => `office.cases.plan_marks.${mark}`),
      names: mentorNames(vault, row, held.names),
      letters: held.letters.map((letter) => letterOf(JSON.stringify(letter))),
      services: held.services.map(({ what, provider, until }) => ({ what, provider, until })),
    }
  })
}

/** What was booked for the person. $1 citizen. */
const BOOKINGS = `select b.id, c.key, b.office, b.day, b.time, b.state from bookings b join citizens c on c.id = b.citizen_id
  join standing_deeds e on e.id = b.deed_id where c.id = $1 order by b.day, b.id`

interface BookingHeld {
  readonly id: string
  readonly key: Buffer
  readonly office: Buffer
  readonly day: string
  readonly time: string
  readonly state: string
}

const bookingsOf = async (pool: pg.Pool, vault: Vault, citizen: string): Promise<unknown[]> => {
  const { rows } = await pool.query<BookingHeld>(BOOKINGS, [citizen])
  return rows.map(({ id, key, office, day, time, state }) => ({
    day,
    time: time === '' ? null : time,
    organisation: vault.open(key, bookingPlace(id), office),
    state: `office.bookings.states.${state}`,
  }))
}

/** What is kept of a person as a mentor. $1 person. */
const MENTORS = `select m.id, m.key, m.facts, m.state, m.agreed_on as agreed, m.applied_on as applied, m.questionnaire_on as questionnaire,
  m.papers_on as copies, m.decided_on as decided, m.number, m.refusal
  from mentors m join staff s on s.id = m.staff_id where s.person_id = $1 order by m.made_on, m.id`

interface MentorHeld {
  readonly id: string
  readonly key: Buffer
  readonly facts: Buffer
  readonly state: string
  readonly agreed: string
  readonly applied: string
  readonly questionnaire: string | null
  readonly copies: string | null
  readonly decided: string | null
  readonly number: string | null
  readonly refusal: string | null
}

const mentorsOf = async (pool: pg.Pool, vault: Vault, person: string): Promise<unknown[]> => {
  const { rows } = await pool.query<MentorHeld>(MENTORS, [person])
  return rows.map(({ id, key, facts: sealed, state, refusal, ...days }) => {
    const facts = openMentor(vault, key, id, sealed)
    return {
      name: facts.name,
      born: facts.birthDate,
      local: facts.isLocal,
      organisation: facts.organisation,
      phone: facts.phone,
      address: facts.address,
      employment: facts.work,
      experience: facts.experience,
      qualities: facts.qualities,
      ready: facts.families,
      forms: facts.forms === null ? null : `office.mentors.forms.${facts.forms}`,
      state: `office.mentors.states.${state}`,
      refusal: refusal === null ? null : `office.mentors.refusals.${refusal}`,
      ...days,
    }
  })
}

const DOUBTS =
  'select id, doubt from register_doubts where citizen_id = $1 and octet_length(doubt) > 0 order by made_on, id'

/** What a person wrote to whoever acts on it, sealed: the cry or call itself, and what came after it. $1 person. */
const TOLD = `
select t.id as task, c.key, t.made_on as day, null::timestamptz as at, ${TOLD_NOTE} as words
from tasks t left join citizens c on c.id = t.citizen_id where ${TOLD_NOTE} is not null and ${IS_THEIRS}
union all select t.id, c.key, t.made_on, e.at, e.words
from tasks t left join citizens c on c.id = t.citizen_id join task_events e on e.task_id = t.id
where e.words is not null and e.event->>'type' = 'citizen_wrote' and ${IS_THEIRS}
order by day, at nulls first, task`

interface Told {
  readonly task: string
  readonly key: Buffer | null
  readonly day: string
  /** When it was written beside the task; null – it is the task's own note, of its day. */
  readonly at: Date | null
  readonly words: Buffer
}

const toldOf = async (pool: pg.Pool, vault: Vault, person: string): Promise<unknown[]> => {
  const { rows } = await pool.query<Told>(TOLD, [person])
  return rows.map(({ task, key, day, at, words }) => ({
    day: at?.toISOString() ?? day,
    words: vault.open(key, at === null ? notePlace(task) : taskEventWordsPlace(task), words),
  }))
}

/**
 * What lists say otherwise of a person than the card. Where another person is named by it, and where it is a remark that
 * employees made for themselves, it is not told.
 */
const doubtsOf = async (pool: pg.Pool, vault: Vault, citizen: string, key: Buffer): Promise<unknown[]> => {
  const { rows } = await pool.query<{ id: string; doubt: Buffer }>(DOUBTS, [citizen])
  return rows
    .map(({ id, doubt }) => CellDoubt.parse(JSON.parse(vault.open(key, doubtPlace(id), doubt))))
    .filter(({ what, field }) => what !== 'near' && field !== 'note')
    .map(({ heading, said }) => ({ heading, said }))
}

interface Found {
  readonly rows: Readonly<Record<string, unknown>>
  readonly citizen: string | null
  readonly key: Buffer | null
  readonly home: Buffer | null
  readonly registration: Buffer | null
}

/** Everything else that is stored of a person, in PostgreSQL. */
export const keptOfPerson =
  (pool: pg.Pool, vault: Vault): KeptOfPerson =>
  async (person) => {
    const { rows: found } = await pool.query<Found>(ROWS, [person])
    const [row] = found
    if (!row) return {}
    const { citizen, key, home, registration } = row
    const rows = {
      ...row.rows,
      told: await toldOf(pool, vault, person),
      mentoring: await mentorsOf(pool, vault, person),
    }
    if (citizen === null || key === null) return rows
    const plans = await pool.query<{ period: string; starts: string; plan: Buffer }>(PLANS, [citizen])
    return {
      ...rows,
      family: await familyOf(pool, vault, citizen),
      registration:
        registration === null ? [] : [{ address: vault.open(key, registrationPlace(citizen), registration) }],
      sheets: await sheetsOf(pool, vault, citizen),
      held: await heldInCases(pool, vault, citizen),
      letters: await lettersOf(pool, vault, citizen),
      bookings: await bookingsOf(pool, vault, citizen),
      lists: await doubtsOf(pool, vault, citizen, key),
      home: home === null ? null : JSON.parse(vault.open(key, cell('citizens', 'home', citizen), home)),
      plans: plans.rows.map(({ period, starts, plan }) => ({
        period,
        starts,
        plan: JSON.parse(vault.open(key, planPlace(citizen, period, starts), plan)) as unknown,
      })),
    }
  }
