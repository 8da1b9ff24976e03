/** Russian and English letters, digits and usual signs: most cells of a table hold nothing else, and nothing hides there. */
const USUAL = /^[\x20-\x7eА-яЁё«»–—№]*$/

/** The text without what cannot be seen: control and direction signs, doubled and unbreakable blanks (B16). */
export const visible = (text: string): string =>
  USUAL.test(text)
    ? text.replace(/ +/g, ' ').trim()
    : text
        .normalize('NFC')
        .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim()
