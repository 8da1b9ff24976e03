import { isLesson } from '../domain/events/lesson.ts'
import { laterNeeds, stillLater } from '../domain/track/later-needs.ts'
import { text } from '../domain/words/text-ref.ts'
import { knowsTalk } from './conversation.ts'
import { dataCopy, dataText, type KeptData, type OnUnworded } from './data-file.ts'
import type { Moment } from './decision.ts'
import type { FollowUp } from './follow-up.ts'
import { faultPlace } from './intake/fault-place.ts'
import { needTitle } from './matters/name-needs.ts'
import { ownCardButtons } from './office/own/own-data.ts'
import type { Outgoing } from './ports/messenger.ts'
import type { StoredTalk } from './ports/talk-store.ts'
import { zoneOf } from './reminders/zones.ts'
import { stageOf, titleOf } from './talk-names.ts'

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

/** Needs that were put off in any talk and taken up by none since. */
const putOffIn = ({ conversation: { content } }: Moment, talks: readonly StoredTalk[]): string[] => {
  const taken = talks.map(({ session, updatedAt }) => ({ need: session.need, updatedAt }))
  const needs = talks.flatMap(({ id, session }) =>
    stillLater(
      laterNeeds(session),
      taken.filter((_, place) => talks[place]?.id !== id),
    ),
  )
  return [...new Set(needs)].filter((need) => content.needs.has(need))
}

const laterLine = ({ conversation, language }: Moment, title: string): string =>
  conversation.renderers[language].plain(text('screens.matter_buttons.later_line', { title }))

const talksReplies = (moment: Moment, all: readonly StoredTalk[]): Outgoing[] => {
  const { screens } = moment
  const talks = known(moment, all)
  const open = talks.filter(({ session }) => session.status !== 'finished' && session.status !== 'stopped')
  const later = putOffIn(moment, talks).map(
    (need) => [laterLine(moment, needTitle(moment, need)), 'first', need] as const,
  )
  if (open.length + later.length === 0)
    return [{ ...screens.message('talks_none'), keyboard: screens.menuKeyboard() }]
  const buttons = open.map((talk) => [lineOf(moment, talk), 'open', talk.id] as const)
  return [screens.message('talks', [...buttons, ...later, [screens.label('menu_buttons.new'), 'new']])]
}

/** «Мои дела»: open talks as buttons, the finished ones are only named. */
export const talksScreen =
  (moment: Moment): FollowUp =>
  async ({ talks }) => {
    const all = await talks.talksOf(moment.person.id)
    return () => ({ replies: talksReplies(moment, all) })
  }

/** «Мои данные»: everything stored, as a file that can be read, and the two rights next to it. */
const dataReplies = (moment: Moment, kept: KeptData, onUnworded: OnUnworded): Outgoing[] => {
  const { screens, loaded } = moment
  if (!loaded.person) return [{ ...screens.message('data_none'), keyboard: screens.menuKeyboard() }]
  const file: Outgoing = {
    kind: 'file',
    name: screens.label('data_file'),
    mime: 'text/plain',
    content: dataText(moment, kept, onUnworded),
    caption: '',
  }
  const copy: Outgoing = {
    kind: 'file',
    name: moment.conversation.renderers[moment.language].plain(text('data_file.copy')),
    mime: 'application/json',
    content: dataCopy(kept),
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
  return [file, copy, { ...message, buttons: [...own, ...(message.buttons ?? [])] }]
}

/** «Мои данные». A part of it that cannot be worded is handed over as it is stored, and told to the log. */
export const dataScreen =
  (moment: Moment): FollowUp =>
  async ({ talks: store, reminders, ownCard, keptOfPerson, log }) => {
    const { person, conversation } = moment
    const talks = await store.talksOf(person.id)
    const data = await store.dataOf(person.id)
    const occasions = await reminders.occasionsOf(person.id, zoneOf(person, conversation))
    const card = await ownCard(person.id)
    const rows = await keptOfPerson(person.id)
    const onUnworded = (part: string, error: unknown): void =>
      log.error('data_unworded', { part, fault: (error as Error).name, at: faultPlace(error) })
    return () => ({ replies: dataReplies(moment, { talks, data, occasions, card, rows }, onUnworded) })
  }
