import type { Danger } from './danger-kind.ts'
import type { DistressFamily } from './distress.ts'

/**
 * What people write after a cry that asks for a line of its own, with the kinds of distress in which it does; `any` – in
 * all of them. Signs stand in `locales/<lang>/hearing/words/after.yaml`, the lines under `screens.staying_said`.
 */
export const FOLLOW_UPS = {
  /** After a wish to die: «таблетки уже выпила», «вены порезала», «стою на балконе». */
  pills_taken: ['mind'],
  wound: ['mind'],
  at_hand: ['mind'],
  /** «Засыпаю». */
  falls_asleep: ['mind', 'body'],
  /** «Огонь ближе», «дым в комнате». */
  fire_closer: ['out'],
  /** «Он ломает дверь», «у него нож». */
  breaking_in: ['hurt'],
  /** «Ключ под ковриком, квартира 3»; of money a code is no door's. */
  address: ['mind', 'body', 'out', 'hurt', 'cold', 'hunger'],
  /** «Всё, он ушёл». */
  he_left: ['hurt'],
  /** «Он слез, плачет». */
  came_down: ['mind', 'hurt'],
  /** «Ложная тревога, я пошутила», «не в том смысле»: nothing of it was meant. */
  taken_back: 'any',
  /** «Это я сама звоню в банк»: no cheat has rung. */
  own_call: ['money'],
  /** «Ничего им не называла». */
  nothing_given: ['money'],
  /** «Трубку положила». */
  hung_up: ['money'],
  /** «Отстаньте». */
  leave_me: 'any',
  /** «Никому не говорите». */
  secret: 'any',
  /** «Не хочу скорую беспокоить», «стыдно просить». */
  no_bother: 'any',
  /** «Бинта нет». */
  no_bandage: ['body'],
  /** «Позвонила». */
  called: 'any',
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
  /** «Больно бедро», «бок болит». */
  in_pain: ['body'],
  /** «Помогите», and nothing else that is known. */
  plea_body: ['body'],
  plea: 'any',
} as const satisfies Readonly<Record<string, readonly DistressFamily[] | 'any'>>

/** What makes a cry worse, and the kind that it turns into; `same` – the kind stays. */
export const WORSENINGS: Readonly<Partial<Record<FollowUp, Danger | 'same'>>> = {
  pills_taken: 'overdose',
  wound: 'bleeding',
  at_hand: 'same',
  falls_asleep: 'same',
  fire_closer: 'same',
  breaking_in: 'same',
}

/** What ends a cry: a calm word, and the way back to where the person stood. */
export const ENDINGS: ReadonlySet<FollowUp> = new Set(['taken_back', 'own_call', 'nothing_given'])

/** Said of anything: a line of its own only where nothing else is heard in the words. */
export const VAGUE_FOLLOW_UPS: ReadonlySet<FollowUp> = new Set(['later', 'in_pain', 'plea_body', 'plea'])

/** A line that follows a cry, e.g. `cannot_talk`. */
export type FollowUp = keyof typeof FOLLOW_UPS

export const FOLLOW_UP_NAMES = Object.keys(FOLLOW_UPS) as [FollowUp, ...FollowUp[]]

/** Whether a follow-up has its line in a kind of distress. */
export const isFollowUpOf = (followUp: FollowUp, family: DistressFamily): boolean => {
  const families: readonly DistressFamily[] | 'any' = FOLLOW_UPS[followUp]
  return families === 'any' || families.includes(family)
}
