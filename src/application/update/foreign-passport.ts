import { heardWith, toldUnder } from '../../domain/listening/setting.ts'
import { text } from '../../domain/words/text-ref.ts'
import { decide, type Moment } from '../decision.ts'
import { answeringPhone } from '../human-line.ts'
import { earOf } from '../listening/ear-of.ts'
import { inRows } from '../outgoing.ts'
import { actionToken } from '../screens.ts'
import type { OwnHandler } from './own-affair.ts'

/** The need whose path leads to a Russian passport. */
const NEED = 'passport'

const isInItsPath = ({ loaded: { talk } }: Moment): boolean =>
  talk?.session.status === 'active' && talk.session.need === NEED

/** Whether a foreigner writes of a passport: in its path it is enough to say where one comes from. */
const isForeigners = (moment: Moment): boolean => {
  const { incoming, conversation, language, actor } = moment
  const { body } = incoming
  if (actor !== null || body.type !== 'words' || body.forwarded) return false
  const heard = heardWith(earOf(conversation.content, conversation.findNeeds, language), body.words)
  const told = toldUnder(heard, 'foreigners').map(({ what }) => what)
  return (
    told.includes('passport') || (told.includes('citizen') && (told.includes('paper') || isInItsPath(moment)))
  )
}

/** A foreigner's passport is no matter of ours: the path to a Russian one would mislead. Whom to ask is said. */
export const foreignPassport: OwnHandler = {
  name: 'foreign_passport',
  claims: isForeigners,
  decide: (moment) => {
    const { conversation, language, screens, person } = moment
    const renderer = conversation.renderers[language]
    const html = renderer.html(text('social.foreign_passport', { phone: answeringPhone(moment) }))
    const buttons = [
      { text: screens.label('call_human'), token: actionToken('call_human') },
      { text: renderer.plain(text('social.buttons.russian_passport')), token: actionToken('need', NEED) },
    ]
    return decide(moment, { replies: [{ kind: 'text', html, buttons: inRows(buttons, person.large) }] })
  },
}
