import type { Spoken } from '../../domain/listening/language-of.ts'
import type { Says } from '../../domain/listening/spoken-language.ts'
import { text } from '../../domain/words/text-ref.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import type { Handler } from '../handler.ts'
import { answeringPhone } from '../human-line.ts'
import { foreignTo } from '../listening/spoken-words.ts'
import type { Outgoing } from '../ports/messenger.ts'
import { isLanguage, type Language } from '../ports/texts.ts'
import { escapeHtml } from '../render.ts'
import { actionToken, Screens } from '../screens.ts'
import type { OwnHandler } from './own-affair.ts'

/** The language of a citizen's words, if it is another than the chat's. Employees write what they have to write. */
const spokenIn = ({ incoming: { body }, conversation, language, actor }: Moment): Spoken | null =>
  actor === null && body.type === 'words' && !body.forwarded
    ? foreignTo(conversation.content, language, body.words)
    : null

/** What is said in a language; of one without texts of its own nothing. */
const saysIn = ({ conversation }: Moment, { language, isLatin }: Spoken): Says | null => {
  const says = conversation.content.spoken.get(language)?.says
  const [own, other] = isLatin ? [says?.latin, says?.cyrillic] : [says?.cyrillic, says?.latin]
  return own ?? other ?? null
}

/** Where a living voice's number stands in what is said. */
const PHONE = /\$\{phone\}/g

const withPhone = (moment: Moment, words: string): string => {
  const phone = answeringPhone(moment)
  return words.replace(PHONE, () => escapeHtml(typeof phone === 'string' ? phone : '112'))
}

/** Letters that nobody here reads are answered in both languages of the product. */
const unreadable = ({ conversation: { renderers } }: Moment): string =>
  (['ru', 'en'] as const)
    .map((language) => renderers[language].html(text('social.other_language')))
    .join('\n')

/** Two sentences in the person's language: what this is, which languages it speaks, how to call a person. */
const answerIn = (moment: Moment, spoken: Spoken): Outgoing => {
  const says = saysIn(moment, spoken)
  const [first, second] = says ? [says.about, says.again] : [unreadable(moment), unreadable(moment)]
  const last = moment.conversation.lastSaid.of(moment.person.id)?.messages ?? []
  const about = withPhone(moment, first)
  const html = last.some((message) => message.html === about) ? withPhone(moment, second) : about
  const human = says?.human ?? moment.screens.label('call_human')
  return { kind: 'text', html, buttons: [[{ text: human, token: actionToken('call_human') }]] }
}

const isNeighbours = (spoken: Spoken | null): spoken is Spoken =>
  spoken !== null && !isLanguage(spoken.language)

/** A cry in a language of which only the cries are known: 112 first, and a person is called. */
export const foreignCry: OwnHandler = {
  name: 'foreign_cry',
  claims: (moment) => spokenIn(moment)?.isCry === true,
  decide: (moment) => {
    const spoken = spokenIn(moment)
    const says = spoken?.isCry ? saysIn(moment, spoken) : null
    if (says === null) return null
    const step = moment.loaded.talk?.session.step ?? 'outside'
    return decide(moment, {
      events: [{ type: 'human_called', step, reason: 'asked' }],
      replies: [{ kind: 'text', html: withPhone(moment, says.danger) }],
    })
  },
}

/** Words in a language that is not spoken here: said in that language, with numbers and the way to a person. */
export const foreignWords: OwnHandler = {
  name: 'foreign_words',
  claims: (moment) => isNeighbours(spokenIn(moment)),
  decide: (moment): Decision | null => {
    const spoken = spokenIn(moment)
    return isNeighbours(spoken) ? decide(moment, { replies: [answerIn(moment, spoken)] }) : null
  },
}

/** The moment as it is in the other language of the product: nothing of the person changes. */
const spokenTo = (moment: Moment, language: Language): Moment => ({
  ...moment,
  language,
  screens: new Screens(moment.conversation.renderers[language], moment.person.large),
})

/** The offer to go on in the language that was written. */
const offer = ({ conversation, language }: Moment): Outgoing => {
  const renderer = conversation.renderers[language]
  return {
    kind: 'text',
    html: renderer.html(text('social.speaks_too')),
    buttons: [
      [{ text: renderer.plain(text('social.switch_language')), token: actionToken('language', language) }],
    ],
  }
}

/** English in a Russian chat and the other way round: the words are understood, answered in kind, and the switch is offered once. */
export const otherLanguage: Handler = {
  name: 'other_language',
  claims: (moment) => {
    const spoken = spokenIn(moment)
    return spoken !== null && isLanguage(spoken.language)
  },
  handle: async (moment, walk) => {
    const spoken = spokenIn(moment)
    if (spoken === null || !isLanguage(spoken.language)) return null
    const there = spokenTo(moment, spoken.language)
    const decision = await walk(there)
    const isKnown = moment.conversation.recentButtons.wasSwitchOffered(
      moment.person.id,
      actionToken('language', spoken.language),
    )
    return isKnown ? decision : { ...decision, replies: [offer(there), ...decision.replies] }
  },
}
