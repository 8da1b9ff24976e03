import { FORMS } from '../../src/application/office/front/office-index.ts'
import { MENU_ENTRIES } from '../../src/application/office/kit/office-menu.ts'
import { USE_CASE_NAMES } from '../../src/application/office/kit/use-case-name.ts'
import { LANGUAGES } from '../../src/application/ports/texts.ts'
import { CONTENT } from '../support/content.ts'
import { noticesOfRules } from './notices.ts'
import { beginningsOf, chatOf, VIEWERS, type Viewer } from './people.ts'
import { namedInOffice, roomsOfUseCases } from './place-of.ts'
import type { RehearsedBot, Variant } from './rehearsed-bot.ts'
import { linkButtons, offeredNames, pressedNames, type Screen, screensOf, toldScreens } from './screens.ts'
import { FIRST, htmlOf, press, Walk } from './walk.ts'

/** What is looked at: whose telephones, and in which variants. */
export interface Wanted {
  readonly viewers: readonly Viewer[]
  readonly variants: readonly Variant[]
}

/** Everything there is to see. */
export const EVERYTHING: Wanted = {
  viewers: VIEWERS,
  variants: [false, true].flatMap((large) => LANGUAGES.map((language) => ({ language, large }))),
}

/** All that was seen, and what was not reached. */
export interface Preview {
  readonly screens: readonly Screen[]
  /** Use cases, dialogs and rules of notices that nothing came to. */
  readonly unreached: {
    readonly useCases: readonly string[]
    readonly dialogs: readonly string[]
    readonly rules: readonly string[]
  }
  /** Use cases that no button, no key and no line of the office leads to. */
  readonly unoffered: readonly string[]
}

/** Reached by what is typed, not by a button: a key of the keyboard, a name to be found, a word. */
const TYPED = new Set<string>([...MENU_ENTRIES, 'find', 'tasks', 'events'])

const isFirst = ({ language, large }: Variant): boolean =>
  language === FIRST.language && large === FIRST.large

/** The person behind the chat of each viewer. */
const people = async (
  bot: RehearsedBot,
  viewers: readonly Viewer[],
): Promise<ReadonlyMap<Viewer, string>> => {
  const found = new Map<Viewer, string>()
  for (const viewer of viewers) {
    const person = await bot.personOf(chatOf(viewer))
    if (person !== null) found.set(viewer, person)
  }
  return found
}

const LINK = /start=([ci][a-z0-9]+)/

/** Links that were given to somebody: a card's, and an invite's. They stand for everybody who walks afterwards. */
const linksOf = async (bot: RehearsedBot): Promise<string[]> => {
  const links: string[] = []
  for (const [viewer, token] of [
    ['specialist', 'w.link_person.kuznetsov'],
    ['head', 'w.invite.mentor.none'],
  ] as const) {
    const { replies } = await bot.answer(chatOf(viewer), press(token), links.length + 1_000, FIRST)
    links.push(...replies.flatMap((reply) => LINK.exec(htmlOf(reply))?.[1] ?? []))
  }
  return links
}

/** Walks every way of everybody who is wanted; `onViewer` hears of each that is done. */
export const previewOf = async (
  bot: RehearsedBot,
  { viewers, variants }: Wanted,
  onViewer: (viewer: Viewer, screens: number) => void = () => undefined,
): Promise<Preview> => {
  const rooms = await roomsOfUseCases()
  const known = await people(bot, VIEWERS)
  const whose = (person: string, rule: string): Viewer => {
    const viewer = [...known].find(([, id]) => id === person)?.[0]
    const isCitizens = CONTENT.reminders.get(rule)?.whom === 'person'
    return viewer ?? (isCitizens ? 'citizen' : 'specialist')
  }
  const screens: Screen[] = []
  const offered = new Set<string>()
  const run = new Set<string>()
  const links = await linksOf(bot)
  for (const viewer of viewers) {
    const walk = new Walk(bot, chatOf(viewer), rooms)
    await bot.readLarge(false)
    const stops = await walk.walk(beginningsOf(viewer, links))
    for (const variant of variants.filter((each) => !isFirst(each))) {
      await bot.readLarge(variant.large)
      await walk.again(stops, variant)
    }
    const own = screensOf(viewer, stops)
    screens.push(...own, ...toldScreens(viewer, stops, whose))
    for (const name of offeredNames(stops)) offered.add(name)
    for (const name of pressedNames(stops)) run.add(name)
    onViewer(viewer, own.length)
  }
  const isWanted = (viewer: Viewer): boolean => viewers.includes(viewer)
  screens.push(...(await noticesOfRules(bot, variants, (viewer) => known.get(viewer) ?? '', isWanted)))
  screens.sort((a, b) => VIEWERS.indexOf(a.viewer) - VIEWERS.indexOf(b.viewer))
  linkButtons(screens)
  return { screens, ...missed(screens, run, offered) }
}

const missed = (
  screens: readonly Screen[],
  run: ReadonlySet<string>,
  offered: ReadonlySet<string>,
): Omit<Preview, 'screens'> => {
  const named = namedInOffice()
  const asked = new Set(screens.filter(({ room }) => room === 'dialogs').map(({ name }) => name))
  const told = new Set(screens.filter(({ kind }) => kind === 'notice').map(({ name }) => name))
  return {
    unreached: {
      useCases: USE_CASE_NAMES.filter((name) => !run.has(`w.${name}`)),
      dialogs: Object.keys(FORMS).filter((form) => !asked.has(form)),
      rules: [...CONTENT.reminders.keys()].filter((rule) => !told.has(rule)),
    },
    unoffered: USE_CASE_NAMES.filter(
      (name) => !offered.has(`w.${name}`) && !TYPED.has(name) && !named.has(name),
    ),
  }
}
