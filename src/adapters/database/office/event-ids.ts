/** SQL of the occasion that reminds somebody of an event: one for everybody who has a place. Both are SQL of ids. */
export const occasionOf = (event: string, citizen: string): string => `'ev.' || ${event} || '.' || ${citizen}`

/** SQL of a task's id: it follows from its key, so that the same call is one task. */
export const taskIdOf = (key: string): string => `'e' || substr(md5(${key}), 1, 15)`
