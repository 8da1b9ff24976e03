import { isLesson, titleKey } from '../domain/events/lesson.ts'
import type { Occasion } from '../domain/reminders/occasion.ts'
import { text } from '../domain/scenario/text-ref.ts'
import { answerLines } from './answer-words.ts'
import { knowsTalk } from './conversation.ts'
import type { Moment } from './decision.ts'
import { ownCardButtons, ownCardLines } from './office/own/own-data.ts'
import type { Outgoing } from './ports/messenger.ts'
import type { OwnCard } from './ports/office/people-desk.ts'
import type { StoredTalk } from './ports/talk-store.ts'
import { zoneOf } from './reminders/zones.ts'
import { speak } from './talk-turn.ts'

/** What is kept of a person beside the own row. */
export interface KeptData {
  readonly talks: readonly StoredTalk[]
  /** What is written down, as plain data. */
  readonly data: unknown
  readonly occasions: readonly Occasion[]
  /** The card of the register that the chat is linked to. */
  readonly card: OwnCard | null
}

const titleOf = ({ conversation, language }: Moment, { session }: StoredTalk): string =>
  conversation.renderers[language].plain(text(titleKey(session.need)))

const stageOf = ({ conversation, language }: Moment, { session }: StoredTalk): string =>
  conversation.renderers[language].plain(text(`${session.scenario}.${session.step.split('.')[0]}.title`))

const lineOf = (moment: Moment, talk: StoredTalk): string => {
  const isOver = talk.session.status === 'finished' || talk.session.status === 'stopped'
  const params = { title: titleOf(moment, talk), stage: stageOf(moment, talk) }
  const renderer = moment.conversation.renderers[moment.language]
  if (!isOver && isLesson(talk.session)) return renderer.plain(text('screens.school_line', params))
  return renderer.plain(text(isOver ? 'screens.talk_done' : 'screens.talk_line', params))
}

/** Talks of which something can still be said. */
const known = ({ conversation: { content } }: Moment, talks: readonly StoredTalk[]): readonly StoredTalk[] =>
  talks.filter(({ session }) => knowsTalk(content, session))

/** «Мои дела»: open talks as buttons, the finished ones are only named. */
export const talksReplies = (moment: Moment, all: readonly StoredTalk[]): Outgoing[] => {
  const { screens } = moment
  const talks = known(moment, all)
  const open = talks.filter(({ session }) => session.status !== 'finished' && session.status !== 'stopped')
  if (open.length === 0) return [{ ...screens.message('talks_none'), keyboard: screens.menuKeyboard() }]
  const buttons = open.map((talk) => [lineOf(moment, talk), 'open', talk.id] as const)
  return [screens.message('talks', [...buttons, [screens.label('menu_buttons.new'), 'new']])]
}

/** Where the person's days are and which reminders are switched off. */
const reminderLines = (moment: Moment): string[] => {
  const { screens, person, conversation } = moment
  const heading = (name: string): string => screens.label(`data_headings.${name}`)
  const off = person.muted.map((category) => screens.label(`categories.${category}`)).join(', ')
  return [
    `${heading('zone')}: ${zoneOf(person, conversation)}`,
    `${heading('switched_off')}: ${off || heading('nothing')}`,
  ]
}

/** A dated thing as a line: when, what, and what became of it. Talks themselves are listed elsewhere. */
const occasionLines = ({ screens, conversation, language }: Moment, all: readonly Occasion[]): string[] =>
  all
    .filter(({ kind }) => kind !== 'track_left')
    .map(({ kind, date, time, closedBy }) => {
      const day = conversation.renderers[language].plain(text('talk.line_of_day', { date: { date } }))
      const end = closedBy ? [screens.label(`data_closings.${closedBy}`)] : []
      return `  ${[day, time, screens.label(`data_kinds.${kind}`), ...end].filter(Boolean).join(', ')}`
    })

const talkLines = (moment: Moment, talk: StoredTalk): string[] => {
  const { screens, conversation, language } = moment
  const status = screens.label(`statuses.${talk.session.status}`)
  const params = { title: titleOf(moment, talk), stage: stageOf(moment, talk), status }
  const title = conversation.renderers[language].plain(text('screens.data_headings.talk', params))
  return [title, ...answerLines(speak(moment, talk.session)), '']
}

const dataText = (moment: Moment, { talks, data, occasions, card }: KeptData): string => {
  const { screens, person, language } = moment
  const heading = (name: string): string => screens.label(`data_headings.${name}`)
  return [
    `${heading('consent')}: ${heading(person.consent ? 'given' : 'not_given')}`,
    `${heading('language')}: ${language}`,
    ...reminderLines(moment),
    '',
    ...(card === null ? [] : [...ownCardLines(moment, card), '']),
    heading('occasions'),
    ...occasionLines(moment, occasions),
    '',
    heading('talks'),
    '',
    ...known(moment, talks).flatMap((talk) => talkLines(moment, talk)),
    heading('events'),
    JSON.stringify(data, null, 2),
    '',
  ].join('\n')
}

/** «Мои данные»: everything stored, as a file that can be read, and the two rights next to it. */
export const dataReplies = (moment: Moment, kept: KeptData): Outgoing[] => {
  const { screens, loaded } = moment
  if (!loaded.person) return [{ ...screens.message('data_none'), keyboard: screens.menuKeyboard() }]
  const file: Outgoing = {
    kind: 'file',
    name: screens.label('data_file'),
    mime: 'text/plain',
    content: dataText(moment, kept),
    caption: '',
  }
  const withdraw = moment.person.consent
    ? [[screens.label('data_buttons.withdraw'), 'withdraw'] as const]
    : []
  const message = screens.message('data', [
    ...withdraw,
    [screens.label('data_buttons.delete'), 'delete'],
    [screens.label('data_buttons.keep'), 'keep'],
  ])
  const own = kept.card === null ? [] : ownCardButtons(moment)
  return [file, { ...message, buttons: [...own, ...(message.buttons ?? [])] }]
}
