import type { Scene } from './scene.ts'

/**
 * The meter that tells doubles from repeats, to be read right after a kill and before the next start: replies that the messenger
 * took and that the killed process had no time to note. Those, and no others, may come twice (promises.md 13). Counts turns of one
 * message; whoever is enrolled has the same name in the database and in the messenger.
 */
export const unnotedReplies = async ({ pool, playground }: Scene): Promise<number> => {
  const { rows } = await pool.query<{ person: string; noted: number; open: number }>(
    `select person_id as person, count(*) filter (where outgoing is null)::int as noted, count(outgoing)::int as open
     from turns where person_id is not null group by person_id`,
  )
  return rows.reduce((sum, { person, noted, open }) => {
    const arrived = playground
      .person(person)
      .screen()
      .filter(({ from }) => from === 'bot').length
    return sum + Math.min(open, Math.max(0, arrived - noted))
  }, 0)
}
