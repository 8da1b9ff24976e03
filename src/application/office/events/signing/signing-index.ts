import type { EventUseCase } from '../../kit/event-press.ts'
import { answerFine, answerHelp, answerLiked } from './after-event.ts'
import { answerOwn } from './answer-own.ts'
import { learnInterest } from './learn-interest.ts'

/** Presses of a citizen that answer an event, by the name in their token; `quit`, `accept`, `pass` say where they stand. */
export const SIGNING_PRESSES: Readonly<Record<string, EventUseCase>> = {
  go: answerOwn('go'),
  accept: answerOwn('go'),
  wait: answerOwn('wait'),
  no: answerOwn('no'),
  quit: answerOwn('no'),
  pass: answerOwn('no'),
  friend: answerOwn('friend'),
  alone: answerOwn('alone'),
  ride: answerOwn('ride'),
  no_ride: answerOwn('no_ride'),
  liked: answerLiked,
  fine: answerFine,
  help: answerHelp,
  learn: learnInterest,
}
