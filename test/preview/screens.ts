import { EntityError } from '../../src/adapters/playground/text/formatted.ts'
import { parseHtml } from '../../src/adapters/playground/text/html-entities.ts'
import { renderHtml } from '../../src/adapters/playground/text/render-html.ts'
import type { Outgoing } from '../../src/application/ports/messenger.ts'
import { LANGUAGES, type Language } from '../../src/application/ports/texts.ts'
import { words } from '../support/content.ts'
import { answerFaults, faultsOf } from './faults.ts'
import type { Viewer } from './people.ts'
import type { Answered, ToldNotice } from './rehearsed-bot.ts'
import { buttonsOf, htmlOf, type Stop } from './walk.ts'

/** A message as it is drawn. */
export interface Message {
  readonly kind: Outgoing['kind']
  /** Safe to be put into a page. */
  readonly html: string
  readonly rows: readonly (readonly { readonly text: string; readonly token: string; to?: string }[])[]
  readonly keyboard: readonly (readonly string[])[]
  /** A picture as base64, or the name of a file; empty – neither. */
  readonly attached: string
}

/** What somebody reads in one language and size of letters. */
export interface Reading {
  readonly messages: readonly Message[]
  readonly toast: string
  readonly faults: readonly string[]
}

/** One screen or notice in all its readings. */
export interface Screen {
  readonly id: string
  readonly viewer: Viewer
  /** `screen` is an answer, `notice` comes by itself. */
  readonly kind: 'screen' | 'notice'
  readonly room: string
  readonly name: string
  /** What was pressed and typed on the way to it. */
  readonly way: readonly string[]
  readonly token: string
  readonly readings: Readonly<Record<string, Reading>>
}

const safeHtml = (html: string): string => {
  try {
    return renderHtml(parseHtml(html))
  } catch (error) {
    if (!(error instanceof EntityError)) throw error
    return renderHtml({ text: html, entities: [] })
  }
}

const attachedOf = (reply: Outgoing): string => {
  if (reply.kind === 'photo') return reply.content
  if (reply.kind === 'file') return reply.name
  return reply.kind === 'venue' ? `${reply.title}, ${reply.address}` : ''
}

const messageOf = (reply: Outgoing): Message => ({
  kind: reply.kind,
  html: safeHtml(htmlOf(reply)),
  rows: 'buttons' in reply ? (reply.buttons ?? []).map((row) => row.map((button) => ({ ...button }))) : [],
  keyboard: reply.kind === 'text' ? (reply.keyboard ?? []) : [],
  attached: attachedOf(reply),
})

/** Whoever wrote in another language is answered in it, and asked whether to stay there. */
const answeredIn = (replies: Answered['replies']): Language | undefined =>
  LANGUAGES.find((language) =>
    replies.some((reply) => htmlOf(reply) === words('social.speaks_too', language)),
  )

/** Whoever has just chosen a language reads in it. */
const languageOf = (variant: string, { change, replies }: Pick<Answered, 'change' | 'replies'>): Language =>
  answeredIn(replies) ?? change?.person.language ?? (variant.startsWith('en') ? 'en' : 'ru')

const readingOf = (variant: string, answered: Answered, isOffered: boolean): Reading => ({
  messages: answered.replies.map(messageOf),
  toast: answered.toast ?? '',
  faults: answerFaults(answered, languageOf(variant, answered), isOffered),
})

const noticeReading = (variant: string, { said, failed }: ToldNotice): Reading => ({
  messages: said === null ? [] : [messageOf(said)],
  toast: '',
  faults:
    said === null ? [`fails: ${failed}`] : faultsOf(said, languageOf(variant, { change: null, replies: [] })),
})

const readingsOf = <T>(answers: ReadonlyMap<string, T>, read: (variant: string, answer: T) => Reading) =>
  Object.fromEntries([...answers].map(([variant, answer]) => [variant, read(variant, answer)]))

/** All stops of a walk, each with the way that leads to it. */
const everyStop = (stops: readonly Stop[], way: readonly string[] = []): [Stop, readonly string[]][] =>
  stops.flatMap((stop) => {
    const here = [...way, stop.input.label]
    return [[stop, here] as [Stop, readonly string[]], ...everyStop(stop.after, here)]
  })

/** What a screen looks like, whatever ids its buttons carry. */
const lookOf = ({ room, name, kind, readings }: Screen): string =>
  JSON.stringify([
    kind,
    room,
    name,
    readings['ru']?.messages.map(({ html, rows }) => [html, rows.map((row) => row.map(({ text }) => text))]),
    readings['ru']?.toast,
  ])

/** The same look under the same name is one screen. */
const distinct = (screens: readonly Screen[]): Screen[] =>
  [...new Map([...screens].reverse().map((screen) => [lookOf(screen), screen])).values()].reverse()

const tokenOf = ({ input }: Stop): string => {
  const body = input.body('ru')
  return body.type === 'press' ? body.token : ''
}

/** The screens that a walk of somebody came to. */
export const screensOf = (viewer: Viewer, stops: readonly Stop[]): Screen[] =>
  distinct(
    everyStop(stops).map(([stop, way]): Screen => {
      const isOffered = tokenOf(stop) !== '' && !stop.input.label.startsWith('w.')
      return {
        id: `${viewer}-${stop.id}`,
        viewer,
        kind: 'screen',
        room: stop.place.room,
        name: stop.place.name,
        way,
        token: tokenOf(stop),
        readings: readingsOf(stop.answers, (variant, answered) => readingOf(variant, answered, isOffered)),
      }
    }),
  )

/** One notice in all its readings, for whom it is. */
export const noticeScreen = (
  id: string,
  viewer: Viewer,
  readings: ReadonlyMap<string, ToldNotice>,
  way: readonly string[],
): Screen => ({
  id,
  viewer,
  kind: 'notice',
  room: 'notices',
  name: [...readings.values()][0]?.rule ?? '',
  way,
  token: '',
  readings: readingsOf(readings, noticeReading),
})

/** Notices that a walk brought to others; `whose` knows the viewer behind a person. */
export const toldScreens = (
  by: Viewer,
  stops: readonly Stop[],
  whose: (person: string, rule: string) => Viewer,
): Screen[] =>
  distinct(
    everyStop(stops).flatMap(([stop, way]) =>
      (stop.answers.get('ru')?.told ?? []).map((first, place) => {
        const readings = new Map<string, ToldNotice>()
        for (const [variant, { told }] of stop.answers) {
          const same = told[place]
          if (same) readings.set(variant, same)
        }
        return noticeScreen(`${by}-${stop.id}-told${place}`, whose(first.person, first.rule), readings, [
          `by ${by}`,
          ...way,
        ])
      }),
    ),
  )

/** Lets every button know the screen that it leads to: the very press, or else one of the same name. */
export const linkButtons = (screens: readonly Screen[]): void => {
  for (const viewer of new Set(screens.map((screen) => screen.viewer))) {
    const own = screens.filter((screen) => screen.viewer === viewer && screen.kind === 'screen')
    const byToken = new Map([...own].reverse().map(({ token, id }) => [token, id]))
    const byName = new Map(
      [...own]
        .reverse()
        .filter(({ token }) => token !== '')
        .map(({ token, id }) => [nameIn(token), id]),
    )
    const leadsTo = (token: string): string | undefined =>
      byToken.get(token) ?? (/^[sd]/.test(token) ? undefined : byName.get(nameIn(token)))
    for (const screen of screens) if (screen.viewer === viewer) linkOf(screen, leadsTo)
  }
}

/** `w.person` of `w.person.1k9x`; of a reminder what is asked for stands behind its number. */
const nameIn = (token: string): string => {
  const [kind = '', name = '', action = ''] = token.split('.')
  return kind === 'r' ? `r.${action}` : `${kind}.${name}`
}

const linkOf = ({ readings }: Screen, leadsTo: (token: string) => string | undefined): void => {
  for (const { messages } of Object.values(readings))
    for (const button of messages.flatMap(({ rows }) => rows.flat())) {
      const to = leadsTo(button.token)
      if (to !== undefined) button.to = to
    }
}

/** Names of use cases that some screen, notice or keyboard offers. */
export const offeredNames = (stops: readonly Stop[]): Set<string> =>
  new Set(
    everyStop(stops).flatMap(([{ answers }]) =>
      [...answers.values()].flatMap(({ replies, told }) =>
        [...replies, ...told.flatMap(({ said }) => said ?? [])]
          .flatMap(buttonsOf)
          .map(({ token }) => token.split('.').slice(0, 2).join('.')),
      ),
    ),
  )

/** Names of what was pressed. */
export const pressedNames = (stops: readonly Stop[]): Set<string> =>
  new Set(everyStop(stops).map(([stop]) => nameIn(tokenOf(stop))))
