import type { Founding } from '../../src/application/ports/office/founding.ts'
import type { CitizenFacts } from '../../src/application/ports/office/register-change.ts'
import { factsOf } from '../support/office.ts'

/** Repeats from run to run. */
const seeded = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 8) % below
  }
}

const SURNAMES = [
  'Берёзов',
  'Ключев',
  'Луговск',
  'Мостов',
  'Озеров',
  'Полянск',
  'Речн',
  'Садов',
  'Талов',
  'Холмов',
]
const WOMEN = ['Анна Ильинична', 'Вера Петровна', 'Нина Львовна', 'Ольга Юрьевна', 'Раиса Фёдоровна']
const MEN = ['Иван Ильич', 'Пётр Львович', 'Юрий Петрович', 'Фёдор Иванович', 'Олег Юрьевич']

export const DISTRICTS = ['north', 'south', 'west'] as const
export type District = (typeof DISTRICTS)[number]

/** Whose district it is; the chat's key stands behind the prefix. */
export const OWNER: Readonly<Record<District, string>> = { north: 'olga', south: 'pavel', west: 'tamara' }

const CREW = [
  { key: 'olga', id: 871_263_549_131, firstName: 'Ольга', language: 'ru' },
  { key: 'pavel', id: 871_263_549_132, firstName: 'Павел', language: 'ru' },
  { key: 'tamara', id: 871_263_549_133, firstName: 'Тамара', language: 'ru' },
  { key: 'irina', id: 871_263_549_134, firstName: 'Ирина', language: 'ru' },
] as const

export const citizenId = (n: number): string => `p${String(n).padStart(3, '0')}`

/** Founded with these; {@link LATE_COMERS} more are added in the chat, which makes 120. */
export const FOUNDED = 116
/** Women and men of 55+ among the founded; one of the late-comers is not, the others are: 90 in all. */
const SENIORS = 87
const LINKED_SENIORS = 11
/** Linked and consenting, but nothing is owed to them. */
export const YOUNG_LINKED = 'p110'

export const LINKED: readonly { key: string; citizen: string; id: number }[] = [
  ...Array.from({ length: LINKED_SENIORS }, (_, n) => citizenId(n)),
  YOUNG_LINKED,
].map((citizen, n) => ({ key: `chat_${citizen}`, citizen, id: 871_263_549_200 + n }))

export const CHATS = [
  ...CREW,
  ...LINKED.map(({ key, id }) => ({ key, id, firstName: 'Житель', language: 'ru' })),
]

/** Turns 55 on 15 January 2027, and in the last days of February. */
export const TURNS_IN_JANUARY = 'p114'
export const TURNS_TOO_LATE = 'p115'

const birthOf = (n: number, sex: 'female' | 'male', below: ReturnType<typeof seeded>): string => {
  if (citizenId(n) === TURNS_IN_JANUARY) return '1972-01-15'
  if (citizenId(n) === TURNS_TOO_LATE) return '1972-02-25'
  const oldest = n < SENIORS ? 1936 : 1976
  const year = oldest + below(n < SENIORS ? (sex === 'female' ? 34 : 29) : 25)
  return `${year}-0${1 + below(9)}-${10 + below(18)}`
}

const personOf = (n: number, below: ReturnType<typeof seeded>): CitizenFacts => {
  const turns = n >= FOUNDED - 2
  const sex = turns || n % 2 === 0 ? 'female' : 'male'
  const surname = `${SURNAMES[below(10)]}${sex === 'female' ? 'ая' : 'ый'}`
  return factsOf({
    name: `${surname} ${(sex === 'female' ? WOMEN : MEN)[below(5)]}`,
    sex,
    birthDate: birthOf(n, sex, below),
    // Every fifth has no telephone: somebody has to go there.
    phone: n % 5 === 4 ? null : `+7000000${1_000 + n}`,
    disability: n >= SENIORS && n < SENIORS + 12 ? ((['1', '2', '3'] as const)[n % 3] ?? '3') : null,
    livingAlone: below(3) === 0,
    lonely: below(8) === 0,
    categories: n >= SENIORS + 12 && !turns ? { with_children: true } : {},
  })
}

/** One department: a head, three specialists with a district each, and the people. */
export const district = (): Founding => {
  const below = seeded(20_261_201)
  return {
    institution: { id: 'inst', name: 'Центр' },
    departments: [
      {
        id: 'dep1',
        name: 'Отделение',
        districts: [
          { id: 'north', name: 'Северный' },
          { id: 'south', name: 'Южный' },
          { id: 'west', name: 'Западный' },
        ],
      },
    ],
    staff: CREW.map(({ key, id }, n) => ({
      id: `st_${key}`,
      chat: String(id),
      department: 'dep1',
      name:
        ['Белова Ольга Сергеевна', 'Громов Павел Ильич', 'Ветрова Тамара Юрьевна', 'Орлова Ирина Викторовна'][
          n
        ] ?? '',
      role: key === 'irina' ? ('head' as const) : ('specialist' as const),
      districts: DISTRICTS.filter((each) => OWNER[each] === key),
    })),
    people: Array.from({ length: FOUNDED }, (_, n) => {
      const linked = LINKED.find(({ citizen }) => citizen === citizenId(n))
      return {
        id: citizenId(n),
        district: DISTRICTS[n % 3] ?? 'north',
        facts: personOf(n, below),
        on: '2026-01-12',
        ...(linked ? { linked: { chat: String(linked.id), consent: 'ru-1' } } : {}),
      }
    }),
    at: Date.parse('2026-01-12T09:00:00+05:00'),
  }
}

/** Added in the chat: when, by whom, what is typed; `!id` is a button. The second comes in the last days of a month. */
export const LATE_COMERS: readonly { day: string; by: string; answers: readonly string[] }[] = [
  {
    day: '2026-12-10',
    by: 'olga',
    answers: ['Новая Анна Павловна', '12.03.1950', '8 (000) 000-20-01', 'Лесная, 1'],
  },
  {
    day: '2026-12-28',
    by: 'pavel',
    answers: ['Поздний Иван Олегович', '01.02.1949', '8 (000) 000-20-02', 'Лесная, 2'],
  },
  {
    day: '2027-01-20',
    by: 'olga',
    answers: ['Зимняя Вера Игоревна', '03.04.1951', '8 (000) 000-20-03', 'Лесная, 3'],
  },
  {
    day: '2027-02-05',
    by: 'olga',
    answers: ['Молодой Пётр Ильич', '05.06.1990', '8 (000) 000-20-04', 'Лесная, 4'],
  },
]
