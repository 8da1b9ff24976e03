import { z } from 'zod'

/** What goes after a while; each has its statement in the database's adapter. */
export const RETENTION_KINDS = [
  'turns',
  'letters',
  'settled_reminders',
  'closed_operator_tasks',
  'invite_tries',
  'used_links',
  'service_figures',
  'words_of_closed_cases',
  'merged_cards',
] as const
export type RetentionKind = (typeof RETENTION_KINDS)[number]

/** How long what is kept is kept (`scenarios/retention.yaml`). */
export const Retention = z.strictObject({
  kinds: z
    .array(
      z.strictObject({
        kind: z.enum(RETENTION_KINDS),
        /** Days after which it goes: of what it was sent, settled, used, closed. */
        days: z.int().min(1).max(36_525),
        /** The purpose or the law that the term follows from, for whoever asks. */
        why: z.string().min(10).max(200),
      }),
    )
    .refine(
      (kinds) => new Set(kinds.map(({ kind }) => kind)).size === kinds.length,
      'each kind has one term',
    ),
})
export type Retention = z.infer<typeof Retention>
