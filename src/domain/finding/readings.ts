/** Pairs of what was typed and what it stands for: keys of a keyboard, letters of another script. */
export type Letters = readonly (readonly [typed: string, meant: string])[]

/** How words of one script come to be written in another. */
export interface Scripts {
  /** Keys as one keyboard prints them and as this language's does: `[q, й]`. */
  readonly keyboard: Letters
  /** How the sounds of this language are spelt in another script, longest first: `[shch, щ]`. */
  readonly spelling: Letters
}

const replaced = (said: string, letters: Letters): string => {
  let out = ''
  for (let at = 0; at < said.length; ) {
    const pair = letters.find(([typed]) => said.startsWith(typed, at))
    out += pair ? pair[1] : (said[at] ?? '')
    at += pair ? pair[0].length : 1
  }
  return out
}

/** Whether most letters are of the Latin script. */
export const isLatin = (said: string): boolean => {
  const letters = said.match(/\p{L}/gu)?.length ?? 0
  const latin = said.match(/(?=\p{L})\p{Script=Latin}/gu)?.length ?? 0
  return latin * 2 > letters
}

/**
 * What may have been meant, typed on the keyboard of another language or spelt with its letters: «gfcgjhn», «pasport».
 * In lower case.
 */
export const readings = (said: string, { keyboard, spelling }: Scripts): readonly string[] => {
  const typed = said.toLowerCase()
  return [replaced(typed, keyboard), replaced(typed, spelling)]
}
