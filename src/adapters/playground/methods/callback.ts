import { badRequest } from '../api/api-error.ts'
import { type Method, method } from './method.ts'

interface AnswerParameters {
  callback_query_id: string
  text?: string
  show_alert?: boolean
  url?: string
}

const TOO_OLD = 'query is too old and response timeout expired or query ID is invalid'

/** The answer to a press of an inline button. */
export const callbackMethods: Record<string, Method> = {
  answerCallbackQuery: method<AnswerParameters>(true, (parameters, { world }) => {
    const { callback_query_id, text = '', show_alert = false, url } = parameters
    if (url !== undefined && !url.startsWith(`https://t.me/${world.bot.username}?start=`))
      throw badRequest('URL_INVALID')
    const callback = world.callbacks.take(callback_query_id, world.clock.now())
    if (!callback) throw badRequest(TOO_OLD)
    world.changes.tell({ kind: 'toast', personId: callback.personId, text, alert: show_alert })
    return true
  }),
}
