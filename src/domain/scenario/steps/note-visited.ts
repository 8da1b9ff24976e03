import { accompanied } from '../accompanied.ts'
import type { Outcome, Talk } from '../talk.ts'

/**
 * Who was beside the person at a visit that is over: the next one is planned a step further (C7), and who goes along is asked
 * anew.
 */
export const noteVisited = ({ session }: Talk): Extract<Outcome, { move: 'next' }> => ({
  move: 'next',
  events: [],
  answers: { visited_with: accompanied(session.answers['support_level']), support_level: null },
})
