import { can } from '../../../domain/access/can.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { linkOf } from '../kit/invite-words.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { cardOf } from './show-person.ts'

/** How long a link to a card can be used: time for the next visit. */
export const LINK_MS = 7 * 86_400_000

const linkable = async (call: OfficeCall): Promise<CitizenCard | null> => {
  const card = await cardOf(call)
  return card && can(call.actor, 'link_person', card) ? card : null
}

const missing = (call: OfficeCall): Decision => refuse(call, 'link_person', `citizen:${call.args[0] ?? ''}`)

/**
 * «Связать чат»: a link that works once and for seven days, with a picture of it to be scanned from the screen or from
 * paper. Whoever opens it is asked who they are, and whether they agree.
 */
export const linkPerson: OfficeUseCase = {
  action: 'link_person',
  run: async (call) => {
    const card = await linkable(call)
    if (!card) return missing(call)
    const { moment, words, actor, desks } = call
    const { chance, bot } = moment.conversation
    const code = chance.code()
    const link = linkOf(bot, 'card', code)
    const picture = Buffer.from(await desks.drawQr(link)).toString('base64')
    const caption = words.html([text('office.link.made', { name: card.facts.name })])
    return decide(moment, {
      replies: [
        { kind: 'photo', name: 'link.png', content: picture, caption },
        words.message([text('office.link.address', { link })]),
      ],
      office: [
        { type: 'make_link', code, citizen: card.id, by: actor.id, expires: moment.at + LINK_MS },
        allowed(call, 'link_person', `citizen:${card.id}`),
      ],
    })
  },
}

/** «Отключить чат»: asked once, then done; the person's own talk and data stay theirs. */
export const unlinkPerson: OfficeUseCase = {
  action: 'link_person',
  run: async (call) => {
    const card = await linkable(call)
    if (!card) return missing(call)
    const { moment, words } = call
    const { name } = card.facts
    if (card.person === null)
      return decide(moment, { replies: [inPlace(call, words.message([text('office.link.none', { name })]))] })
    if (call.args[1] !== 'yes') {
      const question = words.message(
        [text('office.link.unlink_sure', { name })],
        [
          [text('office.link.buttons.unlink_yes'), 'unlink_person', card.id, 'yes'],
          [text('office.link.buttons.keep'), 'person', card.id],
        ],
      )
      return decide(moment, { replies: [inPlace(call, question)] })
    }
    return decide(moment, {
      replies: [inPlace(call, words.message([text('office.link.unlinked', { name })]))],
      office: [
        { type: 'unlink', person: card.person },
        allowed(call, 'link_person', `citizen:${card.id}`, 'unlinked'),
      ],
    })
  },
}
