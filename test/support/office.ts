import { vault } from '../../src/adapters/crypto/vault.ts'
import { foundInstitution } from '../../src/adapters/database/office/found-institution.ts'
import type { Founding } from '../../src/application/ports/office/founding.ts'
import type { CitizenFacts } from '../../src/application/ports/office/register-change.ts'
import type { ReadAloud } from '../../src/application/ports/read-aloud.ts'
import type { BotParts } from '../../src/compose/parts.ts'
import type { ComposedBot } from '../../src/compose.ts'
import { EMPTY_CARD } from '../../src/domain/people/card-facts.ts'
import { Chat, CONTENT, DATA_KEY } from './chat.ts'
import { rows } from './database.ts'
import { TestWorld, TOKEN, type WorldOptions } from './world.ts'

/** People of an office and a few citizens with telephones of their own. */
export const OFFICE_PEOPLE = [
  { key: 'olga', id: 871_263_549_031, firstName: 'Ольга', language: 'ru' },
  { key: 'pavel', id: 871_263_549_032, firstName: 'Павел', language: 'ru' },
  { key: 'irina', id: 871_263_549_033, firstName: 'Ирина', language: 'ru' },
  { key: 'lev', id: 871_263_549_034, firstName: 'Лев', language: 'ru' },
  { key: 'anna', id: 871_263_549_021, firstName: 'Анна', language: 'ru' },
  { key: 'maria', id: 871_263_549_022, firstName: 'Мария', language: 'ru' },
  { key: 'stranger', id: 871_263_549_035, firstName: 'Некто', language: 'ru' },
] as const

/** A person of the register; tests name what matters to them. */
export const factsOf = (parts: Partial<CitizenFacts> = {}): CitizenFacts => ({
  ...EMPTY_CARD,
  name: 'Смирнова Анна Петровна',
  phone: '+70000000011',
  address: 'ул. Выдуманная, 1',
  sex: 'female',
  birthDate: '1955-03-08',
  livingAlone: true,
  ...parts,
})

const staffOf = (
  key: string,
  id: string,
  role: Founding['staff'][number]['role'],
  name: string,
  districts: string[],
) => ({
  id,
  role,
  name,
  districts,
  department: 'dep1',
  chat: String(OFFICE_PEOPLE.find((each) => each.key === key)?.id),
})

/**
 * Two departments. In the first: Olga works the north, Pavel the south, Irina is its head, Lev its psychologist. In the
 * second nobody works. Three people in the north, one in the south, one elsewhere.
 */
export const OFFICE: Founding = {
  institution: { id: 'inst', name: 'Центр' },
  departments: [
    {
      id: 'dep1',
      name: 'Первое отделение',
      districts: [
        { id: 'north', name: 'Северный' },
        { id: 'south', name: 'Южный' },
      ],
    },
    { id: 'dep2', name: 'Второе отделение', districts: [{ id: 'far', name: 'Дальний' }] },
  ],
  staff: [
    staffOf('olga', 'st_olga', 'specialist', 'Белова Ольга Сергеевна', ['north']),
    staffOf('pavel', 'st_pavel', 'specialist', 'Громов Павел Ильич', ['south']),
    staffOf('irina', 'st_irina', 'head', 'Орлова Ирина Викторовна', []),
    staffOf('lev', 'st_lev', 'psychologist', 'Зайцев Лев Львович', []),
  ],
  people: [
    { id: 'smirnova', district: 'north', facts: factsOf(), on: '2026-01-12' },
    {
      id: 'kuznetsov',
      district: 'north',
      facts: factsOf({
        name: 'Кузнецов Пётр Иванович',
        sex: 'male',
        birthDate: '1960-05-01',
        phone: '+70000000012',
      }),
      on: '2026-01-12',
    },
    {
      id: 'young',
      district: 'north',
      facts: factsOf({
        name: 'Иванова Дарья Олеговна',
        birthDate: '1996-07-02',
        livingAlone: false,
        phone: null,
      }),
      on: '2026-01-12',
    },
    {
      id: 'southern',
      district: 'south',
      facts: factsOf({ name: 'Смирнова Вера Кузьминична', birthDate: '1948-11-11', phone: '+70000000013' }),
      on: '2026-01-12',
    },
    {
      id: 'faraway',
      district: 'far',
      facts: factsOf({ name: 'Дальняя Нина Фёдоровна', phone: '+70000000014' }),
      on: '2026-01-12',
    },
  ],
  at: Date.parse('2026-01-12T09:00:00+05:00'),
}

/** An office at work: a world, and the chats of whoever works in it. */
export class TestOffice {
  readonly world: TestWorld
  readonly bot: ComposedBot
  readonly #chats = new Map<string, Chat>()
  readonly #people: NonNullable<WorldOptions['people']>

  constructor(world: TestWorld, bot: ComposedBot, people: NonNullable<WorldOptions['people']>) {
    this.world = world
    this.bot = bot
    this.#people = people
  }

  chat(key: string): Chat {
    const chat = this.#chats.get(key) ?? new Chat(this.world, key)
    this.#chats.set(key, chat)
    return chat
  }

  /** Somebody opens the bot: nobody can be written to before. */
  async begin(id: number): Promise<void> {
    const key = this.#people.find((each) => each.id === id)?.key
    if (key) await this.chat(key).after(() => this.chat(key).person.start())
  }

  rows<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return rows<T>(this.world.databaseUrl, sql, values)
  }

  /** Stops the sender of notices, then the world. */
  async close(): Promise<void> {
    await this.bot.reminders.delivery.end()
    await this.world.close()
  }

  /** Files that were sent are read or written, and their senders told. */
  async imported(): Promise<void> {
    for (const { imports } of this.world.bots) await imports.run()
    await this.world.round()
  }

  /** Invitations that were asked for are written, and go out. */
  async invited(): Promise<void> {
    for (const { invitations } of this.world.bots) await invitations.run()
    await this.world.round()
  }

  /** Moves the clock to a moment, e.g. `2026-11-25T09:00:00+05:00`, and rings: planned, sent, settled. */
  async at(moment: string): Promise<void> {
    this.world.clock.setTo(Date.parse(moment))
    await this.world.round()
  }
}

/** Opens an office with its bot; the sender of notices is at work. */
export const openOffice = async (
  cluster: string,
  founding: Founding = OFFICE,
  options: Pick<WorldOptions, 'now' | 'people'> & {
    readonly voice?: ReadAloud
    /** What else the bot is put together from; told the world that it comes into. */
    readonly parts?: (world: TestWorld) => Partial<BotParts>
  } = {},
): Promise<TestOffice> => {
  const { people = OFFICE_PEOPLE, voice, parts } = options
  const world = await TestWorld.open(cluster, { content: CONTENT, ...options, people })
  const bot = await world.startBot({ ...(voice ? { voice } : {}), ...parts?.(world) })
  await foundInstitution(bot.pool, vault(DATA_KEY), TOKEN.split(':')[0] as string)(founding)
  await bot.reminders.delivery.begin()
  const office = new TestOffice(world, bot, people)
  for (const { chat } of founding.staff) await office.begin(Number(chat))
  return office
}
