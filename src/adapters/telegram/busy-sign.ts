import type { Api } from 'grammy'
import type { Log } from '../../application/ports/log.ts'
import type { ShowBusy } from '../../application/ports/show-busy.ts'

/** «Печатает…» over the chat; Telegram takes it away after five seconds, or with the next message. */
export const telegramBusySign =
  (api: Pick<Api, 'sendChatAction'>, log: Log): ShowBusy =>
  async (address) => {
    try {
      await api.sendChatAction(Number(address), 'typing')
    } catch (error) {
      log.debug('busy_sign_not_shown', { fault: (error as Error).name })
    }
  }
