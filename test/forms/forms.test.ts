import { describe, expect, test } from 'vitest'
import { printPaperXlsx } from '../../src/adapters/files/tables/xlsx/write-workbook.ts'
import { printPaperDocx } from '../../src/adapters/print/docx/paper-docx.ts'
import type { PaperGround } from '../../src/application/forms/paper-ground.ts'
import { printForm } from '../../src/application/forms/print-form.ts'
import type { FamilyMember } from '../../src/application/ports/office/family-desk.ts'
import type { DeedOnPaper, PersonOnPaper } from '../../src/application/ports/office/paper-desk.ts'
import type { FilledSheet } from '../../src/application/ports/office/sheet-desk.ts'
import type { TaskLine } from '../../src/application/ports/office/task-desk.ts'
import { LANGUAGES } from '../../src/application/ports/texts.ts'
import { Renderer } from '../../src/application/render.ts'
import { figuresOf, formsResults } from '../../src/cli/forms-results.ts'
import type { Form } from '../../src/domain/forms/form.ts'
import { inspectForms } from '../../src/domain/forms/inspect-forms.ts'
import { paperText } from '../../src/domain/forms/paper-text.ts'
import { fieldsOf } from '../../src/domain/forms/verdict.ts'
import type { SheetAnswers } from '../../src/domain/people/sheet.ts'
import { CONTENT } from '../support/content.ts'
import { cardOf, caseOf, emptyGround, RUSSIAN } from '../support/paper-ground.ts'
import { packageParts } from '../support/read-paper.ts'

const FORMS = [...CONTENT.forms.values()]

const formOf = (id: string): Form => {
  const form = CONTENT.forms.get(id)
  if (!form) throw new RangeError(`no form ${id}`)
  return form
}

describe.each(LANGUAGES)('every form in %s', (language) => {
  const renderer = new Renderer(CONTENT.texts, language)

  test.each(FORMS.map(({ id }) => id))('%s prints blank: what is unknown is a line to write on', (id) => {
    const text = paperText(printForm(formOf(id), emptyGround(), { language, renderer }))
    expect(text).not.toMatch(/\bnull\b|\bundefined\b|\bNaN\b|\[object/)
    expect(text).not.toContain('${')
    expect(text.split('\n').length).toBeGreaterThan(5)
  })
})

test('what is known stands there, nothing typed twice: the plan with the family', () => {
  const entry = {
    id: 'p1',
    problem: 'Долг',
    goal: 'Рассрочка',
    action: 'Сходить в банк',
    responsible: { side: 'family' as const, name: 'Анна' },
    begins: '2026-11-01',
    due: '2026-12-01',
    monitoring: ['2026-11-15', '2026-11-25'],
  }
  const ground = emptyGround({
    citizen: cardOf(),
    case: caseOf({ problem: 'Долг за квартиру', plan: [entry], family: ['made', 'accepted'] }),
    curator: 'Белова Ольга Сергеевна',
  })
  const text = paperText(printForm(formOf('family_plan'), ground, { language: 'ru', renderer: RUSSIAN }))
  expect(text).toContain('Семья (представитель): Смирнова Анна Петровна')
  expect(text).toContain('Проблема: Долг за квартиру')
  expect(text).toContain(
    '1 | Долг | Рассрочка | Сходить в банк | Анна | 01.11.2026 | 01.12.2026 | 15.11.2026, 25.11.2026',
  )
  expect(text).toContain('Что семья сказала о плане: план составили вместе, с планом согласны')
  expect(text).toContain('Срок работы до: ____')
})

test('the sheet for the citizen stands on the life problem: papers with validity, begun in time for the visit', () => {
  const ground = emptyGround({
    citizen: cardOf(),
    institution: 'Центр «Выдуманный»',
    need: CONTENT.needs.get('passport') ?? null,
    cause: 'lost',
    visit: '2026-12-21',
  })
  const paper = printForm(formOf('citizen_sheet'), ground, { language: 'ru', renderer: RUSSIAN })
  const text = paperText(paper)
  expect(paper.large).toBe(true)
  expect(text).toContain('Вопрос: Паспорт, Потерялся')
  expect(text).toContain('Идём в учреждение: 21.12.2026')
  expect(text).toContain(
    'Две фотографии 35 × 45 мм\nСрок действия: спросите по телефону\nНачать оформлять до: 17.12.2026',
  )
  // Of another cause: not his papers.
  expect(text).not.toContain('Бумага о новом имени')
  expect(text).toContain('1. Попросите отказ на бумаге с причиной.')
  expect(text).toContain('Учреждение: Центр «Выдуманный»')
})

test('what is there already is not fetched once more: the sheet says so, the power of attorney leaves it out', () => {
  const ground = emptyGround({
    citizen: cardOf(),
    need: CONTENT.needs.get('passport') ?? null,
    cause: 'lost',
    papersThere: ['photos'],
  })
  const print = (id: string): string =>
    paperText(printForm(formOf(id), ground, { language: 'ru', renderer: RUSSIAN }))
  expect(print('citizen_sheet')).toMatch(/Две фотографии 35 × 45 мм[\s\S]*?Есть: да/)
  const trusted = print('power_of_attorney')
  expect(trusted).not.toContain('Две фотографии')
  expect(trusted).not.toContain('Бумага о новом имени')
  expect(trusted).toContain('Белова Ольга Сергеевна')
})

test('an individual programme: services by kind, support apart, what was found at the looks, what came of it', () => {
  const service = {
    id: 's1',
    kind: 'medical' as const,
    what: 'Уколы на дому',
    provider: null,
    often: 'daily' as const,
    until: null,
    look: { on: '2026-11-20', fits: 'fits' as const, contentment: 'in_part' as const },
  }
  const support = { ...service, id: 's2', kind: 'support' as const, what: 'Поездка в МФЦ', look: null }
  const ground = emptyGround({
    citizen: cardOf(),
    institution: 'Центр «Ёлка»',
    case: caseOf({ services: [service, support] }),
    programme: { kind: 'in_need', day: '2026-11-02', until: '2027-11-02', withSupport: true },
    deeds: [deedOf({ kind: 'correction_proposed', case: 'k1', note: 'Добавить массаж' })],
  })
  const print = (id: string): string =>
    paperText(printForm(formOf(id), ground, { language: 'ru', renderer: RUSSIAN }))
  expect(print('ippsu_proposals')).toContain(
    '1 | Медицинская | Уколы на дому | Центр «Ёлка» | Каждый день | весь срок программы',
  )
  expect(print('ippsu_proposals')).toContain('1 | Поездка в МФЦ | Центр «Ёлка»')
  const conclusion = print('ippsu_conclusion')
  expect(conclusion).toContain('Программа с: 02.11.2026\nПрограмма до: 02.11.2027')
  expect(conclusion).toContain('Уколы на дому | Центр «Ёлка» | подходит | доволен не всем')
  expect(conclusion).toContain('Что предлагаем изменить в программе: Добавить массаж')
})

test('what was assessed and told, what goes before the council and what was done for a district stand on their papers', () => {
  const print = (id: string, ground: PaperGround): string =>
    paperText(printForm(formOf(id), ground, { language: 'ru', renderer: RUSSIAN }))
  const assessed = deedOf({
    ...{ kind: 'effect_assessed', case: 'k1', day: '2026-11-25' },
    ...{ outcome: 'better', reason: 'at_home', note: 'Долга нет' },
  })
  const diagnosed = deedOf({ kind: 'diagnosis_noted', case: 'k1', note: 'Нет дохода' })
  const ground = emptyGround({
    citizen: cardOf(),
    case: caseOf({}),
    deeds: [assessed, diagnosed],
    council: { kind: 'council', day: '2026-11-20', council: 'support', number: '12-СП' },
    monthDistrictDeeds: [
      {
        ...{ id: 'd1', district: 'north', districtName: 'Северный', staff: 'st', by: 'Белова О. С.' },
        ...{ partners: ['police'], kind: 'raid', day: '2026-11-10', recordedAt: 0, words: 'всё спокойно' },
        ...{ isWithdrawn: false, visited: 4, registered: 1 },
      },
    ],
  })
  const effect = print('effect_assessment', ground)
  expect(effect).toMatch(/☒ Стало лучше|\[x\] Стало лучше|✓ Стало лучше/i)
  expect(effect).toContain('Рассказали семье: 25.11.2026, Дома')
  const council = print('council_submission', ground)
  expect(council).toContain('Нет дохода')
  expect(council).toContain('Номер решения: 12-СП')
  expect(print('district_log', ground)).toContain(
    'Совместный рейд | Северный | полиция | 4 | 1 | всё спокойно | Белова О. С.',
  )
})

test('a booklet is nobody’s: what to do, whom to ring by their own number, how sure each fact is; no question that paper cannot hear', () => {
  const need = CONTENT.needs.get('passport') ?? null
  const print = (id: string, cause?: string): string =>
    paperText(printForm(formOf(id), emptyGround({ need, cause }), { language: 'ru', renderer: RUSSIAN }))
  const booklet = print('booklet')
  expect(booklet).not.toContain('Назовите её')
  expect(print('citizen_sheet')).not.toContain('Назовите её')
  expect(booklet).toContain('Пошлина зависит от причины. Узнайте сумму до оплаты.')
  expect(booklet).toContain('Клеить и зашивать паспорт не надо.')
  for (const { certainty, verified_at } of need?.fees.map(({ fact }) => fact) ?? [])
    expect(booklet).toContain(
      certainty === 'verified' ? verified_at.split('-').reverse().join('.') : 'с сайтом не сверено, уточните',
    )
  // Of a theft one rings the police, by the number of the police.
  expect(print('booklet', 'stolen')).toMatch(/102 или 112|Полиция/)
  expect(formOf('booklet').public).toBe(true)
})

test('a card of needs: what was chosen by groups, what one is helped with, who changed it; where nothing was said is a line', () => {
  const interests = {
    groups: [
      { id: 'interests', chosen: ['concerts', 'tourism'] },
      { id: 'limits', chosen: [] },
    ],
    on: '2026-11-12',
    byName: null,
    help: [{ need: 'passport', since: '2026-11-02' }],
  }
  const print = (ground: Partial<PaperGround>): string =>
    paperText(printForm(formOf('interests_card'), emptyGround(ground), { language: 'ru', renderer: RUSSIAN }))
  const text = print({ citizen: cardOf(), interests })
  expect(text).toMatch(/Что интересно \| Концерты, .+/)
  expect(text).toContain('1 | Паспорт | 02.11.2026')
  expect(text).toContain('Карта изменена: 12.11.2026\nКто изменил: сам гражданин')
  expect(print({ interests: { ...interests, byName: 'Белова О. С.' } })).toContain(
    'Кто изменил: Белова О. С.',
  )
  expect(print({ citizen: cardOf() })).toMatch(/Карта изменена: _+/)
})

test('a citizen’s passport: what is on the card and was found, what was done; what is by pen is a line', () => {
  const ground = emptyGround({
    citizen: cardOf({ phone: '+79123456789', sex: 'female', livingAlone: true, disability: '2' }),
    passports: [sheetOf('passport', 'initial', { ticks: ['poverty', 'rented', 'patronage'] })],
    deeds: [deedOf({ outcome: 'well', note: 'Просила привезти лекарства' })],
  })
  const text = paperText(printForm(formOf('citizen_passport'), ground, { language: 'ru', renderer: RUSSIAN }))
  expect(text).toContain('Телефон: +7 (912) 345-67-89')
  expect(text).toContain('Пол: женский')
  expect(text).toMatch(/Документ, удостоверяющий личность: _+/)
  expect(text).toContain('[x] Малообеспеченность')
  expect(text).toContain('[x] Арендуют жилое помещение')
  expect(text).toContain('1 | 12.11.2026 | Были дома | Просила привезти лекарства | Белова Ольга Сергеевна')
})

test('the assessment of a quarter tells the family what was and what is, from the diagnoses', () => {
  const ground = emptyGround({
    citizen: cardOf(),
    case: caseOf(),
    passports: [
      sheetOf('passport', 'interim', { ticks: ['wage_mother', 'rented'] }),
      sheetOf('passport', 'initial', { ticks: ['no_income', 'rented'] }),
    ],
    deeds: [deedOf({ kind: 'effect_assessed', case: 'k1', day: '2026-11-25', note: 'Мать вышла на работу' })],
  })
  const text = paperText(
    printForm(formOf('effect_assessment'), ground, { language: 'ru', renderer: RUSSIAN }),
  )
  expect(text).toContain('Доходы | дохода нет | зарплата матери')
  expect(text).toContain('День оценки: 25.11.2026')
  expect(text).toContain('словами специалиста: Мать вышла на работу')
  expect(text).toContain('[ ] Стало лучше')
})

test('the round of a day: everybody about whom something is due, street by street, with what for', () => {
  const taskOf = (citizen: string, note: string, due: string): TaskLine => ({
    id: `t_${note}`,
    kind: 'own',
    citizen,
    name: null,
    phone: null,
    case: null,
    district: 'north',
    department: 'dep1',
    assignee: null,
    lent: false,
    due,
    rule: null,
    base: null,
    approximate: false,
    urgency: 'usual',
    closedBy: null,
    params: {},
    note,
    postponed: 0,
    state: 'open',
    result: null,
    resultWords: null,
    warnOn: [],
    madeBy: null,
    doneBy: null,
    doneAt: null,
    madeOn: '2026-11-01',
    revision: 0,
  })
  const at = (id: string, address: string): PersonOnPaper => {
    const person = personOf(1)
    return { ...person, id, facts: { ...person.facts, name: id, address, phone: '+79123456789' } }
  }
  const ground = emptyGround({
    people: [at('Вторая', 'ул. Лесная, 10'), at('Первая', 'ул. Лесная, 9'), at('Никто', 'ул. Лесная, 1')],
    dueTasks: [
      taskOf('Вторая', 'Отвезти бланк', '2026-11-30'),
      taskOf('Первая', 'Проверить лекарства', '2026-11-28'),
      taskOf('Первая', 'Забрать подпись', '2026-11-30'),
    ],
  })
  const text = paperText(printForm(formOf('day_round'), ground, { language: 'ru', renderer: RUSSIAN }))
  expect(text).toContain(
    '1 | Первая | ул. Лесная, 9 | +7 (912) 345-67-89 | Проверить лекарства, Забрать подпись | 28.11.2026',
  )
  expect(text).toContain('2 | Вторая | ул. Лесная, 10')
  expect(text).not.toContain('Никто')
})

test('a form says of each place where it comes from; a place without a source, and a source that no form shows, are told', () => {
  for (const form of FORMS)
    expect(
      fieldsOf(form).filter(({ verdict }) => verdict === null),
      form.id,
    ).toEqual([])
  expect(inspectForms(FORMS)).toEqual([])
  const sections: Form['sections'] = [{ id: 'head', rows: [{ field: 'lamp', lines: 1 }] }]
  const issues = inspectForms([...FORMS, { ...formOf('micro_plan'), id: 'lamp', sections }])
  expect(issues).toEqual([
    {
      severity: 'fault',
      file: 'scenarios/forms/lamp.yaml',
      step: 'head.lamp',
      message: 'says nothing of where it comes from: give it a "source", "pen" or "awaits"',
    },
  ])
  const [unseen] = inspectForms(FORMS.filter(({ id }) => id !== 'micro_plan' && id !== 'family_plan'))
  expect(unseen?.message).toContain('no form shows the source "case.')
})

test('the fixed results: a row for each form, and what nothing records yet', () => {
  const results = formsResults(FORMS.map(figuresOf))
  expect(results.map(({ id }) => id)).toContain('form-survey_act')
  expect(results.find(({ id }) => id === 'forms')).toMatchObject({ value: FORMS.length, ok: true })
  for (const row of results.filter(({ id }) => id.startsWith('form-')))
    expect(row).toMatchObject({ value: 0, ok: true })
  for (const row of results) expect(Object.keys(row).sort()).toEqual(['bar', 'id', 'name', 'ok', 'value'])
})

const sheetOf = (form: 'act' | 'passport', kind: string, answers: Partial<SheetAnswers>): FilledSheet => ({
  id: `${form}_${kind}`,
  citizen: 'smirnova',
  form,
  kind,
  answers: { ticks: [], said: {}, people: {}, ...answers },
  staff: 'st_olga',
  begunOn: '2026-11-20',
  finishedOn: '2026-11-20',
  revision: 1,
})

const childOf = (n: number): FamilyMember => ({
  id: `m${n}`,
  citizen: null,
  name: `Смирнов Ребёнок ${n}`,
  birthDate: n === 3 ? '2015' : '2015-04-05',
  kin: 'child',
  occupation: n === 1 ? 'works' : 'school',
})

test('the act stands on what was ticked: twelve children, incomes with sums, who was there; pen only where it is pen only', () => {
  const members = Array.from({ length: 12 }, (_, at) => childOf(at + 1))
  const act = sheetOf('act', 'complaint', {
    ticks: ['own_flat', 'in_debt', 'kept_clean', 'benefits', 'well_together', 'police_there'],
    said: {
      area: '45',
      home_words: 'две комнаты',
      debt_sum: '48000',
      benefits: '12300',
      conclusion_words: 'Помочь с рассрочкой',
    },
    people: { m1: 'Смирнов Ребёнок 1' },
  })
  const ground = emptyGround({
    citizen: cardOf(),
    family: { id: 'f', holder: 'smirnova', members },
    acts: [act],
  })
  const text = paperText(printForm(formOf('survey_act'), ground, { language: 'ru', renderer: RUSSIAN }))
  expect(text).toContain('Дата обследования: 20.11.2026')
  expect(text).toContain('12 | Смирнов Ребёнок 12 | 05.04.2015 |  | учится в школе')
  expect(text).toContain('1 | Смирнов Ребёнок 1 | 05.04.2015 | работает | ')
  expect(text).toContain('3 | Смирнов Ребёнок 3 | 2015 |')
  expect(text).toContain('Размер жилой площади: 45')
  expect(text).toContain('отдельная квартира, две комнаты')
  expect(text).toContain('долг есть, 48000')
  expect(text).toContain(' | пособия | 12300')
  expect(text).toContain('В момент посещения находились: Смирнов Ребёнок 1')
  expect(text).toContain('В связи с чем проводилось обследование: жалоба')
  expect(text).toContain('Заключение (выводы и предложения): Помочь с рассрочкой')
  expect(text).toMatch(/Характеристика родителей: _+\n_+\n_+\n_+/)
})

test('a blank for the next visit: what stays so stands there, what is of the day itself is left to the pen', () => {
  const act = sheetOf('act', 'complaint', {
    ticks: ['rented', 'police_there'],
    said: { area: '45,5', conclusion_words: 'Нужна мебель' },
  })
  const print = (isBlank: boolean): string =>
    paperText(
      printForm(formOf('survey_act'), emptyGround({ citizen: cardOf(), acts: [act], isBlank }), {
        language: 'ru',
        renderer: RUSSIAN,
      }),
    )
  for (const paper of [print(false), print(true)]) expect(paper).toContain('45,5')
  for (const ofTheDay of ['жалоба', 'Нужна мебель', 'участковый']) {
    expect(print(false)).toContain(ofTheDay)
    expect(print(true)).not.toContain(ofTheDay)
  }
  expect(print(true)).toMatch(/Дата обследования: _+/)
})

test('the passport shows the three diagnoses side by side; alcohol and drugs are never ticked', () => {
  const passports = [
    sheetOf('passport', 'final', { ticks: ['full_family', 'wage_mother', 'rented'] }),
    sheetOf('passport', 'initial', { ticks: ['single_parent', 'no_income', 'rented', 'alcohol'] }),
  ]
  const council = { kind: 'council', day: '2026-11-12', council: 'support', number: '12-26' } as const
  const ground = emptyGround({ citizen: cardOf(), passports, council, registration: 'ул. Прописная, 1' })
  const text = paperText(printForm(formOf('family_passport'), ground, { language: 'ru', renderer: RUSSIAN }))
  expect(text).toContain('2. Адрес регистрации: ул. Прописная, 1')
  expect(text).toContain('[x] Полная')
  expect(text).toContain('[ ] Неполная: одинокая (ий)')
  expect(text).toContain('З/плата матери |  |  | ✓')
  expect(text).toContain('Отсутствие дохода | ✓ |  | ')
  expect(text).toContain('Арендуют жилое помещение | ✓ |  | ✓')
  expect(text).toContain('[ ] Социальный риск: злоупотребление алкоголем')
  expect(text).toContain('Дата заключения: 12.11.2026\n№: 12-26')
  expect(text).toContain('[x] Поставить семью на социальное сопровождение')
  expect(text).toContain('[ ] Поставить семью на патронат')
})

const deedOf = (parts: Partial<DeedOnPaper>): DeedOnPaper => ({
  day: '2026-11-12',
  kind: 'visit',
  outcome: null,
  reason: null,
  topic: null,
  help: null,
  citizen: 'smirnova',
  name: 'Смирнова Анна Петровна',
  case: null,
  technology: null,
  staffName: 'Белова Ольга Сергеевна',
  note: null,
  answers: null,
  survey: null,
  gaveSheet: false,
  openedCase: false,
  ...parts,
})

test('registers of a month say what came of it, where, on whose plan and with whom – from what was recorded anyway', () => {
  const survey = {
    ticks: ['police_there'],
    said: { witnesses_other: 'участковый врач' },
    people: {},
  }
  const ground = emptyGround({
    month: '2026-11',
    monthDeeds: [
      deedOf({ outcome: 'well', answers: 'urgent', survey }),
      deedOf({ kind: 'consultation', topic: 'passport', gaveSheet: true, openedCase: true }),
      deedOf({ kind: 'letter_sent' }),
      deedOf({ kind: 'consultation', day: '2026-11-13', topic: 'passport' }),
    ],
  })
  const print = (id: string): string =>
    paperText(printForm(formOf(id), ground, { language: 'ru', renderer: RUSSIAN }))
  expect(print('contacts_log')).toMatch(
    /всё хорошо \| экстренный \| {2}\| [^|]*, участковый врач \| Белова Ольга Сергеевна/,
  )
  const consultations = print('consultations_log')
  expect(consultations).toContain(
    'выдан лист с порядком действий, отправлено письмо, открыт случай | визит домой',
  )
  expect(consultations).toMatch(/13\.11\.2026 \| Смирнова Анна Петровна \| Паспорт \| {2}\| {2}\| {2}\|/)
})

/** Words that mean something to Word, to Excel, to our own templates; a street of more than 60 signs. */
const TYPED = '=HYPERLINK("http://evil.example","нажми") {{tag}} <w:p>жирно</w:p> & «Ёж»'
const STREET = 'улица Имени Двадцатипятилетия Освобождения Приполярного Края, дом 7, квартира 340'
const NAMED = 'Ёлкина-Щёголева «Лада» Ё’Коннор Анна Петровна'

const letterOf: NonNullable<PaperGround['letter']> = {
  id: 'l1',
  organisation: TYPED,
  address: STREET,
  leader: null,
  kind: 'petition',
  number: '12/2026',
  channel: 'post',
  request: TYPED,
  annexes: [TYPED],
  sentOn: '2026-11-10',
  receiptBy: '2026-11-17',
  resultBy: '2026-12-10',
  receivedOn: null,
  answeredOn: null,
  answer: null,
}

const personOf = (n: number): PersonOnPaper => ({
  id: `p${n}`,
  facts: cardOf({ name: NAMED, address: STREET, birthDate: '1950-03-08' }).facts,
  presence: 'present',
  presenceFrom: null,
  registeredOn: '2026-01-12',
  lastContact: null,
  served: { until: '2027-05-12', withSupport: true },
  consent: { how: 'paper', day: '2026-05-12' },
})

/** A household about which everything is known, all of it in awkward words. */
const AWKWARD: PaperGround = emptyGround({
  citizen: cardOf({ name: NAMED, address: STREET, disability: '1' }),
  case: caseOf({ problem: TYPED, letters: [letterOf] }),
  curator: NAMED,
  institution: TYPED,
  seat: { director: NAMED, director_post: TYPED, address: STREET, phone: '+73832000001' },
  staffPhone: '+73832000002',
  registration: STREET,
  family: {
    id: 'f',
    holder: 'smirnova',
    members: Array.from({ length: 12 }, (_, at) => ({ ...childOf(at + 1), name: `${NAMED} ${at + 1}` })),
  },
  acts: [sheetOf('act', 'complaint', { said: { conclusion_words: TYPED, home_words: TYPED } })],
  passports: [sheetOf('passport', 'initial', { said: { family_other: TYPED } })],
  need: CONTENT.needs.get('passport') ?? null,
  letter: letterOf,
  month: '2026-11',
  monthDeeds: [
    deedOf({ name: NAMED, kind: 'consultation', note: TYPED }),
    deedOf({ name: NAMED, outcome: 'well' }),
    deedOf({ name: NAMED, kind: 'letter_sent' }),
  ],
  monthLetters: [
    {
      id: 'l1',
      case: null,
      citizen: 'smirnova',
      name: NAMED,
      staff: 'st_olga',
      staffName: NAMED,
      note: letterOf,
      recordedAt: 0,
      revision: 0,
    },
  ],
  reports: [
    {
      day: '2026-11-02',
      name: NAMED,
      problem: TYPED,
      source: 'school',
      urgency: 'usual',
      technology: 'case_work',
      stage: 'plan',
      status: 'open',
      reason: null,
      curatorName: NAMED,
    },
  ],
  people: [personOf(1), personOf(2)],
  district: {
    ...{ name: TYPED, workers: [NAMED], phone: '+73832000003' },
    facts: [
      { kind: 'streets', value: STREET, checkedOn: '2026-11-20' },
      { kind: 'institutions', value: `${TYPED}; ${STREET}`, checkedOn: '2026-11-25' },
      { kind: 'police', value: `${NAMED}; ${STREET}`, checkedOn: '2026-11-25' },
    ],
    lines: [{ counts: 'people', wording: TYPED, value: null }],
  },
  missed: [
    {
      citizen: 'p1',
      name: NAMED,
      phone: null,
      district: 'north',
      staffName: null,
      why: 'to_call',
      tries: 2,
      lateOn: null,
      missedInARow: 1,
      isGone: false,
    },
  ],
})

const shownBy = (form: Form): string => JSON.stringify(form.sections)

test.each(FORMS.map(({ id }) => id))(
  '%s: whatever people are called and type stays text, whole, in every format',
  async (id) => {
    const form = formOf(id)
    const paper = printForm(form, AWKWARD, { language: 'ru', renderer: RUSSIAN })
    const text = paperText(paper)
    expect(text).not.toMatch(/\bnull\b|\bundefined\b|\bNaN\b|\[object/)
    if (/"citizen\.name"|"register\.|"month\.(?!district)/.test(shownBy(form))) expect(text).toContain(NAMED)
    if (/"citizen\.address"|"register\.(people|attention)"/.test(shownBy(form)))
      expect(text).toContain(STREET)
    if (shownBy(form).includes('"district.')) expect(text).toContain(STREET)
    if (shownBy(form).includes('"family.members"')) expect(text).toContain(`${NAMED} 12`)
    if (/"case\.problem"|"letter\.request"|"month\.(letters|reports)"/.test(shownBy(form)))
      expect(text).toContain(TYPED)
    if (form.formats.includes('docx')) {
      const parts = await packageParts(await printPaperDocx(paper))
      expect(parts.get('word/document.xml')).not.toContain('<w:p>жирно')
      expect(parts.get('word/document.xml')).not.toMatch(/<w:instrText|w:fldSimple/)
    }
    if (form.formats.includes('xlsx')) {
      const sheet = (await packageParts(await printPaperXlsx(paper))).get('xl/worksheets/sheet1.xml') ?? ''
      expect(sheet).not.toMatch(/<f>[^<]*HYPERLINK/)
    }
  },
)
