/** Bytes of a file that somebody sent, whole. */
export interface FetchedFile {
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes. */
  readonly digest: Uint8Array
}

/**
 * Fetches a file from the messenger by its own name for it. More than `most` bytes are refused as soon as that is known, a
 * file that the messenger has no more is `gone`. Outages throw.
 */
export type FetchFile = (
  file: string,
  most: number,
) => Promise<FetchedFile | { readonly refused: 'gone' | 'too_big' }>
