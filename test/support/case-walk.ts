import { stageOf, type Technology, tracksAt } from '../../src/domain/caseload/technology.ts'
import { type Chat, CONTENT, words } from './chat.ts'
import { addMentor, addSupport } from './mentors.ts'
import type { TestOffice } from './office.ts'

/** A case as it stands in the database. */
export interface CaseRow {
  readonly id: string
  readonly status: string
  readonly stage: string
  readonly urgency: string
  readonly state: {
    readonly tracks: Record<string, string>
    readonly reason: string | null
    readonly until: string | null
  }
}

/** An open task of a case as it stands in the database. */
export interface TaskRow {
  readonly id: string
  readonly kind: string
  readonly due: string | null
  readonly closed_by: string | null
  readonly planned: { readonly template: string; readonly required: boolean; readonly stage: string | null }
}

/** An employee who works one case by its buttons. */
export class CaseWalk {
  readonly office: TestOffice
  readonly chat: Chat
  readonly technology: Technology
  id = ''
  /** The days on which receipt and result of a letter are looked at. */
  letterDays: readonly [string, string] = ['2027-11-30', '2027-12-30']

  constructor(office: TestOffice, technology: string, chat: Chat = office.chat('olga')) {
    const known = CONTENT.technologies.get(technology)
    if (!known) throw new RangeError(`no technology "${technology}"`)
    this.office = office
    this.technology = known
    this.chat = chat
  }

  /** Opens the case from the person's card; `signs` are pressed one after the other. */
  async open(
    citizen = 'smirnova',
    signs: readonly string[] = [],
    problem = 'нужна помощь с деньгами',
  ): Promise<void> {
    if (this.technology.mentoring) {
      await addMentor(this.office, { id: 'men_walk' })
      await addSupport(this.office, citizen)
    }
    await this.chat.forge(`w.person.${citizen}`)
    await this.chat.press(`w.person_more.${citizen}`)
    await this.chat.press(`w.case_new.${citizen}`)
    if (!this.offers(`w.case_new.${citizen}.${this.technology.id}`))
      await this.chat.press(`w.case_new.${citizen}.all`)
    await this.chat.press(`w.case_new.${citizen}.${this.technology.id}`)
    if (this.technology.triage.length > 0) {
      for (const sign of signs) await this.chat.press(`d.${sign}`)
      if (signs.length < 3) await this.chat.press('d.none')
    }
    await this.chat.say(problem)
    const [opened] = await this.office.rows<{ id: string }>(
      "select id from cases where technology = $1 and citizen_id = $2 and status = 'open'",
      [this.technology.id, citizen],
    )
    if (!opened) throw new Error(`no case was opened: ${this.chat.heard().slice(-300)}`)
    this.id = opened.id
  }

  offers(choice: string): boolean {
    return this.chat.person.screen().some(({ buttons }) => buttons.flat().some(({ data }) => data === choice))
  }

  async row(): Promise<CaseRow> {
    const [row] = await this.office.rows<CaseRow>('select * from cases where id = $1', [this.id])
    return row as CaseRow
  }

  tasks(): Promise<TaskRow[]> {
    return this.office.rows<TaskRow>(
      `select id, kind, due, closed_by, (params->>'planned')::jsonb as planned from tasks
       where case_id = $1 and state = 'open' order by id`,
      [this.id],
    )
  }

  async task(template: string): Promise<TaskRow> {
    const found = (await this.tasks()).find(({ planned }) => planned.template === template)
    if (!found) throw new Error(`task "${template}" is not open`)
    return found
  }

  /** Chooses a track where the stage offers some and none is chosen. */
  async choose(track: string, fromCard = true): Promise<void> {
    const { stage, state } = await this.row()
    const offered = stageOf(this.technology, stage)
    if (!offered || state.tracks[stage] || tracksAt(this.technology, offered).length === 0) return
    if (fromCard) await this.chat.forge(`w.case.${this.id}`)
    await this.chat.press(`w.case_track.${this.id}.${stage}.${track}`)
  }

  /** Does a task by what its card offers first. */
  async do(task: TaskRow): Promise<void> {
    await this.chat.forge(`w.task.${task.id}`)
    const [first] = this.chat.person.lastBotMessage()?.buttons.flat() ?? []
    await this.chat.press(first?.data ?? 'no button')
    await this.#afterPress(task.closed_by)
  }

  async #afterPress(closedBy: string | null): Promise<void> {
    const { chat } = this
    switch (closedBy) {
      case null:
        await chat.press('plain')
        return
      case 'contact':
        return
      case 'visit': {
        // What came of it: all is well.
        const [well] = chat.person.lastBotMessage()?.buttons.flat() ?? []
        await chat.press(well?.data ?? 'no button')
        return
      }
      case 'consent_recorded':
        if (this.technology.mentoring) return this.#mentorConsent()
        await chat.press('d.paper')
        await chat.say('сегодня')
        return
      case 'letter_sent':
        await chat.say('Отдел опеки')
        for (const answer of ['d.petition', 'd.none', 'd.email']) await chat.press(answer)
        for (const day of this.letterDays) await chat.say(day)
        return
      case 'booking_made':
        for (const answer of ['МФЦ', '30.11.2027', '10:30']) await chat.say(answer)
        return
      case 'mentor_attached':
        await chat.press('d.men_walk')
        return
      case 'plan_made':
        return this.#plan()
      case 'council_decided':
        await chat.press('d.support')
        await chat.say('сегодня')
        await chat.press('d.none')
        return
      case 'effect_assessed':
        for (const each of ['better', 'none', 'at_home']) await chat.press(`d.${each}`)
        return
      case 'passport_updated':
        return this.passport()
      default:
        await chat.press('d.none')
    }
  }

  /** Both sides agreed to the mentor whom the walk knows. */
  async #mentorConsent(): Promise<void> {
    for (const answer of ['d.men_walk', 'd.paper']) await this.chat.press(answer)
    for (const day of ['сегодня', 'сегодня']) await this.chat.say(day)
  }

  /** «Паспорт обновлён»: a diagnosis with one tick. */
  async passport(kind = 'interim'): Promise<void> {
    const { chat } = this
    const pressed = async (beginning: string): Promise<void> => {
      const all = chat.person.lastBotMessage()?.buttons.flat() ?? []
      await chat.press(all.find(({ data = '' }) => data.startsWith(beginning))?.data ?? `no ${beginning}`)
    }
    const { data = '' } =
      chat.person
        .lastBotMessage()
        ?.buttons.flat()
        .find(({ data: each = '' }) => each.endsWith(`.passport.${kind}`)) ?? {}
    await chat.press(data)
    const id = (await this.office.rows<{ id: string }>('select id from sheets where deed_id is null'))[0]?.id
    await chat.press(`w.sheet.${id}.wealth`)
    await pressed('w.sheet_tick.')
    await chat.press(`w.sheet.${id}`)
    await chat.press(`w.sheet_done.${id}`)
  }

  async #plan(): Promise<void> {
    const { chat, id } = this
    if (this.offers(`w.case_deed.${id}.plan_made`)) {
      await chat.press(`w.case_deed.${id}.plan_made`)
      await chat.press('d.none')
      return
    }
    await this.addToPlan()
    for (const mark of ['made', 'understood', 'accepted']) await chat.press(`w.case_plan_mark.${id}.${mark}`)
    await chat.press(`w.case_plan_made.${id}`)
  }

  /** A line of the plan, through its dialog. */
  async addToPlan(due = '2027-12-01', monitoring = '2027-11-30'): Promise<void> {
    const { chat, id } = this
    await chat.press(`w.case_plan_add.${id}`)
    await chat.say('Нет дохода')
    await chat.say('Постоянная работа')
    await chat.say('Встать на учёт в центре занятости')
    await chat.press('d.family')
    await chat.say(due)
    await chat.say(monitoring)
  }

  /** All that the present stage requires. */
  async doRequired(): Promise<void> {
    for (;;) {
      const { stage } = await this.row()
      const next = (await this.tasks()).find(({ planned }) => planned.required && planned.stage === stage)
      if (!next) return
      await this.do(next)
      if ((await this.tasks()).some(({ id }) => id === next.id))
        throw new Error(`task ${next.kind} stays open: ${this.chat.heard().slice(-400)}`)
    }
  }

  /** «Шаг сделан» with an outcome. */
  async finish(outcome: string): Promise<void> {
    const { stage } = await this.row()
    await this.chat.forge(`w.case.${this.id}`)
    await this.chat.press(`w.case_done.${this.id}`)
    const way = new RegExp(`^w\\.(case_done|case_in_need)\\.${this.id}\\.${stage}\\.${outcome}-`)
    const offered = this.chat.person.lastBotMessage()?.buttons.flat() ?? []
    const { data = 'no such outcome' } = offered.find(({ data: each = '' }) => way.test(each)) ?? {}
    await this.chat.press(data)
    if (!data.startsWith('w.case_in_need')) return
    await this.chat.say('сегодня')
    await this.chat.press('d.y1')
    await this.chat.press('d.yes')
  }

  /**
   * «Шаг сделан» from the card: what it owes is recorded from there, one after the other.
   * @param whole whether all else of the stage is ticked as done too, or only what it is not left without
   */
  async step(outcome: string, whole = false): Promise<void> {
    const { chat, id } = this
    const { stage } = await this.row()
    const buttons = () => chat.person.lastBotMessage()?.buttons.flat() ?? []
    const isAsked = () => buttons().some(({ data = '' }) => data.startsWith(`w.case_done.${id}.${stage}.`))
    if (!this.offers(`w.case_done.${id}`) && !isAsked()) await chat.forge(`w.case.${id}`)
    if (!isAsked()) await chat.press(`w.case_done.${id}`)
    for (;;) {
      const owed = (await this.tasks()).find(
        ({ planned, closed_by }) => planned.required && planned.stage === stage && closed_by !== null,
      )
      if (!owed) break
      await chat.press(buttons()[0]?.data ?? 'no button')
      await this.#afterPress(owed.closed_by)
    }
    const pressed = (label: string) => buttons().find(({ text }) => text === label)?.data
    const all = pressed(words('office.cases.buttons.tick_all'))
    if (whole && all !== undefined) await chat.press(all)
    const label = words(`technologies.${this.technology.id}.stages.${stage}.outcomes.${outcome}`)
    await chat.press(pressed(label) ?? `no «${label}»`)
  }

  /** «Закрыть» with a reason and the first result offered for it. */
  async close(reason: string): Promise<void> {
    await this.chat.forge(`w.case_close.${this.id}`)
    await this.chat.press(`w.case_close.${this.id}.${reason}`)
    const [first] = this.chat.person.lastBotMessage()?.buttons.flat() ?? []
    await this.chat.press(first?.data ?? 'no button')
  }
}
