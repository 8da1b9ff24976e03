import { CaseWalk } from '../support/case-walk.ts'
import type { Chat } from '../support/chat.ts'
import { factsOf, OFFICE, OFFICE_PEOPLE, openOffice, type TestOffice } from '../support/office.ts'
import { addEvent } from './events-ground.ts'
import type { Done, Ledger, Resident } from './report-order.ts'

const resident = (
  id: string,
  district: string,
  born: string | null,
  sex: Resident['sex'],
  more: Partial<Resident> = {},
): Resident => ({ id, district, born, sex, group: null, holds: {}, ...more })

const NORTH: readonly Resident[] = [
  resident('alone', 'north', '1955-03-08', 'female', { holds: { living_alone: '' } }),
  resident('lonely', 'north', '1960-05-01', 'male', { holds: { living_alone: '', lonely: '' } }),
  // 55 in the middle of the quarter.
  resident('turning', 'north', '1971-11-10', 'female'),
  resident('sixty', 'north', '1970-02-02', 'male'),
  resident('mother', 'north', '1996-07-02', 'female', {
    holds: { with_children: '', socially_dangerous: '2026-11-16' },
    family: 'mother',
  }),
  resident('disabled', 'north', '1980-04-04', 'male', { group: '2' }),
  resident('minor', 'north', '2011-09-09', 'male', { holds: { minor_at_risk: '' } }),
  resident('grown', 'north', '2008-10-20', 'male', { holds: { minor_at_risk: '' } }),
  resident('married', 'north', '1950-01-01', 'male', { family: 'married' }),
  resident('unborn', 'north', null, 'female'),
]
const SOUTH: readonly Resident[] = [
  resident('invalid', 'south', '1948-11-11', 'female', { group: '1', holds: { living_alone: '' } }),
  resident('poor', 'south', '1985-05-05', 'male', { holds: { hardship: '' } }),
  resident('newcomer', 'south', '1990-06-06', 'female', { holds: { migrant: '' } }),
  resident('homeless', 'south', '1975-07-07', 'male', { holds: { homeless: '' } }),
  resident('plain', 'south', '1982-08-08', 'female'),
  resident('parent', 'south', '1988-09-09', 'female', {
    holds: { with_children: '', with_disabled_child: '' },
    family: 'parent',
  }),
  resident('never', 'south', '1956-10-10', 'female'),
]

const factsFor = ({ id, born, sex, group, holds }: Resident) =>
  factsOf({
    name: `${id[0]?.toUpperCase()}${id.slice(1)}ова Анна Петровна`,
    phone: null,
    sex,
    birthDate: born,
    disability: group,
    livingAlone: Object.hasOwn(holds, 'living_alone'),
    lonely: Object.hasOwn(holds, 'lonely'),
    categories: Object.fromEntries(
      Object.entries(holds)
        .filter(([what, from]) => from === '' && what !== 'living_alone' && what !== 'lonely')
        .map(([what]) => [what, true]),
    ),
  })

const RESIDENTS = [...NORTH, ...SOUTH]
const WORKER: Readonly<Record<string, string>> = { north: 'olga', south: 'pavel' }

/** A unit whose quarter is played by presses; whatever is done stands in a ledger of the test's own as well. */
export class ReportWorld {
  readonly office: TestOffice
  readonly #done: Done[] = []
  readonly #supported = new Set<string>()
  #day = ''

  private constructor(office: TestOffice) {
    this.office = office
  }

  static async open(cluster: string): Promise<ReportWorld> {
    const founding = {
      ...OFFICE,
      people: RESIDENTS.map((each) => ({
        ...{ id: each.id, district: each.district, facts: factsFor(each), on: '2026-01-12' },
      })),
    }
    const office = await openOffice(cluster, founding, {
      now: Date.parse('2026-10-05T10:00:00+05:00'),
      people: OFFICE_PEOPLE,
    })
    // A message of the bot that presses hang on.
    for (const key of ['olga', 'pavel', 'irina', 'lev']) await office.chat(key).say('Ещё')
    return new ReportWorld(office)
  }

  get ledger(): Ledger {
    return {
      staff: [
        { id: 'st_olga', role: 'specialist', district: 'north' },
        { id: 'st_pavel', role: 'specialist', district: 'south' },
        { id: 'st_lev', role: 'psychologist', district: null },
        { id: 'st_irina', role: 'head', district: null },
      ],
      residents: RESIDENTS,
      families: {
        mother: ['1996-07-02', '2019-03-12'],
        married: ['1950-01-01', '1952-02-02'],
        parent: ['1988-09-09', '2014-04-04'],
      },
      done: this.#done,
    }
  }

  chat(key: string): Chat {
    return this.office.chat(key)
  }

  on(day: string): void {
    this.#day = day
    this.office.world.clock.setTo(Date.parse(`${day}T11:00:00+05:00`))
  }

  workerOf(who: string): string {
    return WORKER[RESIDENTS.find(({ id }) => id === who)?.district ?? who] ?? 'olga'
  }

  note(what: Done['what'], who: string, more: Partial<Done> = {}): void {
    const supported = this.#supported.has(who)
    this.#done.push({ what, day: this.#day, by: this.workerOf(who), who, supported, ...more })
  }

  #press(who: string, data: string): Promise<unknown> {
    return this.chat(this.workerOf(who)).forge(data)
  }

  async receive(
    who: string,
    kind: 'meeting' | 'consultation',
    topic: string,
    help = 'social',
  ): Promise<void> {
    await this.#press(who, `w.reception.${who}.${kind}.${topic}`)
    if (help !== 'social') {
      const [deed] = await this.office.rows<{ id: string }>(
        'select id from deeds order by at desc, id limit 1',
      )
      const newest = await this.office.rows<{ id: string }>(
        'select id from deeds where citizen_id = $1 and topic = $2 and day = $3',
        [who, topic, this.#day],
      )
      await this.#press(who, `w.deed_help.${newest[0]?.id ?? deed?.id}.${help}`)
    }
    this.note(kind, who, { help })
  }

  async visit(who: string, how: 'well' | 'not_reached' = 'well', day = this.#day): Promise<void> {
    await this.#press(who, `w.visit.${who}.${day}-${how}`)
    this.note('visit', who, { how, day })
  }

  async call(who: string): Promise<void> {
    await this.#press(who, `w.contact.${who}.phone.well`)
    this.note('call', who)
  }

  async act(who: string, purpose: string): Promise<void> {
    await this.#press(who, `w.sheet_new.${who}.act.${purpose}`)
    const [sheet] = await this.office.rows<{ id: string }>('select id from sheets where deed_id is null')
    await this.#press(who, `w.sheet_tick.${sheet?.id}.kept_clean`)
    await this.#press(who, `w.sheet_done.${sheet?.id}`)
    this.note('act', who, { how: purpose })
  }

  async family(who: string, kin: string, name: string, born: string): Promise<void> {
    const chat = this.chat(this.workerOf(who))
    await chat.forge(`w.family_add.${who}`)
    await chat.press(`d.${kin}`)
    await chat.say(name)
    await chat.say(born)
    await chat.press('d.none')
  }

  async workHelp(who: string, how: 'job' | 'retraining'): Promise<void> {
    await this.#press(who, `w.work_help.${who}.${how}`)
    this.note('work_help', who, { how })
  }

  async districtDeed(
    district: string,
    kind: 'raid' | 'walk_round' | 'inform' | 'prevention' | 'safety_school',
    partner?: string,
  ): Promise<void> {
    const chat = this.chat(WORKER[district] ?? '')
    await chat.forge(`w.district_deed.${district}.${kind}`)
    const [today] = chat.person.lastBotMessage()?.buttons.flat() ?? []
    await chat.press(today?.data ?? 'no button')
    if (kind === 'raid' && partner) await chat.press(`d.${partner}`)
    if (kind === 'raid') await chat.press('d.none')
    await chat.press('d.none')
    this.note(kind, district, partner === undefined ? {} : { how: partner })
  }

  /** A case of support by its buttons; what its stages record is written down by whoever plays it. */
  async walk(technology: string, who: string): Promise<CaseWalk> {
    const walk = new CaseWalk(this.office, technology, this.chat(this.workerOf(who)))
    await walk.open(who)
    if (technology !== 'yard_management') this.#supported.add(who)
    return walk
  }

  async event(id: string, kind: string, day: string, who: readonly string[]): Promise<void> {
    await addEvent(this.office, id, { kind, day, title: `Событие ${kind}` })
    for (const each of who) {
      await this.office.rows(
        "insert into sign_ups (event_id, citizen_id, state, attended, at) values ($1, $2, 'going', true, now())",
        [id, each],
      )
      this.note('came', each, { how: kind, day })
    }
  }
}
