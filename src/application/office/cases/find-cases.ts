import { fitsQuestion, readQuestion } from '../../../domain/people/register-search.ts'
import { comparable } from '../../../domain/text/plain-words.ts'
import type { Decision } from '../../decision.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { casesFound } from './list-cases.ts'
import { showCase } from './show-case.ts'

/** «случай», «случаи»: what a search for cases begins with. */
const askedFor = (call: OfficeCall, typed: string): string | null => {
  const [first = '', ...rest] = typed.trim().split(/\s+/)
  const isAsked = call.words
    .phrase('office.cases.search_words')
    .split(',')
    .map(comparable)
    .includes(comparable(first))
  return isAsked && rest.length > 0 ? rest.join(' ') : null
}

/**
 * «случаи Ахметова»: open cases of whoever is meant, each on a line with its stage and next day; the only one opens. Null –
 * the words ask for no case.
 */
export const findCases = async (call: OfficeCall): Promise<Decision | null> => {
  const { desks, actor, today, moment, args } = call
  const asked = askedFor(call, args[0] ?? '')
  const question = asked === null ? null : readQuestion(asked, moment.conversation.content.registerSearch)
  if (question === null) return null
  const people = await desks.people.all(actor, today, moment.at)
  const meant = new Set(
    people.filter((person) => fitsQuestion(question, person) !== null).map(({ id }) => id),
  )
  const lines = (await desks.cases.list(actor, {}, today, moment.at)).filter(({ citizen }) =>
    meant.has(citizen),
  )
  const [only, ...others] = lines
  if (only && others.length === 0) return showCase.run({ ...call, args: [only.id] })
  return casesFound(call, lines)
}
