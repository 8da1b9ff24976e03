const EMOJI = /\p{Extended_Pictographic}/gu
/** What belongs to an emoji beside its picture: skin, joiners, its coloured form. */
const TRIMMINGS = /\p{Emoji_Modifier}|\u{200d}|\u{fe0f}|\u{20e3}/gu

/** How many emoji stand in the words; a face put together of several pictures is several. */
export const emojiIn = (words: string): number => words.match(EMOJI)?.length ?? 0

/** The words without emoji. */
export const withoutEmoji = (words: string): string =>
  words.replace(EMOJI, '').replace(TRIMMINGS, '').replace(/\s+/gu, ' ').trim()

/** A label whose only sign is an emoji, or that another label differs from by emoji alone; null – none is. */
export const emojiOnlyAmong = (labels: readonly string[]): string | null =>
  labels.find((label, at) => {
    if (emojiIn(label) === 0) return false
    const words = withoutEmoji(label)
    const isTwin = labels.some((other, index) => index !== at && withoutEmoji(other) === words)
    return !/[\p{L}\p{N}]/u.test(words) || isTwin
  }) ?? null
