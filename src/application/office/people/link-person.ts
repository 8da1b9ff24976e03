import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import { about } from '../kit/about.ts'
import { allowed } from '../kit/audited.ts'
import { linkOf } from '../kit/invite-words.ts'
import { CITIZEN_IN_HAND } from './citizen.ts'

/** How long a link to a card can be used: time for the next visit. */
export const LINK_MS = 7 * 86_400_000

/**
 * «Связать чат»: a link that works once and for seven days, with a picture of it to be scanned from the screen or from
 * paper. Whoever opens it is asked who they are, and whether they agree.
 */
export const linkPerson = about(CITIZEN_IN_HAND, 'link_person', async (call, card) => {
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
})

/** «Отключить чат»: asked once, then done; the person's own talk and data stay theirs. */
export const unlinkPerson = about(CITIZEN_IN_HAND, 'link_person', (call, card) => {
  const { name } = card.facts
  if (card.person === null) return { parts: [text('office.link.none', { name })], place: 'in_place' }
  if (call.args[1] !== 'yes') {
    return {
      parts: [text('office.link.unlink_sure', { name })],
      buttons: [
        [text('office.link.buttons.unlink_yes'), 'unlink_person', card.id, 'yes'],
        [text('office.link.buttons.keep'), 'person', card.id],
      ],
      place: 'in_place',
    }
  }
  return {
    parts: [text('office.link.unlinked', { name })],
    place: 'in_place',
    changes: [
      { type: 'unlink', person: card.person },
      allowed(call, 'link_person', `citizen:${card.id}`, 'unlinked'),
    ],
  }
})
