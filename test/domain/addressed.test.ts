import { describe, expect, test } from 'vitest'
import { watched } from '../../src/application/content-check/sample-talks.ts'
import { SpyingTexts } from '../../src/application/content-check/spying-texts.ts'
import { Speaking } from '../../src/application/conversation.ts'
import { localMoment } from '../../src/domain/calendar/local-date.ts'
import {
  chosenOrganisation,
  numberOf,
  scriptIn,
  visitedOrganisation,
  visitIn,
} from '../../src/domain/scenario/addressed.ts'
import { newSession } from '../../src/domain/scenario/engine.ts'
import { officesIn } from '../../src/domain/scenario/offices.ts'
import type { Talk } from '../../src/domain/scenario/talk.ts'
import { CONTENT } from '../support/content.ts'

/** Sunday noon in Yekaterinburg. */
const AT = Date.parse('2026-11-22T12:00:00+05:00')
const spy = new SpyingTexts(CONTENT.texts)

const talkOf = (need: string, region: string, answers: Record<string, string>): Talk => {
  const session = newSession(CONTENT.track, { need, region, seed: 7, answers })
  const speaking = new Speaking(watched(CONTENT, spy, region), session, {
    language: 'ru',
    large: false,
    at: AT,
  })
  const has = (key: string): boolean => CONTENT.texts.find('ru', key) !== undefined
  const now = localMoment(AT, speaking.region.time_zone)
  const label = speaking.label.bind(speaking)
  const { need: definition, calendar, scenes, vocabulary } = speaking
  const world = { now, region: speaking.region, calendar, scenes, vocabulary, has, label }
  return { ...speaking.talk, situation: { ...world, need: definition } }
}

/** Each person of each cause in each place, before an office is chosen and with each of them chosen. */
const talks = [...CONTENT.needs.values()].flatMap(({ id, causes }) =>
  [...CONTENT.regions.keys()].flatMap((region) =>
    causes.flatMap((cause) => {
      const first = talkOf(id, region, { cause })
      const chosen = officesIn(first).map((office) => talkOf(id, region, { cause, organisation: office.id }))
      return [first, ...chosen].map((talk) => ({
        talk,
        place: JSON.stringify([id, region, talk.session.answers]),
      }))
    }),
  ),
)

describe('who is rung', () => {
  test('is the office that was chosen, in words that are its own or general', () => {
    for (const { talk, place } of talks) {
      const { id, body } = chosenOrganisation(talk)
      expect(id, place).toBe(talk.session.answers['organisation'] ?? id)
      expect([undefined, body.id], place).toContain(scriptIn(talk)?.body)
    }
  })

  test('is rung under a number of that kind of office, or told how to find it', () => {
    for (const { talk, place } of talks)
      for (const office of [chosenOrganisation(talk), visitedOrganisation(talk)]) {
        const number = numberOf(talk, office)
        const owners = talk.situation.region.organisations.filter(({ phone }) => phone === number)
        const own = { key: `needs.${talk.situation.need.id}.bodies.${office.body.id}.phone` }
        const found = { key: `talk.organisation.find.${office.body.kind}` }
        const kinds = [...new Set(owners.map(({ kind }) => kind))]
        expect([[office.body.kind], own, found], place).toContainEqual(kinds.length > 0 ? kinds : number)
      }
  })

  test('holds for the cause', () => {
    for (const { talk, place } of talks)
      for (const { body } of [chosenOrganisation(talk), visitedOrganisation(talk)])
        expect([undefined, true], place).toContain(body.for?.includes(String(talk.session.answers['cause'])))
  })
})

describe('where one goes', () => {
  test('is who named the day by phone', () => {
    const robbed = { cause: 'stolen', 'contact.outcome': 'got_appointment' }
    expect(visitedOrganisation(talkOf('passport', 'demo', { cause: 'stolen' })).body.id).toBe(
      'migration_office',
    )
    const appointed = talkOf('passport', 'demo', robbed)
    expect(visitedOrganisation(appointed).body.id).toBe('police')
    expect(visitIn(appointed)?.body).toBe('police')
  })

  test('is an office that receives people, and is spoken to in words that are its own or general', () => {
    for (const { talk, place } of talks) {
      const { body } = visitedOrganisation(talk)
      expect(body.ways, place).toContain('visit')
      expect([undefined, body.id], place).toContain(visitIn(talk)?.body)
    }
  })
})
