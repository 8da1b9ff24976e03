import { needFinder } from '../../src/adapters/content/find-needs.ts'
import { loadContent } from '../../src/adapters/content/load-content.ts'
import { earOf } from '../../src/application/listening/ear-of.ts'
import { understandWords } from '../../src/application/listening/understand-words.ts'
import type { Content } from '../../src/application/ports/content.ts'
import { conversationAlone, SoloTalk } from '../../src/application/solo-talk.ts'
import type { Talk } from '../../src/domain/scenario/talk.ts'
import { atMost, type Result, round, roundsOf, timed } from './measure.ts'
import type { Setting } from './setting.ts'

const NEEDS = 40
const LENGTH = 200
const TIMES = { full: 2_000, tiny: 4 }
const MS = 1_000

/** As many needs as asked for: those that there are, again and again under other names. */
const manyNeeds = <T>(needs: ReadonlyMap<string, T>): ReadonlyMap<string, T> => {
  const own = [...needs]
  return new Map(
    Array.from({ length: NEEDS }, (_, at) => {
      const [id, value] = own[at % own.length] as [string, T]
      return [at < own.length ? id : `${id}_${at}`, value] as const
    }),
  )
}

const withManyNeeds = (content: Content): Content => {
  const each = <T>(byLanguage: Readonly<Record<'ru' | 'en', ReadonlyMap<string, T>>>) => ({
    ru: manyNeeds(byLanguage.ru),
    en: manyNeeds(byLanguage.en),
  })
  return {
    ...content,
    namesOfNeeds: each(content.namesOfNeeds),
    cluesOfNeeds: each(content.cluesOfNeeds),
    wordsOfCauses: each(content.wordsOfCauses),
    signsOfFacts: each(content.signsOfFacts),
  }
}

/** Messages of 200 characters, no two alike: windows over everything that the texts of the track say. */
const messages = ({ texts }: Content, count: number): string[] => {
  const said = [...texts.keys('ru')]
    .filter((key) => key.startsWith('needs.'))
    .map((key) => texts.find('ru', key)?.fill((name) => name) ?? '')
    .join(' ')
  const step = Math.max(1, Math.floor((said.length - LENGTH) / count))
  return Array.from({ length: count }, (_, at) => said.slice(at * step, at * step + LENGTH))
}

/** What it costs to understand a message of 200 characters in a talk, danger included, at 40 needs. */
export const hear = async ({ size }: Setting): Promise<Result> => {
  const content = withManyNeeds(loadContent(process.cwd()))
  const findNeeds = needFinder(content)
  const solo = new SoloTalk(
    content,
    { need: 'doctor', region: 'demo', language: 'ru', seed: 7, start: 0 },
    findNeeds,
  )
  const ear = earOf(conversationAlone(content, 'demo', findNeeds).content, findNeeds, 'ru')
  const talk: Talk = { ...solo.talk, session: { ...solo.session, step: 'contact.reached' } }
  const said = messages(content, TIMES[size])
  const once = () =>
    timed((times) => {
      for (let at = 0; at < times; at += 1) understandWords(content, talk, said[at] ?? '', ear, 'ru')
    }, TIMES[size])
  const taken: number[] = []
  for (let times = 0; times < roundsOf(size, 5); times += 1) taken.push(await once())
  const value = Math.min(...taken) / MS
  const name = `milliseconds to understand ${LENGTH} characters at ${NEEDS} needs`
  return atMost('hear', name, value, 1, { worst_ms: round(Math.max(...taken) / MS) })
}
