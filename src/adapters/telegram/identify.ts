import { Api, GrammyError, HttpError } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import { Problem } from '../../application/problem.ts'
import { plainFetch } from './plain-fetch.ts'

/**
 * Asks the messenger who the bot is, and opens the way to it: the first proof that token and address are right.
 * @throws Problem that says what to correct; never with the token in it.
 */
export const identify = async (
  token: string,
  apiRoot: string,
): Promise<{ readonly api: Api; readonly me: UserFromGetMe }> => {
  const api = new Api(token, { apiRoot, fetch: plainFetch })
  try {
    return { api, me: await api.getMe() }
  } catch (error) {
    if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)) {
      throw new Problem('Telegram does not know this BOT_TOKEN (401): copy it anew from @BotFather.')
    }
    if (error instanceof HttpError) {
      throw new Problem('Telegram cannot be reached: check the network and TELEGRAM_API_ROOT.')
    }
    throw error
  }
}
