import { beforeAll, describe, expect, test } from 'vitest'
import { type FadingSupport, fadingSupport } from '../../src/application/content-check/measure-support.ts'
import { SoloTalk } from '../../src/application/solo-talk.ts'
import { answersOf, type Learned, learnedAfter } from '../../src/domain/track/learned.ts'
import { CONTENT } from '../support/content.ts'

const AT = Date.parse('2026-11-30T12:00:00+05:00')
const AT_HOME = { level: 2, rating: 5 } as const
const ONCE = { level: 1, rating: 3 } as const

describe('support that fades (C-measure)', () => {
  let three: FadingSupport | undefined
  beforeAll(() => {
    const only = new Map([...CONTENT.needs].filter(([id]) => id === 'passport'))
    three = fadingSupport({ ...CONTENT, needs: only }, AT).get('passport')
  })

  test('the second need asks for less than the first, the third for a third of it', () => {
    const [first, second, third] = three ?? []
    expect(second?.presses).toBeLessThan((first?.presses ?? 0) * 0.75)
    expect(third?.presses).toBeLessThanOrEqual((first?.presses ?? 0) / 3)
    expect(first?.presses).toBeLessThanOrEqual(45)
    expect(first?.characters).toBeLessThanOrEqual(15_000)
  })

  const begun = (learned: Learned): SoloTalk =>
    new SoloTalk(CONTENT, { need: 'passport', region: 'demo', language: 'ru', seed: 7, start: AT, learned })

  /** Presses the ways that are named, elsewhere the first answer; gives the steps that asked, in their order. */
  const asked = (
    solo: SoloTalk,
    ways: Readonly<Record<string, string>>,
    until: string,
    heard: string[] = [],
  ): string[] => {
    const steps: string[] = []
    for (let at = 0; at < 60 && !solo.session.step.startsWith(until); at += 1) {
      const { step } = solo.session
      const choices = solo.question()?.choices.map(({ id }) => id) ?? []
      const [first = ''] = choices
      const choice = ways[step] ?? ['go_on', 'skip'].find((each) => choices.includes(each)) ?? first
      steps.push(step)
      const events = solo.take(choice === '' ? { type: 'words', words: '10:30' } : { type: 'press', choice })
      for (const event of events) if (event.type === 'said') heard.push(solo.hear(event).words)
    }
    return [...steps, solo.session.step]
  }
  const LEARN = { 'start.invite': 'learn', 'diagnose.skills': 'done' }

  test('whoever has walked the way once is offered the short one, and may take the long one', () => {
    const once = { search: ONCE, call: ONCE }
    expect(asked(begun(once), { ...LEARN, 'start.pace': 'short' }, 'inform.')).toContain('start.pace')
    expect(asked(begun(once), { ...LEARN, 'start.pace': 'short' }, 'inform.').at(-1)).toBe('inform.source')
    expect(asked(begun(once), { ...LEARN, 'start.pace': 'whole' }, 'inform.').at(-1)).toBe('inform.own_query')
  })

  test('whoever is at home in the search is asked one thing there, and by nobody before', () => {
    const steps = asked(begun({ search: AT_HOME }), LEARN, 'inform.')
    expect(steps).not.toContain('start.pace')
    expect(steps.at(-1)).toBe('inform.known')
  })

  test('what was told is used: who goes along is not asked twice, fear leads to the visit being arranged', () => {
    const steps = asked(
      begun({}),
      { ...LEARN, 'choose.support': 'near', 'contact.start': 'scared' },
      'visit.went',
    )
    expect(steps).toContain('contact.feeling')
    expect(steps).not.toContain('visit.support_level')
    expect(steps).not.toContain('visit.readiness')
    expect(steps).toContain('visit.success')
  })

  test('the plan of a visit says who speaks, and the next visit is planned a step further', () => {
    const solo = begun({})
    const heard: string[] = []
    asked(solo, { ...LEARN, 'choose.support': 'together', 'contact.start': 'at_once' }, 'visit.went', heard)
    expect(heard.find((words) => words.startsWith('Начинаете вы'))).toBeDefined()
    const events = solo.take({ type: 'press', choice: 'went' })
    const learned = learnedAfter({}, solo.session, events)
    expect(learned.visit?.beside).toBe('together')
    expect(answersOf(learned)['visited_with']).toBe('together')
  })
})
