import type { WireContact, WireEntity, WireLocation } from '../world/wire.ts'
import { destination } from './destination.ts'
import { type Method, method } from './method.ts'
import { deliver, type SendParameters, textFields } from './outgoing.ts'

interface TextParameters extends SendParameters {
  text: string
  entities?: WireEntity[]
}

interface VenueParameters extends SendParameters, WireLocation {
  title: string
  address: string
}

const pointOf = ({ latitude, longitude }: WireLocation): WireLocation => ({ latitude, longitude })

/** Methods that send something other than a file. */
export const sendTextMethods: Record<string, Method> = {
  sendMessage: method<TextParameters>(true, (parameters, { world }) =>
    deliver(world, parameters, () => textFields(parameters.text, parameters.parse_mode, parameters.entities)),
  ),
  sendLocation: method<SendParameters & WireLocation>(true, (parameters, { world }) =>
    deliver(world, parameters, () => ({ location: pointOf(parameters) })),
  ),
  sendVenue: method<VenueParameters>(true, (parameters, { world }) => {
    const { title, address } = parameters
    const location = pointOf(parameters)
    return deliver(world, parameters, () => ({ location, venue: { location, title, address } }))
  }),
  sendContact: method<SendParameters & WireContact>(true, (parameters, { world }) => {
    const { phone_number, first_name, last_name } = parameters
    const contact = { phone_number, first_name, ...(last_name ? { last_name } : {}) }
    return deliver(world, parameters, () => ({ contact }))
  }),
  sendChatAction: method<SendParameters & { action: string }>(true, ({ chat_id, action }, { world }) => {
    const chat = destination(world, chat_id)
    world.changes.tell({ kind: 'action', chatId: chat.id, action })
    return true
  }),
}
