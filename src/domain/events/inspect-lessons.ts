import { fault, type Issue, repeated } from '../words/issue.ts'
import type { Lesson } from './lesson.ts'

/** The longest name whose reminder's button the messenger takes: see `againSubject`. */
const LONGEST_NAME = 8

/** What makes no sense in lessons although every file of them is well formed: two at one place, a name too long. */
export const inspectPlaces = (lessons: Iterable<Lesson>): Issue[] => {
  const all = [...lessons]
  const twice = repeated(all.map(({ place }) => String(place)))
  const file = (lesson: string): string => `scenarios/lessons/${lesson}.yaml`
  return [
    ...all
      .filter(({ place }) => twice.includes(String(place)))
      .map(({ lesson, place }) => fault(file(lesson), `place ${place} is taken twice: give it another`)),
    ...all
      .filter(({ lesson }) => lesson.length > LONGEST_NAME)
      .map(({ lesson }) => fault(file(lesson), `the name has over ${LONGEST_NAME} letters: shorten it`)),
  ]
}
