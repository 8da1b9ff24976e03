/** The text without what cannot be seen: control and direction signs, doubled and unbreakable blanks (B16). */
export const visible = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
