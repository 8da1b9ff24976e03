import { LESSON_PREFIX } from '../../domain/events/lesson.ts'

/** SQL: whether a talk about a need is meant, not a lesson. `need` – the talk's column. */
export const isTrack = (need: string): string => `not starts_with(${need}, '${LESSON_PREFIX}')`
