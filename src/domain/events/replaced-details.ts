import { z } from 'zod'

/** What a change replaced in the details of events, by event: a change of a series reaches several of them. */
export const ReplacedDetails = z.record(z.string(), z.record(z.string(), z.unknown()))
