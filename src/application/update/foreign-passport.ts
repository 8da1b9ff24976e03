import { heardWith, toldUnder } from '../../domain/listening/setting.ts'
import { text } from '../../domain/words/text-ref.ts'
import { decide, type Moment } from '../decision.ts'
import { answeringPhone } from '../human-line.ts'
import { earOf } from '../listening/ear-of.ts'
import { inRows } from '../outgoing.ts'
import { actionToken } from '../screens.ts'
import type { OwnHandler } from './own-affair.ts'

/** The need whose path leads to a Russian passport. */
const RUSSIAN = 'passport'
/** The need about the papers of foreigners. */
const FOREIGN = 'foreigner'

const isInPathOf = ({ loaded: { talk } }: Moment, need: string): boolean =>
  talk?.session.status === 'active' && talk.session.need === need

/** Whether a foreigner writes of a passport: in its path it is enough to say where one comes from. */
const isForeigners = (moment: Moment): boolean => {
  const { incoming, conversation, language, actor } = moment
  const { body } = incoming
  if (actor !== null || body.type !== 'words' || body.forwarded) return false
  if (isInPathOf(moment, FOREIGN)) return false
  const heard = heardWith(earOf(conversation.content, conversation.findNeeds, language), body.words)
  const told = toldUnder(heard, 'foreigners').map(({ what }) => what)
  return (
    told.includes('passport') ||
    (told.includes('citizen') && (told.includes('paper') || isInPathOf(moment, RUSSIAN)))
  )
}

/** The path to a Russian passport would mislead a foreigner: whom to ask is said, and the path of their own is offered. */
export const foreignPassport: OwnHandler = {
  name: 'foreign_passport',
  claims: isForeigners,
  decide: (moment) => {
    const { conversation, language, screens, person } = moment
    const renderer = conversation.renderers[language]
    const html = renderer.html(text('social.foreign_passport', { phone: answeringPhone(moment) }))
    const buttons = [
      { text: screens.label('call_human'), token: actionToken('call_human') },
      { text: renderer.plain(text('social.buttons.foreign_papers')), token: actionToken('need', FOREIGN) },
      { text: renderer.plain(text('social.buttons.russian_passport')), token: actionToken('need', RUSSIAN) },
    ]
    return decide(moment, { replies: [{ kind: 'text', html, buttons: inRows(buttons, person.large) }] })
  },
}
