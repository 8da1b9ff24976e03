import { beforeAll, describe, expect, test } from 'vitest'
import { type FadingSupport, fadingSupport } from '../../src/application/content-check/measure-support.ts'
import { SoloTalk } from '../../src/application/solo-talk.ts'
import { CONTENT } from '../support/content.ts'

const AT = Date.parse('2026-11-30T12:00:00+05:00')
const AT_HOME = { level: 2, rating: 5 } as const

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
    expect(first?.characters).toBeLessThanOrEqual(15_000)
  })

  test('whoever is at home is offered the short way and may take the long one', () => {
    const learned = { search: AT_HOME, call: AT_HOME }
    const begun = () =>
      new SoloTalk(CONTENT, { need: 'passport', region: 'demo', language: 'ru', seed: 7, start: AT, learned })
    const walkTo = (solo: SoloTalk, pace: string, step: string): string => {
      solo.take({ type: 'press', choice: 'learn' })
      expect(solo.session.step).toBe('start.pace')
      solo.take({ type: 'press', choice: pace })
      for (let at = 0; at < 40 && !solo.session.step.startsWith(step); at += 1) {
        const choices = solo.question()?.choices.map(({ id }) => id) ?? []
        solo.take({ type: 'press', choice: choices.includes('go_on') ? 'go_on' : (choices[0] ?? '') })
      }
      return solo.session.step
    }
    expect(walkTo(begun(), 'short', 'inform.')).toBe('inform.known')
    expect(walkTo(begun(), 'whole', 'inform.')).toBe('inform.habits')
  })
})
