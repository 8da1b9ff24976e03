import type { DistressFamily } from './distress.ts'

/**
 * What people write after a cry that asks for a line of its own, with the kinds of distress in which it does; `any` – in
 * all of them. Signs stand in `locales/<lang>/hearing/words/after.yaml`, the lines under `screens.staying_said`.
 */
export const FOLLOW_UPS = {
  /** «Краны закрыла, а пахнет». */
  taps_closed: ['out'],
  windows_open: ['out'],
  /** «Никуда не пойду». */
  stays_inside: ['out'],
  /** «Дети спят». */
  children_inside: ['out'],
  children_near: ['hurt'],
  /** «Он рядом, не могу говорить». */
  cannot_talk: ['hurt'],
  /** «Он опять звонит». */
  calls_again: ['money'],
  sent_already: ['money'],
  /** «Позвоните им сами». */
  call_for_me: 'any',
  /** «Скорая не едет». */
  nobody_comes: 'any',
  /** «Не надо полицию». */
  fears_callers: 'any',
  no_phone: 'any',
  /** «Одна я». */
  alone: 'any',
  /** Something of every day: «завтра в 10 утра». */
  later: 'any',
} as const satisfies Readonly<Record<string, readonly DistressFamily[] | 'any'>>

/** A line that follows a cry, e.g. `cannot_talk`. */
export type FollowUp = keyof typeof FOLLOW_UPS

export const FOLLOW_UP_NAMES = Object.keys(FOLLOW_UPS) as [FollowUp, ...FollowUp[]]

/** Whether a follow-up has its line in a kind of distress. */
export const isFollowUpOf = (followUp: FollowUp, family: DistressFamily): boolean => {
  const families: readonly DistressFamily[] | 'any' = FOLLOW_UPS[followUp]
  return families === 'any' || families.includes(family)
}
