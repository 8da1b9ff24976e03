/** What is taken of a file at most: the messenger gives bots no more than 20 MB (promises.md B23, B31). */
export const MOST_BYTES = 20 * 1_048_576
