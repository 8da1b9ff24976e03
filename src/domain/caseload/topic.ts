/**
 * What a reception or a consultation was about: a need by its id in `scenarios/needs`, or `other`. A need that is not known any
 * more stays in the record.
 */
export type Topic = string

/** Stands for what is none of the needs. */
export const OTHER_TOPIC: Topic = 'other'
