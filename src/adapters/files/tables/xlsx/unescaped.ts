import { wellFormed } from '../../../../domain/text/well-formed.ts'

/**
 * A text as Office means it: signs that XML cannot hold are written `_x000D_`. Half a sign among them (`_xD83D_`) is none.
 *
 * @example unescaped('один_x000D_два') // 'один\rдва'
 */
export const unescaped = (text: string): string =>
  wellFormed(
    text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  )
