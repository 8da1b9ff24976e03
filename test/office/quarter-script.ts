import { CaseWalk } from '../support/case-walk.ts'
import { DAYS, WORKING } from './quarter-days.ts'
import { rowsOf } from './quarter-ledger.ts'
import { citizenId, LATE_COMERS, LINKED } from './quarter-people.ts'
import type { QuarterWorld } from './quarter-world.ts'

/** Two weeks of leave, and who stands in. */
export const LEAVE = { owner: 'tamara', by: 'pavel', from: '2027-01-18', until: '2027-01-29' }

/** The district's figures are compared after the work of these days. */
export const BOARD_DAYS: readonly string[] = ['2026-12-16', '2027-01-25', '2027-02-25']

/** Whoever is never at home; tried once a month, with a reason. */
const HARD_TO_REACH = new Set([19, 20, 33, 34, 47, 48, 61, 62, 75].map(citizenId))
const REASONS = ['no_answer', 'wrong_number', 'in_hospital', 'other']

/** Until this day of a month a specialist leaves those with a chat to the chat. */
const CHAT_FIRST = '15'

interface Presence {
  readonly day: string
  readonly by: string
  readonly citizen: string
  readonly presence: 'moved' | 'died' | 'refused' | 'away'
  readonly until?: string
}

export const PRESENCES: readonly Presence[] = [
  { day: '2026-12-09', by: 'olga', citizen: 'p012', presence: 'moved' },
  { day: '2026-12-10', by: 'olga', citizen: 'p015', presence: 'away', until: '2027-01-13' },
  { day: '2026-12-16', by: 'pavel', citizen: 'p013', presence: 'died' },
  { day: '2027-01-12', by: 'pavel', citizen: 'p016', presence: 'away', until: '2027-02-08' },
  { day: '2027-01-13', by: 'tamara', citizen: 'p014', presence: 'refused' },
  // Linked: nobody asks them from then on, or until they are back.
  { day: '2027-01-13', by: 'tamara', citizen: 'p002', presence: 'moved' },
  { day: '2027-02-01', by: 'pavel', citizen: 'p004', presence: 'away', until: '2027-02-12' },
]

/** How the linked people answer when they are asked. */
const ANSWERS: Readonly<Record<string, (day: string, nth: number) => string>> = {
  p003: () => 'всё хорошо',
  p004: () => 'Спасибо, нормально!',
  p005: () => '',
  p006: (day) => (day.startsWith('2027-01') ? '!help' : '!well'),
  p008: () => 'ну так себе',
  p009: (_, nth) => (nth === 1 ? '!later' : '!well'),
}

const isAsk = (text: string): boolean => /Спрашиваю, как раз в месяц|Пишу ещё раз/.test(text)

/** What everybody does on a day of the quarter. */
export class QuarterScript {
  readonly #world: QuarterWorld
  readonly #walks = new Map<string, CaseWalk>()
  /** Whom a specialist has tried this month. */
  readonly #tried = new Set<string>()
  readonly #answered = new Map<string, number>()

  constructor(world: QuarterWorld) {
    this.#world = world
  }

  /** What began before the quarter: a family's psychologist and a mentor in February, an agreement on its eve. */
  async before(): Promise<void> {
    await this.#open('psych', 'family_psychologist', 'p018', 'olga')
    this.#world.moveTo('2026-02-03T10:00')
    const mentor = await this.#open('mentor', 'mentoring', 'p019', 'pavel')
    for (const outcome of ['applied', 'approved']) {
      await mentor.doRequired()
      await mentor.finish(outcome)
    }
    await mentor.do(await mentor.task('consent'))
    await mentor.doRequired()
    await this.#world.office.rows("update citizens set asks_welcome = false where id = 'p010'")
    this.#world.moveTo('2026-11-30T10:00')
    const effect = await this.#open('effect', 'family_psychologist', 'p020', 'tamara')
    await effect.do(await effect.task('agreement'))
  }

  /** Plays the whole quarter. */
  async play(onBoard: (day: string) => Promise<void>): Promise<void> {
    for (const day of DAYS) {
      const isWorking = WORKING.includes(day)
      if (isWorking) {
        await this.#world.ring(day, '09:00')
        for (const key of ['olga', 'pavel', 'tamara']) if (!isOnLeave(key, day)) await this.#work(key, day)
        await this.#world.ring(day, '09:12')
      }
      await this.#world.ring(day, '12:30')
      await this.#answers(day)
      if (!isWorking) continue
      await this.#world.ring(day, '16:00')
      await this.#events(day)
      if (BOARD_DAYS.includes(day)) await onBoard(day)
    }
  }

  async #open(name: string, technology: string, citizen: string, key: string): Promise<CaseWalk> {
    const walk = new CaseWalk(this.#world.office, technology, this.#world.chat(key))
    await walk.open(citizen)
    this.#walks.set(name, walk)
    return walk
  }

  #walk(name: string): CaseWalk {
    const walk = this.#walks.get(name)
    if (!walk) throw new Error(`no case "${name}"`)
    return walk
  }

  /** The day, then the list of those who are left: two of them a day, by visit or telephone. */
  async #work(key: string, day: string): Promise<void> {
    const chat = this.#world.chat(key)
    await chat.say('Сегодня')
    if (!this.#world.offered(key).includes('w.month_left')) return
    await chat.press('w.month_left')
    let chosen = this.#untried(key, day)
    for (let page = 1; chosen.length === 0 && page < 9; page += 1) {
      const next = this.#world.offered(key).find((data) => data === `w.month_left.all.${page}`)
      if (!next) return
      await chat.press(next)
      chosen = this.#untried(key, day)
    }
    for (const citizen of chosen.slice(0, 2)) await this.#contact(key, citizen, day)
  }

  /** People on the page that is open whom it is worth trying. */
  #untried(key: string, day: string): string[] {
    return this.#world
      .offered(key)
      .flatMap((data) => (data.startsWith('w.person.') ? [data.slice('w.person.'.length)] : []))
      .filter((citizen) => !this.#tried.has(`${citizen} ${day.slice(0, 7)}`))
      .filter((citizen) => day.slice(8) >= CHAT_FIRST || !LINKED.some((each) => each.citizen === citizen))
  }

  async #contact(key: string, citizen: string, day: string): Promise<void> {
    const chat = this.#world.chat(key)
    this.#tried.add(`${citizen} ${day.slice(0, 7)}`)
    const n = Number.parseInt(citizen.slice(1), 36)
    await chat.press(`w.person.${citizen}`)
    if (HARD_TO_REACH.has(citizen)) {
      await chat.press(`w.unreached.${citizen}`)
      await chat.press(`w.unreached.${citizen}.${REASONS[n % REASONS.length]}`)
      return
    }
    if (n % 3 === 1) {
      await chat.press(`w.visit.${citizen}`)
      await chat.press(`w.visit.${citizen}.${day}-well`)
    } else await chat.press(`w.contact.${citizen}.phone.well`)
    // Now and then a slip: taken back, and made good at once.
    if (n % 23 === 0) {
      await chat.press('w.undo_contact')
      await chat.press(`w.person.${citizen}`)
      await chat.press(`w.needs_help.${citizen}`)
      await chat.press(`w.contact.${citizen}.phone.needs_help`)
    }
  }

  /** Whoever was asked answers in their way. */
  async #answers(day: string): Promise<void> {
    for (const { key, citizen } of LINKED) {
      const chat = this.#world.chat(key)
      const last = chat.person.lastBotMessage()
      if (!last || !isAsk(last.text) || this.#answered.get(key) === last.id) continue
      this.#answered.set(key, last.id)
      const nth = last.text.includes('Пишу ещё раз') ? 2 : 1
      const answer = (ANSWERS[citizen] ?? (() => '!well'))(day, nth)
      if (answer.startsWith('!')) await chat.press(`${answer.slice(1)}.c${citizen}`)
      else if (answer !== '') await chat.say(answer)
    }
  }

  async #events(day: string): Promise<void> {
    for (const each of PRESENCES.filter((one) => one.day === day)) await this.#notePresence(each)
    for (const each of LATE_COMERS.filter((one) => one.day === day)) {
      const chat = this.#world.chat(each.by)
      await chat.say('Ещё')
      await chat.press('w.add_person')
      for (const answer of each.answers) await chat.say(answer)
      for (const choice of ['d.none', 'd.unknown', 'd.yes']) await chat.press(choice)
    }
    await this.#cases(day)
  }

  async #notePresence({ by, citizen, presence, until }: Presence): Promise<void> {
    const chat = this.#world.chat(by)
    await chat.forge(`w.person.${citizen}`)
    await chat.press(`w.person_more.${citizen}`)
    await chat.press(`w.presence.${citizen}`)
    if (presence === 'away') {
      await chat.press(`w.away.${citizen}`)
      await chat.press(`w.away_day.${citizen}`)
      await chat.say(until ?? '')
    } else await chat.press(`w.presence_sure.${citizen}.${presence}`)
    await chat.press(['w.presence_set', citizen, presence, ...(until ? [until] : [])].join('.'))
  }

  /** Closes open duties of a rule by hand. */
  async #closeDuties(rule: string, key: string, district: string | null): Promise<void> {
    const { tasks } = await rowsOf(this.#world.office)
    const open = tasks.filter(
      (task) =>
        task.state === 'open' && task.rule === rule && (district === null || task.district_id === district),
    )
    const chat = this.#world.chat(key)
    for (const { id } of open) {
      await chat.forge(`w.task.${id}`)
      if (this.#world.offered(key).includes(`w.task_done.${id}`)) {
        await chat.press(`w.task_done.${id}`)
        await chat.press(`w.task_done.${id}.plain`)
      } else {
        // A deed of the district: today, and nothing to be said of it.
        await chat.press(this.#world.offered(key)[0] ?? 'no button')
        await chat.press(this.#world.offered(key)[0] ?? 'no button')
        await chat.press('d.none')
      }
    }
  }

  async #cases(day: string): Promise<void> {
    await CASES[day]?.({
      open: (...parts) => this.#open(...parts),
      walk: (name) => this.#walk(name),
      closeDuties: (...parts) => this.#closeDuties(...parts),
      world: this.#world,
    })
  }
}

const isOnLeave = (key: string, day: string): boolean =>
  key === LEAVE.owner && day >= LEAVE.from && day <= LEAVE.until

interface Hands {
  readonly open: (name: string, technology: string, citizen: string, key: string) => Promise<CaseWalk>
  readonly walk: (name: string) => CaseWalk
  readonly closeDuties: (rule: string, key: string, district: string | null) => Promise<void>
  readonly world: QuarterWorld
}

/** Does a task and answers its question, if it asks one. */
const doSaying = async (walk: CaseWalk, template: string, words: string | null): Promise<void> => {
  const { id } = await walk.task(template)
  await walk.chat.forge(`w.task.${id}`)
  const [first] = walk.chat.person.lastBotMessage()?.buttons.flat() ?? []
  await walk.chat.press(first?.data ?? 'no button')
  if (words !== null) await walk.chat.say(words)
}

/** What is done about cases, papers and reports, by day: early, on the day, or too late. */
const CASES: Readonly<Record<string, (hands: Hands) => Promise<void>>> = {
  '2026-12-01': async ({ open }) => void (await open('diagnosis', 'district_work', 'p021', 'olga')),
  '2026-12-02': async ({ open }) => {
    await open('ippsu', 'ippsu_support', 'p022', 'pavel')
    await open('yard', 'yard_management', 'p025', 'pavel')
  },
  '2026-12-03': async ({ open, walk }) => {
    await walk('ippsu').doRequired()
    await walk('ippsu').finish('studied')
    const letter = await open('letter', 'social_mediation', 'p024', 'olga')
    letter.letterDays = ['2026-12-21', '2027-01-06']
    for (const outcome of ['need_clear', 'informed', 'chosen', 'letter_needed']) {
      await letter.choose('assistance')
      await letter.doRequired()
      await letter.finish(outcome)
    }
    await letter.doRequired()
  },
  '2026-12-04': async ({ open }) => {
    const plan = await open('plan', 'case_work', 'p023', 'tamara')
    await plan.chat.forge(`w.case_plan.${plan.id}`)
    await plan.addToPlan('2026-12-19', '2026-12-14')
  },
  '2026-12-07': async ({ walk, world }) => {
    await walk('diagnosis').do(await walk('diagnosis').task('first_diagnosis'))
    const olga = world.chat('olga')
    await olga.forge('w.task_new.p027')
    await olga.say('заканчивается справка МСЭ')
    await olga.say('2027-01-29')
    await olga.press('d.doc')
  },
  '2026-12-08': async ({ open }) => void (await open('served', 'yard_management', 'p028', 'pavel')),
  '2026-12-09': async ({ walk }) => {
    const ippsu = walk('ippsu')
    await ippsu.doRequired()
    await ippsu.finish('sent')
    await ippsu.finish('approved')
  },
  '2026-12-14': async ({ walk }) => walk('plan').do(await walk('plan').task('plan_monitoring')),
  '2026-12-21': async ({ walk }) => {
    await doSaying(walk('letter'), 'letter_receipt', null)
    await walk('plan').do(await walk('plan').task('plan_action'))
  },
  '2026-12-28': ({ closeDuties }) => closeDuties('passport', 'olga', 'north'),
  '2026-12-29': ({ closeDuties }) => closeDuties('passport', 'pavel', 'south'),
  '2027-01-11': ({ closeDuties }) => closeDuties('quarter', 'irina', null),
  '2027-01-12': async ({ walk, closeDuties }) => {
    await doSaying(walk('letter'), 'letter_result', 'Помощь назначена')
    await walk('ippsu').doRequired()
    await closeDuties('passport', 'tamara', 'west')
  },
  '2027-01-15': async ({ world, closeDuties }) => {
    await closeDuties('halfyear', 'irina', null)
    const irina = world.chat('irina')
    await irina.forge(`w.employee.st_${LEAVE.owner}`)
    await irina.press(`w.cover.st_${LEAVE.owner}`)
    await irina.press(`d.st_${LEAVE.by}`)
    await irina.say('18.01')
    await irina.say('29.01')
    await irina.press('d.yes')
  },
  '2027-01-29': async ({ world }) => {
    const chat = world.chat('chat_p007')
    await chat.after(() => chat.person.block())
  },
  '2027-02-01': async ({ walk }) => {
    const mentor = walk('mentor')
    await mentor.chat.forge(`w.case_prolong.${mentor.id}`)
    await mentor.chat.press('d.12')
    await mentor.chat.press('d.no')
  },
  '2027-02-04': async ({ walk, world }) => {
    await walk('psych').do(await walk('psych').task('result_form'))
    const { tasks } = await rowsOf(world.office)
    const paper = tasks.find(({ rule, state }) => rule === 'doc' && state === 'open')
    await world.chat('olga').forge(`w.task.${paper?.id}`)
    await world.chat('olga').press(`w.task_done.${paper?.id}`)
    await world.chat('olga').press(`w.task_done.${paper?.id}.plain`)
  },
  '2027-02-26': async ({ walk }) => walk('effect').do(await walk('effect').task('effect')),
}
