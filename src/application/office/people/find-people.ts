import { fitsName } from '../../../domain/people/find-name.ts'
import { text } from '../../../domain/scenario/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { CitizenLine } from '../../ports/office/register-desk.ts'
import { allowed } from '../audited.ts'
import type { OfficeCall } from '../office-call.ts'
import type { OfficeButton } from '../office-words.ts'
import { type OfficeUseCase, say } from '../use-case.ts'

/** People offered at once: more do not fit a phone. */
const MOST = 8

const byBirth = ({ birthDate }: CitizenLine): string => (birthDate === null ? '' : birthDate.slice(0, 4))

/** The year of birth tells namesakes apart. */
const buttonOf = (line: CitizenLine): OfficeButton => [
  text(byBirth(line) === '' ? 'office.people.line_bare' : 'office.people.line', {
    name: line.name,
    year: byBirth(line),
  }),
  'person',
  line.id,
]

const found = (call: OfficeCall, lines: readonly CitizenLine[], all: number): Decision =>
  decide(call.moment, {
    replies: [
      call.words.message(
        [text(all > MOST ? 'office.people.too_many' : 'office.people.found', { n: all })],
        lines.map(buttonOf),
      ),
    ],
    office: [allowed(call, 'find_people', 'register')],
  })

/** Everything by typing a name: slips of the finger and inflections are forgiven (Y-register). */
export const findByWords = async (call: OfficeCall): Promise<Decision> => {
  const [typed = ''] = call.args
  const names = await call.desks.register.names(call.actor, call.today, call.moment.at)
  const fitting = names
    .flatMap((line) => {
      const fit = fitsName(typed, line.name)
      return fit === null ? [] : [{ line, fit }]
    })
    .sort((a, b) => a.fit - b.fit)
  const lines = fitting.slice(0, MOST).map(({ line }) => line)
  if (lines.length === 0) return say(call, [call.words.message([text('office.people.none')])])
  return found(call, lines, fitting.length)
}

/** «Люди»: type a name; or the whole list where it is short. */
export const openPeople: OfficeUseCase = {
  action: 'find_people',
  run: async (call) => {
    const names = await call.desks.register.names(call.actor, call.today, call.moment.at)
    const lines = names.length > MOST ? [] : names
    const parts = [text('office.people.count', { n: names.length }), text('office.people.type_name')]
    const message = call.words.message(parts, lines.map(buttonOf))
    return decide(call.moment, { replies: [message], office: [allowed(call, 'find_people', 'register')] })
  },
}
