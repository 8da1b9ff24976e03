import type { Occasion } from '../domain/reminders/occasion.ts'
import { Competence } from '../domain/scenario/definition.ts'
import { type Param, text } from '../domain/words/text-ref.ts'
import { answerLines } from './answer-words.ts'
import { knowsTalk } from './conversation.ts'
import { eventLines, rowLines } from './data-rows.ts'
import type { Moment } from './decision.ts'
import { ownCardLines } from './office/own/own-data.ts'
import type { OwnCard } from './ports/office/people-desk.ts'
import type { StoredTalk } from './ports/talk-store.ts'
import { zoneNameOf, zoneOf } from './reminders/zones.ts'
import { stageOf, titleOf } from './talk-names.ts'
import { speak } from './word-turn.ts'

/** What is kept of a person beside the own row. */
export interface KeptData {
  readonly talks: readonly StoredTalk[]
  /** What is written down, as plain data. */
  readonly data: unknown
  readonly occasions: readonly Occasion[]
  /** The card of the register that the chat is linked to. */
  readonly card: OwnCard | null
  /** What else rows say of the person, as plain data. */
  readonly rows: unknown
}

/** Told of a part of the file that could not be worded, and why: the part stands there as plain data. */
export type OnUnworded = (part: string, error: unknown) => void

type Lines = readonly string[]

/**
 * Lines of one part of the file. To see one's own data is a right (152-ФЗ, article 14): a part that cannot be worded is
 * handed over as it is stored, and the fault is told to whoever looks after the bot.
 */
const partOf = (part: string, stored: unknown, onUnworded: OnUnworded, worded: () => Lines): Lines => {
  try {
    return worded()
  } catch (error) {
    onUnworded(part, error)
    return [JSON.stringify(stored, null, 2)]
  }
}

/** A word of the screens for something stored; the stored name where no word is known. */
const named = ({ screens }: Moment, group: string, name: string): string =>
  screens.has(`${group}.${name}`) ? screens.label(`${group}.${name}`) : name

const headed = ({ screens }: Moment, name: string): string => screens.label(`data_headings.${name}`)

/** The zone by a city that people know. */
const zoneIn = (moment: Moment): string => {
  const zone = zoneOf(moment.person, moment.conversation)
  const name = zoneNameOf(zone)
  return name === null ? zone : named(moment, 'zone_names', name)
}

/** Where the person's days are and which reminders are switched off. */
const reminderLines = (moment: Moment): Lines => {
  const { person } = moment
  const off = person.muted.map((category) => named(moment, 'categories', category)).join(', ')
  return [
    `${headed(moment, 'zone')}: ${zoneIn(moment)}`,
    `${headed(moment, 'switched_off')}: ${off || headed(moment, 'nothing')}`,
  ]
}

/** What the person can do by now, as far as a stage was walked without help. */
const learnedLines = (moment: Moment): Lines => {
  const { conversation, language, person } = moment
  const known = Competence.options.filter((each) => (person.learned[each]?.level ?? 0) > 0)
  const names = known.map((each) => conversation.renderers[language].plain(text(`talk.competences.${each}`)))
  const beside = person.learned.visit?.beside
  return [
    ...(names.length === 0 ? [] : [`${headed(moment, 'learned')}: ${names.join(', ')}`]),
    ...(beside === undefined
      ? []
      : [
          `${headed(moment, 'last_visit')}: ${conversation.renderers[language].plain(text(`talk.visit_with.${beside}`))}`,
        ]),
  ]
}

const dayIn = ({ conversation, language }: Moment, date: string): string => {
  const day: Param = { date }
  return conversation.renderers[language].plain(text('talk.line_of_day', { date: day }))
}

/** A dated thing as a line: when, what, and what became of it. */
const occasionLine = (moment: Moment, { kind, date, time, closedBy }: Occasion): string => {
  const end = closedBy ? named(moment, 'data_closings', closedBy) : ''
  return `  ${[dayIn(moment, date), time, named(moment, 'data_kinds', kind), end].filter(Boolean).join(', ')}`
}

/** Talks themselves are listed elsewhere. */
const occasionLines = (moment: Moment, all: readonly Occasion[], onUnworded: OnUnworded): Lines =>
  all
    .filter(({ kind }) => kind !== 'track_left')
    .flatMap((occasion) => partOf('occasion', occasion, onUnworded, () => [occasionLine(moment, occasion)]))

/** Only the talk of this update was loaded with the definition that it is pinned to. */
const ownDefinition = (moment: Moment, { id }: StoredTalk): Moment =>
  id === moment.loaded.talk?.id ? moment : { ...moment, pinned: undefined }

const talkLines = (moment: Moment, talk: StoredTalk): Lines => {
  const { conversation, language } = moment
  const { session } = talk
  const status = named(moment, 'statuses', session.status)
  const params = { title: titleOf(moment, talk), stage: stageOf(moment, talk), status }
  const title = conversation.renderers[language].plain(text('screens.data_headings.talk', params))
  if (!knowsTalk(conversation.content, session))
    return [title, conversation.renderers[language].plain(text('data_file.talk_more')), '']
  return [title, ...answerLines(speak(ownDefinition(moment, talk), session)), '']
}

/** «Мои данные» as a text: everything that is stored of a person, worded where there are words for it. */
export const dataText = (moment: Moment, kept: KeptData, onUnworded: OnUnworded): string => {
  const { person, language } = moment
  const { talks, data, occasions, card, rows } = kept
  return [
    `${headed(moment, 'consent')}: ${headed(moment, person.consent ? 'given' : 'not_given')}`,
    `${headed(moment, 'language')}: ${moment.screens.label('data_headings.spoken')}`,
    ...reminderLines(moment),
    ...learnedLines(moment),
    '',
    ...(card === null ? [] : [...partOf('card', card, onUnworded, () => ownCardLines(moment, card)), '']),
    headed(moment, 'occasions'),
    ...occasionLines(moment, occasions, onUnworded),
    '',
    headed(moment, 'talks'),
    '',
    ...talks.flatMap((talk) => partOf('talk', talk.session, onUnworded, () => talkLines(moment, talk))),
    ...partOf('rows', rows, onUnworded, () => rowLines(moment, rows)),
    headed(moment, 'events'),
    ...partOf('events', data, onUnworded, () => eventLines(moment, data)),
    '',
    moment.conversation.renderers[language].plain(text('data_file.more')),
    '',
  ].join('\n')
}

/** The same for programs, whole and as it is stored: whoever moves elsewhere takes it along. */
export const dataCopy = ({ talks, data, occasions, card, rows }: KeptData): string =>
  JSON.stringify(
    { talks: talks.map(({ session }) => session), occasions, card, happened: data, rows },
    null,
    2,
  )
