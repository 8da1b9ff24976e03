const PAYLOAD = /^([ic])([2-9a-km-np-z]{26})$/

/** What the payload of a link means: an invite for staff, or a card of the register; null – something else. */
export const readLink = (payload: string): { kind: 'invite' | 'card'; code: string } | null => {
  const read = PAYLOAD.exec(payload)
  return read ? { kind: read[1] === 'i' ? 'invite' : 'card', code: read[2] as string } : null
}

/** The link that opens the bot with a code. @example linkOf('posrednik_bot', 'invite', code) */
export const linkOf = (bot: string, kind: 'invite' | 'card', code: string): string =>
  `https://t.me/${bot}?start=${kind === 'invite' ? 'i' : 'c'}${code}`
