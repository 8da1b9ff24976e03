import { isOpenTalk } from '../../domain/scenario/session.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import type { Outgoing } from '../ports/messenger.ts'
import type { StoredTalk } from '../ports/talk-store.ts'
import { actionToken } from '../screens.ts'
import { stageOf } from '../talk-names.ts'
import { askMatter } from './ask-matter.ts'
import { needTitle } from './name-needs.ts'
import { holdWords, orderMatters } from './order-matters.ts'

const label = ({ screens }: Moment, name: string): string => screens.label(`matter_buttons.${name}`)

/** A matter that stands open already: back to where one stopped, or on with the present one. */
const backTo = (moment: Moment, talk: StoredTalk): Outgoing => {
  const params = { what: needTitle(moment, talk.session.need), stage: stageOf(moment, talk) }
  return askMatter(moment, 'open', params, [
    { text: label(moment, 'back'), token: actionToken('open', talk.id) },
    { text: label(moment, 'stay'), token: actionToken('menu') },
  ])
}

const nowOrLater = (moment: Moment, need: string): Outgoing =>
  askMatter(moment, 'other', { what: needTitle(moment, need) }, [
    { text: label(moment, 'now'), token: actionToken('first', need) },
    { text: label(moment, 'later'), token: actionToken('later', need) },
    { text: label(moment, 'part'), token: actionToken('part') },
  ])

/**
 * Another need, named in the midst of a talk: now, later, or part of this one; several are put in order. Nothing of the talk
 * changes until that is said.
 */
export const offerOther = (
  moment: Moment,
  present: string,
  needs: readonly string[],
  words: string,
): Decision => {
  holdWords(moment, words)
  const [need = '', ...further] = needs
  const others = needs.filter((each) => each !== present)
  return decide(moment, {
    followUp: async ({ talks }) => {
      const all = await talks.talksOf(moment.person.id)
      const known = all.find(
        (talk) => isOpenTalk(talk.session) && talk.session.need === others[0] && others.length === 1,
      )
      if (further.length > 0 && !known) return () => ({ replies: [orderMatters(moment, needs)] })
      return () => ({ replies: [known ? backTo(moment, known) : nowOrLater(moment, others[0] ?? need)] })
    },
  })
}
