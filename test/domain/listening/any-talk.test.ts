import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readUtterances } from '../../../src/adapters/content/read-utterances.ts'
import { isTalkedAbout } from '../../../src/application/hearing/danger-talked-about.ts'
import { dangersIn } from '../../../src/application/hearing/dangers-in.ts'
import { earOf } from '../../../src/application/listening/ear-of.ts'
import { Session } from '../../../src/domain/scenario/session.ts'
import { ROOT } from '../../../src/root.ts'
import { CONTENT } from '../../support/content.ts'
import { SolitaryPerson } from '../../support/solitary-person.ts'

const UTTERED = readUtterances(join(ROOT, 'test', 'hearing')).ru.map(({ words }) => words)
const COMMANDS = ['назад', 'пауза', 'зачем', 'человек', 'продолжим', 'не понимаю', 'спасибо']
const CRIES = ['в квартире пахнет газом', 'мама упала и не дышит', 'не хочу больше жить']

/** What a person does next: types something, or presses one of the buttons that are there. */
type Deed = { readonly words: string } | { readonly button: number }

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...UTTERED).map((words) => ({ words })) },
  { weight: 5, arbitrary: fc.nat(5).map((button) => ({ button })) },
  { weight: 2, arbitrary: fc.constantFrom(...COMMANDS).map((words) => ({ words })) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map((words) => ({ words })) },
  { weight: 1, arbitrary: fc.constantFrom(...CRIES).map((words) => ({ words })) },
)

const done = (maria: SolitaryPerson, next: Deed): string[] => {
  if ('words' in next) return maria.type(next.words)
  const { buttons } = maria
  const pressed = buttons[next.button % Math.max(1, buttons.length)]
  return pressed ? maria.press(pressed.token) : maria.type('продолжим')
}

/** The talk as it can be stored: read back it is the same. */
const expectSound = ({ talk }: SolitaryPerson): void => {
  if (!talk) return
  const through = JSON.parse(JSON.stringify(talk.session))
  expect(Session.parse(through)).toEqual(through)
  expect(CONTENT.track.steps.has(talk.session.step)).toBe(true)
}

/** Whether words were heard in a talk that goes on: a command may ask for the same once more. */
const isHeard = ({ talk, isReadFor }: SolitaryPerson, words: string): boolean =>
  words !== '' && !isReadFor && talk?.session.status === 'active' && !COMMANDS.includes(words)

const EAR = earOf(CONTENT, () => [], 'ru')

/** Whether words ask for what is always at hand, in a sentence as well: «соедините с живым человеком». */
const isCommand = (words: string): boolean => {
  const [likest] = EAR.liken(words)([]).meanings
  const isLiked = likest !== undefined && /^(commands|corrections.back)/.test(likest.meaning)
  return isLiked || EAR.read(words).told.some(({ name }) => /^(commands|corrections.back)/.test(name))
}

/** Whether words cry for help: in a talk about a fraud that has happened its way tells what to do, and nobody is alarmed anew. */
const tellsOfDanger = ({ talk, person }: SolitaryPerson, next: Deed): boolean => {
  const dangers = 'words' in next ? dangersIn(CONTENT, next.words) : []
  const isTalked = talk !== null && person.distress === null && isTalkedAbout(talk.session, dangers)
  return dangers.length > 0 && !isTalked
}

test('whatever is typed and pressed: nothing is lost, danger is first, nobody meets the same words twice in a row', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 4, maxLength: 24 }), (deeds) => {
      const maria = new SolitaryPerson()
      maria.type('потеряла паспорт, что делать')
      let before = ''
      for (const next of deeds) {
        const isAgain = 'words' in next && isCommand(next.words)
        const isCry = tellsOfDanger(maria, next)
        const said = done(maria, next)
        expectSound(maria)
        if (!maria.isReadFor) expect(said.join('').trim()).not.toBe('')
        const words = 'words' in next ? next.words : ''
        if (isCry) expect(maria.person.distress).not.toBeNull()
        if (isHeard(maria, words) && !isAgain) expect(said.join('\n')).not.toBe(before)
        before = said.join('\n')
      }
    }),
    { numRuns: 150 },
  )
})

test.each(['назад', 'пауза', 'позовите человека'])('after anything «%s» is understood', (command) => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
      const maria = new SolitaryPerson()
      maria.type('потеряла паспорт, что делать')
      for (const next of deeds) done(maria, next)
      if (maria.person.distress !== null || maria.talk?.session.status !== 'active') return
      expect(maria.type(command).join('').trim()).not.toBe('')
      expectSound(maria)
      if (command === 'пауза') expect(maria.talk.session.status).toBe('paused')
    }),
    { numRuns: 40 },
  )
})
