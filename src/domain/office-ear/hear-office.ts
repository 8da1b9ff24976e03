import type { LocalDate } from '../calendar/local-date.ts'
import { comparable } from '../text/plain-words.ts'
import { type Clause, clausesIn } from './clauses.ts'
import { type Mention, mentionsIn, type NameIndex, nearMentionsIn, type Registered } from './named-people.ts'
import {
  NAMED_SCREENS,
  type NamedScreen,
  OFFICE_SOCIAL,
  type OfficeAct,
  type OfficeDeed,
  type OfficeSocial,
  type ToldOf,
} from './office-act.ts'
import { dayAhead, hasInfinitive, type OfficeEar, readDeed } from './read-deed.ts'

/** A part of a message that is about somebody: whom it may mean, what it says beside the names, and as it was typed. */
interface Part {
  people: (readonly Registered[])[]
  readonly rest: string[]
  readonly whole: string[]
  /** Nothing was said so far but names. */
  isBare: boolean
}

const isNamed = (mentions: readonly Mention[], at: number): boolean =>
  mentions.some(({ from, until }) => at >= from && at < until)

const idsOf = (people: readonly Registered[]): string => people.map(({ id }) => id).join(' ')

const take = (part: Part, clause: Clause, mentions: readonly Mention[]): void => {
  const known = new Set(part.people.map(idsOf))
  for (const { people } of mentions)
    if (!known.has(idsOf(people))) {
      known.add(idsOf(people))
      part.people.push(people)
    }
  const rest = clause.filter((_, at) => !isNamed(mentions, at))
  part.rest.push(...rest)
  part.whole.push(...clause)
  if (rest.length > 0) part.isBare = false
}

/** Whether a clause goes on with the people before it: names alone, names behind names alone, or the same ones. */
const goesOn = (part: Part, clause: Clause, mentions: readonly Mention[]): boolean => {
  if (mentions.length === 0) return true
  const isBare = clause.every((_, at) => isNamed(mentions, at))
  const named = new Set(mentions.map(({ people }) => idsOf(people)))
  return isBare || part.isBare || part.people.every((people) => named.has(idsOf(people)))
}

/** «была у Зуевой и Котовой, Зуева болеет»: what was said of both is said of her, too, and she is told of apart. */
const takenOut = (parts: readonly Part[], mentions: readonly Mention[]): Part => {
  const named = new Set(mentions.map(({ people }) => idsOf(people)))
  const before = parts.find(({ people }) => people.some((each) => named.has(idsOf(each))))
  if (!before) return { people: [], rest: [], whole: [], isBare: true }
  before.people = before.people.filter((each) => !named.has(idsOf(each)))
  return { people: [], rest: [...before.rest, ','], whole: [...before.whole], isBare: false }
}

/**
 * A part of a sentence in which several people are told of one behind the other, without a comma: «Зуева норм Котова болеет»,
 * «хлеб Зуевой дрова Серову».
 */
const perName = (clause: Clause, mentions: readonly Mention[], { signs }: OfficeEar): readonly Clause[] => {
  const says = (from: number, until: number): boolean =>
    clause.slice(from, until).some((word) => word.length > 2 && !signs.filler.includes(comparable(word)))
  const isBetween = mentions.every(({ until }, at) => {
    const next = mentions[at + 1]
    return next === undefined || says(until, next.from)
  })
  const [first] = mentions
  const last = mentions.at(-1)
  if (mentions.length < 2 || !isBetween || !first || !last) return [clause]
  const cuts =
    first.from === 0
      ? mentions.slice(1).map(({ from }) => from)
      : last.until === clause.length
        ? mentions.slice(0, -1).map(({ until }) => until)
        : []
  const ends = [...cuts, clause.length]
  return ends.map((end, at) => clause.slice(ends[at - 1] ?? 0, end))
}

const partsIn = (
  clauses: readonly Clause[],
  mentionsOf: (clause: Clause) => readonly Mention[],
): readonly Part[] => {
  const parts: Part[] = []
  const ahead: string[] = []
  for (const clause of clauses) {
    const mentions = mentionsOf(clause)
    const last = parts.at(-1)
    if (last && goesOn(last, clause, mentions)) take(last, clause, mentions)
    else if (mentions.length === 0) ahead.push(...clause)
    else {
      const part = takenOut(parts, mentions)
      // What is said before the first name is about that one.
      if (!last && ahead.length > 0) take(part, ahead, [])
      take(part, clause, mentions)
      parts.push(part)
    }
  }
  return parts.filter(({ people }) => people.length > 0)
}

const withDay = (deed: OfficeDeed, day: LocalDate | null): OfficeDeed =>
  deed.type === 'task' && deed.day === null ? { ...deed, day } : deed

/** «лекарства Лыковой и дрова Дьякову»: the second is to be done, too. */
const isUnsure = (deed: OfficeDeed): boolean => deed.type === 'note' && !deed.isSure
const isPlainFind = ({ type }: OfficeDeed): boolean => type === 'find'

/** What is said of several: whoever is only named shares what was said of the others, and a day is everybody's. */
const toldOf = (parts: readonly Part[], said: string, ear: OfficeEar, isNote: boolean): readonly ToldOf[] => {
  const day = dayAhead(said, ear)
  const deeds = parts.map(
    ({ rest }): OfficeDeed =>
      isNote ? { type: 'note', isSure: true } : withDay(readDeed(rest.join(' '), ear), day),
  )
  const shared = deeds.find((deed) => !isPlainFind(deed))
  return parts.map(({ people, whole }, at) => {
    const own = deeds[at] ?? { type: 'find' }
    const isShared = isPlainFind(own) || (shared?.type === 'task' && isUnsure(own))
    return {
      people: people.map((each) => each.map(({ id }) => id)),
      deed: isShared && shared ? shared : own,
      words: parts.length === 1 ? said : whole.join(' '),
    }
  })
}

/** The screen that words name: of several the one that more words say. */
const screenIn = (said: string, ear: OfficeEar): NamedScreen | null => {
  const named = ear.read(said).told.flatMap(({ name, words }) => {
    const screen = NAMED_SCREENS.find((each) => name === `screens/${each}`)
    return screen ? [{ screen, words }] : []
  })
  const order = ({ screen }: { screen: NamedScreen }): number => NAMED_SCREENS.indexOf(screen)
  const [first] = named.sort((a, b) => b.words.length - a.words.length || order(a) - order(b))
  if (!first || isErrand(said, first, ear)) return null
  // «Отчёт по мероприятиям» is one of several reports.
  const isOfEvents = first.screen === 'report' && named.some(({ screen }) => screen === 'events')
  return isOfEvents ? 'events_report' : first.screen
}

/** What is wanted of a person or of the colleagues is wanted on a day, too: «с понедельника взять отпуск». */
const DATED: ReadonlySet<NamedScreen> = new Set<NamedScreen>(['absence', 'add_person', 'task_new'])

/** «завтра сдать план на декабрь» is something to do on a day, whatever screen its other words would name. */
const isErrand = (
  said: string,
  { screen, words }: { readonly screen: NamedScreen; readonly words: readonly string[] },
  ear: OfficeEar,
): boolean => {
  const others = comparable(said)
    .split(' ')
    .filter((word) => !words.includes(word) && !ear.signs.filler.includes(word))
  return !DATED.has(screen) && hasInfinitive(others, ear.signs) && dayAhead(said, ear) !== null
}

/** Words without those that say nothing, or only that something is looked for. */
const lookedFor = (said: string, { read, signs }: OfficeEar): string => {
  const asked = new Set(read(said).told.flatMap(({ name, words }) => (name === 'deeds/find' ? words : [])))
  const words = comparable(said).split(' ')
  return words.filter((word) => !asked.has(word) && !signs.filler.includes(word)).join(' ')
}

/** So many words beside those that say thanks: then something else is said, too. */
const FEW = 3

const socialIn = (said: string, { read }: OfficeEar): OfficeSocial | null => {
  const { words, told } = read(said)
  const found = told.find(
    ({ name, words: own }) => name.startsWith('social/') && words.length - own.length <= FEW,
  )
  return OFFICE_SOCIAL.find((each) => found?.name === `social/${each}`) ?? null
}

const hasPronoun = (said: string, { signs }: OfficeEar): boolean =>
  comparable(said)
    .split(' ')
    .some((word) => signs.pronouns.includes(word))

/** Words of which nobody of the register is named. */
const ofNobody = (said: string, ear: OfficeEar): OfficeAct => {
  const screen = screenIn(said, ear)
  if (screen !== null) return { type: 'screen', screen }
  const social = socialIn(said, ear)
  if (social !== null) return { type: 'social', kind: social }
  if (ear.read(said).told.some(({ name }) => name === 'deeds/back')) return { type: 'back' }
  const deed = readDeed(said, ear)
  const search = lookedFor(said, ear)
  if (deed.type === 'paper') return { type: 'of_nobody', deed, isOfSomebody: true }
  const isAlone = search.split(' ').length < 2
  return isAlone || deed.type === 'find' || isUnsure(deed)
    ? { type: 'unclear', search }
    : { type: 'of_nobody', deed, isOfSomebody: deed.type !== 'task' || hasPronoun(said, ear) }
}

/** What an employee's words mean: deeds of people whom they name, a screen, or nothing that is known. Pure; does nothing. */
export const hearOffice = (said: string, index: NameIndex, ear: OfficeEar): OfficeAct => {
  const clauses = clausesIn(said, ear.signs.joins)
  const exact = partsIn(
    clauses.flatMap((clause) => perName(clause, mentionsIn(index, clause), ear)),
    (clause) => mentionsIn(index, clause),
  )
  if (exact.length > 0) {
    const isNote = clauses.length > 1 && ear.signs.openings.includes(comparable((clauses[0] ?? []).join(' ')))
    return { type: 'told', of: toldOf(exact, said, ear, isNote) }
  }
  const act = ofNobody(said, ear)
  if (act.type !== 'of_nobody') return act
  const near = partsIn(clauses, (clause) => nearMentionsIn(index, clause))
  return near.length > 0 ? { type: 'told', of: toldOf(near, said, ear, false) } : act
}
