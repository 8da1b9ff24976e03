import type { MessengerLimits } from '../../application/ports/messenger.ts'

/** Telegram's own: a text is counted in code points after entities (Bot API, sendMessage; sendPhoto). */
export const TELEGRAM_LIMITS: MessengerLimits = { text: 4_096, caption: 1_024 }
