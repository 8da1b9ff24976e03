import { type Decision, decide, type Moment } from '../../decision.ts'
import { refusedChat } from '../kit/audited.ts'
import type { OfficeHandler } from '../kit/office-handler.ts'
import { readFormToken, readOfficeToken } from '../kit/office-token.ts'

const refused = (moment: Moment): Decision =>
  decide(moment, {
    toast: moment.screens.label('unknown_button'),
    office: [refusedChat(moment, 'press_office')],
  })

/** A press on an office button by somebody who is no employee changes nothing and is on record (B11). */
export const forged: OfficeHandler = {
  name: 'forged',
  claims: ({ actor, incoming: { body } }) =>
    actor === null &&
    body.type === 'press' &&
    (readOfficeToken(body.token) !== null || readFormToken(body.token) !== null),
  handle: ({ moment }) => refused(moment),
}
