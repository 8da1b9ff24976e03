import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Form } from '../../src/domain/forms/form.ts'
import { CaseWalk } from '../support/case-walk.ts'
import { type Chat, CONTENT } from '../support/chat.ts'
import { factsOf, OFFICE, OFFICE_PEOPLE, openOffice, type TestOffice } from '../support/office.ts'
import { bareWords, docxTexts, pdfText, xlsxSheets } from '../support/read-paper.ts'

/**
 * One family through half a year on the moved clock, by buttons and typed words; at its end every form that exists is printed
 * in each of its formats and read back: DOCX and XLSX by LibreOffice, PDF by poppler. What stands there is in
 * `half-year.golden.txt`, to be read aloud; `GOLDEN=update` writes it anew.
 */
const GOLDEN = new URL('./half-year.golden.txt', import.meta.url)
/** Presses and typed words of the deeds that a specialist does most. */
const TAPS = new URL('./taps.golden.txt', import.meta.url)

const FOUNDING = {
  ...OFFICE,
  people: OFFICE.people.map((each) =>
    each.id === 'young'
      ? {
          ...each,
          facts: factsOf({
            name: 'Снегирёва Дарья Олеговна',
            birthDate: '1996-07-02',
            livingAlone: false,
            address: 'ул. Тополиная, 12, кв. 4',
            phone: '+70000000020',
          }),
        }
      : each,
  ),
}
const PERSON = 'young'

let office: TestOffice
let olga: Chat
let walk: CaseWalk
/** Cases of technologies that have papers of their own, by technology. */
const others = new Map<string, string>()

/** Answers one after the other: `!id` is pressed, all else is typed. */
const answer = async (...answers: readonly string[]): Promise<void> => {
  for (const each of answers) await (each.startsWith('!') ? olga.press(`d.${each.slice(1)}`) : olga.say(each))
}

/** Presses buttons of the last message by what they say. */
const tap = async (...wanted: readonly string[]): Promise<void> => {
  for (const label of wanted) {
    const buttons = olga.person.lastBotMessage()?.buttons.flat() ?? []
    const found = buttons.find(({ text }) => text === label || text === `✓ ${label}`)
    await olga.press(found?.data ?? `no «${label}» of ${buttons.map(({ text }) => text).join('; ')}`)
  }
}

/** Through the stages of the case by these outcomes. */
const through = async (...outcomes: readonly string[]): Promise<void> => {
  for (const outcome of outcomes) {
    await walk.doRequired()
    await walk.finish(outcome)
  }
}

const SCRIPT: readonly (readonly [day: string, happens: () => Promise<void>])[] = [
  [
    '2026-07-01',
    async () => {
      await olga.forge(`w.paper_print.${PERSON}.consent_processing.0-pdf`)
      await olga.press('w.printed_signed')
      await olga.forge(`w.family.${PERSON}`)
      for (const [name, born] of [
        ['Снегирёв Пётр', '12.03.2019'],
        ['Снегирёва Мария', '05.09.2022'],
      ] as const) {
        await tap('Добавить человека')
        await answer('!child', name, born, name.endsWith('Пётр') ? '!school' : '!none')
      }
      await olga.forge(`w.act.${PERSON}`)
      await tap('сообщение')
      await tap('Жильё', 'снимают жильё', 'Площадь, кв. м')
      await olga.say('45,5')
      await tap('Все разделы', 'Доходы', 'пособия', 'Все разделы', 'Готово')
      // From now on there is a choice: as it was, or a blank for the next visit.
      await olga.forge(`w.paper.${PERSON}.survey_act`)
      await tap('Бланк для визита')
      expect(olga.dataOf(`w.paper_print.${PERSON}.survey_act`)).toMatch(/\.blank-(docx|pdf)$/)
    },
  ],
  [
    '2026-07-02',
    async () => {
      await walk.open(PERSON, [], 'Нечем платить за квартиру, отец детей уехал')
      await olga.forge(`w.case_need_is.${walk.id}.utilities`)
      await olga.forge(`w.case_source.${walk.id}.school`)
      await through('accepted', 'confirmed', 'recognised')
      await olga.forge(`w.paper_print.${walk.id}.agreement.0-docx`)
      await olga.press('w.printed_signed')
    },
  ],
  [
    '2026-07-10',
    async () => {
      await olga.forge(`w.passport.${PERSON}`)
      await tap('начальная', '4.2. Доходы', 'пособия', 'Дальше: 4.3. Достаток', 'ниже прожиточного минимума')
      await tap('Все разделы', 'Готово')
      await through('opened')
    },
  ],
  [
    '2026-07-20',
    async () => {
      walk.letterDays = ['2026-08-20', '2026-09-20']
      await through('accepted')
      await olga.forge(`w.case_consent.${walk.id}.letter`)
      await answer('!paper', 'сегодня')
      await olga.forge(`w.case_letter.${walk.id}`)
      await answer(
        'Отдел жилищных субсидий',
        '!petition',
        'Рассмотреть заявление на субсидию вне очереди',
        '!post',
      )
      await answer('20 августа', '20 сентября')
    },
  ],
  [
    '2026-10-05',
    async () => {
      const { words } = await walkWords()
      await olga.forge(`w.case_answer.${walk.id}.${words}`)
      await olga.say('Субсидия назначена с 1 октября')
      await olga.forge(`w.case_deed.${walk.id}.effect_assessed`)
      await answer('!better', 'Долг погашен, сын ходит в школу каждый день', '!at_home')
      await olga.forge(`w.passport.${PERSON}`)
      await tap('промежуточная', '4.3. Достаток', 'прожиточный минимум', 'Все разделы', 'Готово')
    },
  ],
  [
    '2026-12-14',
    async () => {
      await olga.forge('w.district_fact_say.north.population')
      await olga.say('6 200')
      await olga.forge('w.district_fact_say.north.institutions')
      await olga.say('Школа № 5; ул. Мира, 3; 20-00-05; Орлова Н. П.\nПоликлиника; ул. Мира, 7')
      await olga.forge('w.district_fact_say.north.police')
      await olga.say('Громов Олег Ильич; ул. Мира, 9; 20-00-02')
      await olga.forge(`w.letter_about.${PERSON}`)
      await answer('Управляющая компания «Тополь»', '!information', '!none', '!email', '!none')
      await olga.forge(`w.passport.${PERSON}`)
      await tap('заключительная', '4.2. Доходы', 'зарплата матери', 'Все разделы', 'Готово')
      await through('done', 'reached')
      await walk.doRequired()
      await walk.close('goals_reached')
      for (const technology of ['ippsu_support', 'district_work', 'mentoring']) {
        const other = new CaseWalk(office, technology, olga)
        await other.open(PERSON)
        others.set(technology, other.id)
      }
    },
  ],
]

/** The id of the case's letter, as its button names it. */
const walkWords = async (): Promise<{ words: string }> => {
  await olga.forge(`w.case_letters.${walk.id}`)
  return { words: olga.dataOf(`w.case_answer.${walk.id}`).split('.').at(-1) ?? '' }
}

/** What is chosen for a form that asks for something. */
const choiceOf = async ({ choose }: Form): Promise<string> => {
  if (choose === 'need') return 'utilities-any-none'
  if (choose === 'period') return 'month'
  if (choose === 'month') return '2026-12'
  if (choose === 'district') return 'north'
  if (choose === 'register') return 'asoi'
  if (choose === 'mentor') return 'men_walk'
  if (choose === 'blank') return 'last'
  if (choose !== 'letter') return '0'
  await olga.forge(`w.letters`)
  const [first] = await office.rows<{ id: string }>(
    "select outcome as id from deeds where kind = 'letter_sent' order by at",
  )
  return first?.id ?? '0'
}

/** The case that a form is printed about. */
const caseFor = ({ technologies }: Form): string =>
  technologies === undefined || technologies.includes('case_work')
    ? walk.id
    : (others.get(technologies[0] ?? '') ?? 'no case')

/** A form's file in one format, through the chat. */
const printed = async (form: Form, choice: string, format: string): Promise<Uint8Array> => {
  const press =
    form.about === 'district'
      ? `w.list_print.${form.id}.${choice}-${format}`
      : `w.paper_print.${form.about === 'case' ? caseFor(form) : PERSON}.${form.id}.${choice}-${format}`
  const chat = form.right.includes('specialist') ? olga : office.chat('irina')
  const file = (await chat.forge(press)).flatMap(({ file: each }) => each ?? [])[0]
  if (!file) throw new Error(`${form.id} was not printed: ${chat.person.lastBotMessage()?.text}`)
  return file.content
}

const files = new Map<string, Uint8Array>()
const FORMS = [...CONTENT.forms.values()].filter(
  ({ choose, about }) => choose !== 'act' && about !== 'report',
)

beforeAll(async () => {
  office = await openOffice(inject('postgresUrl'), FOUNDING, {
    people: OFFICE_PEOPLE,
    now: Date.parse('2026-07-01T09:00:00+05:00'),
  })
  olga = office.chat('olga')
  walk = new CaseWalk(office, 'case_work')
  await office.rows("update institutions set papers_in_chat_by = 'st_irina'")
  for (const [day, happens] of SCRIPT) {
    office.world.clock.setTo(Date.parse(`${day}T10:00:00+05:00`))
    await happens()
  }
  for (const form of FORMS) {
    const choice = await choiceOf(form)
    for (const format of form.formats) files.set(`${form.id}.${format}`, await printed(form, choice, format))
  }
}, 300_000)
afterAll(() => office.close())

const ofFormat = (format: string): (readonly [name: string, bytes: Uint8Array])[] =>
  [...files].filter(([name]) => name.endsWith(`.${format}`))

/** Words of LibreOffice's flat XML, a cell a line. */
const cellsOf = (sheet: string): string =>
  [...sheet.matchAll(/<text:p>(.*?)<\/text:p>/gs)]
    .map(([, words = '']) =>
      words
        .replace(/<[^>]+>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&'),
    )
    .join('\n')

/** Lines of a paper that hold words: lines to write on and numbers of pages are left out. */
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/[\s_|\uFEFF]+/g, ' ').trim())
    .filter((line) => line !== '')

test('every form of the family’s half year, word by word, and alike in all formats', () => {
  const docx = ofFormat('docx')
  const xlsx = ofFormat('xlsx')
  const read = new Map<string, string>()
  docxTexts(docx).forEach((text, at) => {
    read.set(docx[at]?.[0] ?? '', text)
  })
  xlsxSheets(xlsx).forEach((sheet, at) => {
    read.set(xlsx[at]?.[0] ?? '', cellsOf(sheet))
  })
  for (const [name, bytes] of ofFormat('pdf')) read.set(name, pdfText(bytes).replace(/Стр\. \d+ из \d+/g, ''))
  const lacking: string[] = []
  const found = FORMS.map(({ id, formats }) => {
    const [first = 'pdf', ...others] = ['docx', 'xlsx', 'pdf'].filter((each) =>
      formats.some((format) => format === each),
    )
    const lines = linesOf(read.get(`${id}.${first}`) ?? '')
    for (const other of others) {
      const whole = bareWords(read.get(`${id}.${other}`) ?? '')
      for (const line of lines) if (!whole.includes(bareWords(line))) lacking.push(`${id}.${other}: ${line}`)
    }
    return `===== ${id} =====\n${lines.join('\n')}\n`
  }).join('\n')
  expect(lacking).toEqual([])
  expect(found).not.toMatch(/\bnull\b|undefined|\$\{/)
  if (process.env['GOLDEN'] === 'update' || !existsSync(GOLDEN)) writeFileSync(GOLDEN, found)
  expect(found).toBe(readFileSync(GOLDEN, 'utf8'))
})

/** Presses, and words that were typed. */
interface Cost {
  readonly presses: number
  readonly typed: number
}

const costs = { presses: 0, typed: 0 }

/** What a deed costs whoever does it; a press on an earlier message is one. */
const costOf = async (deed: () => Promise<unknown>): Promise<Cost> => {
  const before = { ...costs }
  await deed()
  return { presses: costs.presses - before.presses, typed: costs.typed - before.typed }
}

/** Has every press and every typed message of the specialist counted. */
const count = (): void => {
  const press = olga.press.bind(olga)
  const forge = olga.forge.bind(olga)
  const say = olga.say.bind(olga)
  olga.press = (choice) => {
    costs.presses += 1
    return press(choice)
  }
  olga.forge = (data, id) => {
    costs.presses += 1
    return forge(data, id)
  }
  olga.say = (text) => {
    costs.typed += 1
    return say(text)
  }
}

const WITH_LETTER = ['need_clear', 'informed', 'chosen', 'letter_needed', 'sent', 'ready', 'went']
const BOOKED = ['need_clear', 'informed', 'chosen', 'booked', 'ready', 'went']

/**
 * A mediation case to its end, every task through its own card.
 * @param whole whether all of a stage is done, or only what it is not left without
 */
const mediationByCards = async (
  citizen: string,
  outcomes: readonly string[],
  whole: boolean,
): Promise<void> => {
  const case_ = new CaseWalk(office, 'social_mediation', olga)
  case_.letterDays = ['2027-11-30', '2027-12-30']
  await case_.open(citizen)
  for (const outcome of outcomes) {
    await case_.choose('assistance')
    const { stage } = await case_.row()
    const open = (await case_.tasks()).filter(({ planned }) => whole && planned.stage === stage)
    for (const task of open.filter(({ closed_by }) => closed_by === null)) await case_.do(task)
    await case_.doRequired()
    await case_.finish(outcome)
  }
  await case_.choose('assistance')
  await case_.doRequired()
  await case_.close('solved')
}

/** By «Шаг сделан»: what is owed is recorded from there, what was done is ticked in one press that says so. */
const mediationBySteps = async (
  citizen: string,
  outcomes: readonly string[],
  whole: boolean,
): Promise<void> => {
  const case_ = new CaseWalk(office, 'social_mediation', olga)
  case_.letterDays = ['2027-11-30', '2027-12-30']
  await case_.open(citizen)
  await case_.choose('assistance', false)
  for (const outcome of outcomes) await case_.step(outcome, whole)
  await case_.step('solved')
  const [first] = olga.person.lastBotMessage()?.buttons.flat() ?? []
  await olga.press(first?.data ?? 'no result')
  expect((await case_.row()).status).toBe('closed')
}

/**
 * The ten deeds that a specialist does most, by the methodology: what every person is owed each month (calls, also those that
 * nobody answers, and visits: D-contact), what each reception ends with (its topic, the sheet to take home: A2), what a week
 * holds several times (letters, surveys, the round of a day), the month's duty of the district (the walk round), and a whole case.
 * Each by the longest way through cards, and the shortest there is.
 */
const DEEDS: readonly (readonly [
  what: string,
  longest: () => Promise<unknown>,
  shortest: () => Promise<unknown>,
])[] = [
  [
    'звонок, всё хорошо',
    async () => {
      await olga.say('Кузнецов')
      await olga.press('w.contact.kuznetsov.phone.well')
    },
    async () => {
      await olga.forge('w.contact.kuznetsov.phone.well')
    },
  ],
  [
    'визит, всё хорошо',
    async () => {
      await olga.say('Кузнецов')
      await olga.press('w.visit.kuznetsov')
      await olga.press('w.visit.kuznetsov.2026-12-14-well')
    },
    async () => {
      await olga.forge('w.visit.kuznetsov')
      await olga.press('w.visit.kuznetsov.2026-12-14-well')
    },
  ],
  [
    'не дозвонились, почему',
    async () => {
      await olga.say('Смирнова Анна')
      await olga.press('w.unreached.smirnova')
      await olga.press('w.unreached.smirnova.no_answer')
    },
    async () => {
      await olga.forge('w.unreached.smirnova')
      await olga.press('w.unreached.smirnova.no_answer')
    },
  ],
  [
    'обход участка записан',
    async () => {
      await olga.forge('w.more')
      await olga.press('w.district_deeds')
      await olga.press('w.district_deed.north.walk_round')
      await answer('!2026-12-14', 'у дома 5 сбита табличка')
    },
    async () => {
      await olga.forge('w.district_deed.north.raid')
      await answer('!2026-12-14', '!none', '!none')
    },
  ],
  [
    'обход на день напечатан',
    async () => {
      await olga.forge('w.more')
      await olga.press('w.lists')
      await olga.press('w.list.day_round')
      await olga.press('w.list_print.day_round.0-pdf')
    },
    async () => {
      await olga.forge('w.list.day_round')
      await olga.press('w.list_print.day_round.0-pdf')
    },
  ],
  [
    'акт обследования, как в прошлый раз',
    async () => {
      await olga.forge(`w.act.${PERSON}`)
      await tap('плановая проверка', 'Жильё', 'снимают жильё', 'отдельная квартира', 'Все разделы', 'Готово')
    },
    async () => {
      await olga.forge(`w.act.${PERSON}`)
      await tap('плановая проверка', 'Готово')
    },
  ],
  [
    'пришёл на приём, тема',
    async () => {
      await olga.say('Кузнецов')
      await olga.press('w.reception.kuznetsov.meeting')
      await olga.press('w.reception.kuznetsov.meeting.passport')
    },
    async () => {
      await olga.forge('w.reception.kuznetsov.meeting')
      await olga.press('w.reception.kuznetsov.meeting.job')
    },
  ],
  [
    'лист гражданину напечатан',
    async () => {
      await olga.say('Кузнецов')
      await olga.press('w.person_more.kuznetsov')
      await olga.press('w.papers.kuznetsov')
      await olga.press('w.paper.kuznetsov.citizen_sheet')
      await olga.press('w.paper.kuznetsov.citizen_sheet.passport')
      await olga.press('w.paper.kuznetsov.citizen_sheet.passport-lost')
      await olga.press('w.paper.kuznetsov.citizen_sheet.passport-lost-none')
      await olga.press('w.paper_print.kuznetsov.citizen_sheet.passport-lost-none-pdf')
    },
    async () => {
      await olga.forge('w.paper.kuznetsov.citizen_sheet.passport-lost')
      await olga.press('w.paper.kuznetsov.citizen_sheet.passport-lost-none')
      await olga.press('w.paper_print.kuznetsov.citizen_sheet.passport-lost-none-pdf')
    },
  ],
  [
    'письмо без случая',
    async () => {
      await olga.say('Кузнецов')
      await olga.press('w.person_more.kuznetsov')
      await olga.press('w.letter_about.kuznetsov')
      await answer('!paper', 'сегодня', 'Отдел опеки', '!request', 'Есть ли опекун', '!post', '!none')
    },
    async () => {
      await olga.forge('w.letter_about.kuznetsov')
      await answer('!mfc_centre', '!request', '!none', '!post', '!none')
    },
  ],
  [
    'случай посредничества с письмом, сделано всё',
    () => mediationByCards('kuznetsov', WITH_LETTER, true),
    () => mediationBySteps('smirnova', WITH_LETTER, true),
  ],
  [
    'случай посредничества с приёмом, сделано нужное',
    () => mediationByCards('kuznetsov', BOOKED, false),
    () => mediationBySteps('smirnova', BOOKED, false),
  ],
]

const said = ({ presses, typed }: Cost): string => `${presses} + ${typed}`

test('what the most frequent deeds cost: presses and typed messages, the longest way and the shortest', async () => {
  count()
  const lines: string[] = []
  let mediated: Cost = { presses: 0, typed: 0 }
  for (const [what, longest, shortest] of DEEDS) {
    const before = await costOf(longest)
    mediated = await costOf(shortest)
    expect(mediated.presses + mediated.typed).toBeLessThanOrEqual(before.presses + before.typed)
    lines.push(`${what}: ${said(before)} → ${said(mediated)}`)
  }
  const found = `${lines.join('\n')}\n`
  if (process.env['GOLDEN'] === 'update' || !existsSync(TAPS)) writeFileSync(TAPS, found)
  expect(found).toBe(readFileSync(TAPS, 'utf8'))
}, 240_000)
