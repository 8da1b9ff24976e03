import { removalAnswerIn, rightIn } from '../../domain/conversation/rights.ts'
import { act } from '../actions.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import { answerCry, isAnyCry, isCitizensCry } from '../hearing/answer-cry.ts'
import { soundsDangerous } from '../hearing/dangers-in.ts'
import { onCommand } from '../on-command.ts'
import { onPress } from '../on-press.ts'
import { onWords } from '../on-words.ts'
import type { Incoming } from '../ports/messenger.ts'
import { freshButtons } from '../reading/fresh-buttons.ts'
import { actionToken, readActionToken } from '../screens.ts'
import { takeTurn } from '../talk-turn.ts'
import type { OwnHandler } from './own-affair.ts'

type Body = Incoming['body']

/** A handler of one or more types of updates. */
const ofType = <T extends Body['type']>(
  types: readonly T[],
  name: string,
  make: (moment: Moment, body: Extract<Body, { type: T }>) => Decision,
): OwnHandler => {
  const fits = (body: Body): body is Extract<Body, { type: T }> =>
    (types as readonly string[]).includes(body.type)
  return {
    name,
    claims: ({ incoming }) => fits(incoming.body),
    decide: (moment) => {
      const { body } = moment.incoming
      return fits(body) ? make(moment, body) : null
    },
  }
}

/** The right that words claim, in whichever language; null – none. Words of danger come first. */
const rightAsked = ({ incoming: { body }, conversation: { content } }: Moment): 'data' | 'delete' | null => {
  if (body.type !== 'words' || soundsDangerous(content, body.words)) return null
  const heard = Object.values(content.vocabulary).map(({ rights }) => rightIn(body.words, rights))
  if (heard.includes('forget')) return 'delete'
  return heard.includes('show') ? 'data' : null
}

/** «Что вы обо мне знаете», «удалите мои данные». */
export const claimedRight: OwnHandler = {
  name: 'claimed_right',
  claims: (moment) => rightAsked(moment) !== null,
  decide: (moment) => {
    const right = rightAsked(moment)
    return right && act(moment, right)
  },
}

/** The button of the question «Удалить всё?» that typed words mean, while it is the last thing said; null – it is not, or none. */
const removalAnswered = (moment: Moment): string | null => {
  const { incoming, conversation, language } = moment
  const { body } = incoming
  const yes = freshButtons(moment)?.find(({ id }) => readActionToken(id)?.action === 'delete_yes')?.id
  if (body.type !== 'words' || body.forwarded || yes === undefined) return null
  if (soundsDangerous(conversation.content, body.words)) return null
  const { rights, answers } = conversation.content.vocabulary[language]
  const answer = removalAnswerIn(body.words, rights, { yes: answers['yes'] ?? [], no: answers['no'] ?? [] })
  if (answer === null) return null
  return answer === 'yes' ? yes : actionToken('keep')
}

/** «Да, удаляйте», «не надо», typed while it is asked whether everything is to be deleted. */
export const typedRemoval: OwnHandler = {
  name: 'typed_removal',
  claims: (moment) => removalAnswered(moment) !== null,
  decide: (moment) => {
    const token = removalAnswered(moment)
    return token === null ? null : onPress(moment, token)
  },
}

/** A citizen's cry, and what they write while the bot stays with them. */
export const citizensCry: OwnHandler = {
  name: 'citizens_cry',
  claims: isCitizensCry,
  decide: answerCry,
}

/** Words of danger that nobody above took for work. */
export const anyCry: OwnHandler = { name: 'any_cry', claims: isAnyCry, decide: answerCry }

export const ownPress = ofType(['press'], 'own_press', (moment, { token }) => onPress(moment, token))

export const ownWords = ofType(['words'], 'own_words', (moment, { words }) => onWords(moment, words))

export const ownCommand = ofType(['command'], 'own_command', (moment, { name, payload }) =>
  onCommand(moment, name, payload),
)

/** Nothing that a step can read: what is expected is said – once for a whole album –, the question stands. */
export const unreadable = ofType(['file', 'other'], 'unreadable', (moment, body) => {
  const { talk } = moment.loaded
  const what = body.type === 'file' ? 'document' : body.what
  if (body.further) return decide(moment)
  if (talk?.session.status === 'active') return takeTurn(moment, talk, { type: 'other', what })
  return decide(moment, { replies: [moment.screens.message('other')] })
})

/** A message that was changed after sending: a past step is not run again. */
export const edited = ofType(['edited'], 'edited', (moment) =>
  decide(moment, moment.loaded.talk ? { replies: [moment.screens.message('edited')] } : {}),
)

/** The bot was blocked, or let in again. */
export const blocked = ofType(['blocked', 'unblocked'], 'blocked', (moment, { type }) =>
  decide(moment, { person: { ...moment.person, blocked: type === 'blocked' } }),
)
