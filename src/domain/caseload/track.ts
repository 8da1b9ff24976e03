import { z } from 'zod'

/** The two columns of social mediation: the specialist does it (A), or the citizen learns to (C). */
export const TRACKS = ['assistance', 'competence'] as const
export const Track = z.enum(TRACKS)
export type Track = z.infer<typeof Track>
