/**
 * What came of listening to a recording. `words` – what is said in it; else why nothing is known of it: nothing could be made
 * out, it is too long, the messenger has it no more, nobody listens now.
 */
export type Heard = { readonly words: string } | 'unclear' | 'too_long' | 'gone' | 'away'
