import { describe, expect, test } from 'vitest'
import { TELEGRAM_LIMITS } from '../../src/adapters/telegram/limits.ts'
import { samplesOf, sessionOf, waysBehind } from '../../src/application/content-check/sample-talks.ts'
import { conversation } from '../../src/application/conversation.ts'
import { dataText, type KeptData, type OnUnworded } from '../../src/application/data-file.ts'
import type { Moment } from '../../src/application/decision.ts'
import type { StoredTalk } from '../../src/application/ports/talk-store.ts'
import { LANGUAGES, type Language } from '../../src/application/ports/texts.ts'
import { Screens } from '../../src/application/screens.ts'
import { lessonSubject } from '../../src/domain/events/lesson.ts'
import { CARD_FIELD_NAMES, type CardFacts, EMPTY_CARD } from '../../src/domain/people/card-facts.ts'
import type { Occasion } from '../../src/domain/reminders/occasion.ts'
import { CATEGORIES, CLOSINGS, OCCASION_KINDS } from '../../src/domain/reminders/rule.ts'
import { newSession } from '../../src/domain/scenario/engine.ts'
import type { Session } from '../../src/domain/scenario/session.ts'
import { CONTENT } from '../support/content.ts'
import { factsOf } from '../support/office.ts'
import { cardSaying } from '../support/said-of-card.ts'
import { TODAY } from '../support/world.ts'

const TALKING = conversation(CONTENT, 'demo', {
  findNeeds: () => [],
  chance: { id: () => 't1', seed: () => 0, code: () => '2'.repeat(26) },
  bot: 'bot',
  writeAppointment: () => '',
  limits: TELEGRAM_LIMITS,
  consentVersion: { ru: '', en: '' },
})

const momentIn = (language: Language, consent: string | null = 'ru-1'): Moment =>
  ({
    conversation: TALKING,
    language,
    at: TODAY,
    loaded: { person: null, talk: null, seen: false },
    screens: new Screens(TALKING.renderers[language], false),
    person: {
      language,
      consent,
      large: false,
      zone: null,
      muted: CATEGORIES,
      learned: { call: { level: 1, rating: 3 } },
    },
  }) as unknown as Moment

const EMPTY: KeptData = { talks: [], data: [], occasions: [], card: null, rows: {} }

const CARD = {
  citizen: 'c1',
  district: 'north',
  department: 'dep1',
  departmentName: 'Первое',
  needs: null,
  registeredOn: '2026-01-12',
}

/** The file, and the parts of it that could not be worded. */
const written = (moment: Moment, kept: Partial<KeptData>): { file: string; unworded: string[] } => {
  const unworded: string[] = []
  const note: OnUnworded = (part, error) => void unworded.push(`${part}: ${(error as Error).message}`)
  return { file: dataText(moment, { ...EMPTY, ...kept }, note), unworded }
}

const stored = (session: Session, n: number): StoredTalk => ({
  id: `t${n}`,
  session,
  updatedAt: TODAY,
  revision: 1,
})

const STATUSES = ['active', 'paused', 'finished', 'stopped', 'failed'] as const

/** Talks about every need with every way behind them, on every step that there is, in every status. */
const talks = (): StoredTalk[] => {
  const steps = [...CONTENT.track.steps.keys()]
  return samplesOf(CONTENT)
    .filter(({ region }) => region.id === 'demo')
    .flatMap((sample) => waysBehind(sample, CONTENT, '2026-11-22').map((answers) => ({ sample, answers })))
    .map(({ sample, answers }, n) =>
      stored(
        {
          ...sessionOf(sample, CONTENT, { ...answers, own_words: 'как это сделать?' }),
          status: STATUSES[n % STATUSES.length] as Session['status'],
          step: steps[n % steps.length] as string,
        },
        n,
      ),
    )
}

const lessons = (): StoredTalk[] =>
  [...CONTENT.lessons.keys()].map((lesson, n) => {
    const beginning = { need: lessonSubject(lesson), region: 'demo', seed: 1, answers: {} }
    const session = newSession(CONTENT.school, beginning)
    const answers = Object.fromEntries(
      [...CONTENT.school.steps.values()].map(({ name }) => [name, 'yes' as const]),
    )
    return stored({ ...session, answers }, n)
  })

describe.each(LANGUAGES)('«Мои данные» in %s', (language) => {
  test('words every kind of dated thing with every end', () => {
    const occasions = OCCASION_KINDS.flatMap((kind) =>
      [null, ...CLOSINGS].map(
        (closedBy): Occasion => ({ id: `t1.${kind}`, kind, date: '2026-11-25', time: '10:30', closedBy }),
      ),
    )
    const { file, unworded } = written(momentIn(language), { occasions })
    expect(unworded).toEqual([])
    const said = (key: string): boolean => CONTENT.texts.find(language, `screens.${key}`) !== undefined
    expect(OCCASION_KINDS.filter((kind) => kind !== 'track_left' && !said(`data_kinds.${kind}`))).toEqual([])
    expect(CLOSINGS.filter((closing) => !said(`data_closings.${closing}`))).toEqual([])
    expect(CATEGORIES.filter((category) => !said(`categories.${category}`))).toEqual([])
    expect(file.split('10:30')).toHaveLength((OCCASION_KINDS.length - 1) * (CLOSINGS.length + 1) + 1)
  })

  test('words every talk and lesson, with whatever was answered', () => {
    const { file, unworded } = written(momentIn(language, null), { talks: [...talks(), ...lessons()] })
    expect(unworded).toEqual([])
    expect(file).not.toMatch(/undefined|\$\{|\[object/)
  })

  test('words a linked card whatever is known of the person', () => {
    const bare = { phone: null, address: null, note: null, sex: null, birthDate: null } as const
    for (const facts of [factsOf(), factsOf(bare), factsOf({ note: 'не слышит', birthDate: '1948-02-29' })])
      expect(written(momentIn(language), { card: { ...CARD, facts } }).unworded).toEqual([])
  })

  test.each(CARD_FIELD_NAMES)('shows %s of the card', (field) => {
    const shown = (facts: CardFacts): string => written(momentIn(language), { card: { ...CARD, facts } }).file
    expect(shown(cardSaying(field))).not.toBe(shown(EMPTY_CARD))
  })
})

test('what has no words any more is handed over as it is stored, and the fault is told', () => {
  const [first] = talks()
  const session = { ...(first as StoredTalk).session, answers: { papers: { gone: { state: 'lost' } } } }
  const { file, unworded } = written(momentIn('ru'), {
    talks: [stored(session, 1), stored({ ...session, need: 'gone_need' }, 2)],
    occasions: [
      {
        id: 't1.x',
        kind: 'a_kind_to_come' as Occasion['kind'],
        date: '2026-11-25',
        time: '',
        closedBy: null,
      },
    ],
  })
  expect(unworded).toHaveLength(1)
  expect(file).toContain('"gone"')
  expect(file).toContain('gone_need')
  expect(file).toContain('a_kind_to_come')
})
