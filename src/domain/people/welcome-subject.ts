import { z } from 'zod'
import { Turn } from './categories.ts'
import { WELCOME_STEPS } from './welcome.ts'

/** The rule by which every message of the series is told. */
export const WELCOME_RULE = 'welcome'

/** What a message of the series is about. */
const Subject = z.tuple([Turn, z.string(), z.enum(WELCOME_STEPS)])

/** @example welcomeSubject({ turn: 'retired', from: '2026-11-20', step: 'near' }) === 'retired.2026-11-20.near' */
export const welcomeSubject = ({ turn, from, step }: { turn: Turn; from: string; step: string }): string =>
  [turn, from, step].join('.')

/** Reads it back. @throws ZodError when it is none. */
export const readWelcomeSubject = (subject: string) => {
  const [turn, from, step] = Subject.parse(subject.split('.'))
  return { turn, from, step }
}

/** The wish for a talk makes one task a series: the task's key. */
export const welcomeTalkKey = ({
  citizen,
  turn,
  from,
}: {
  citizen: string
  turn: Turn
  from: string
}): string => `welcome_talk|${citizen}|${turn}|${from}`
