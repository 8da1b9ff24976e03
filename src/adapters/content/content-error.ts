import { Problem } from '../../application/problem.ts'

/** A file of `scenarios/` or `locales/` that cannot be loaded; the message names file and place. */
export class ContentError extends Problem {}
