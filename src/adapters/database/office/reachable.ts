/** Who lives here and can be told or called at all. Reads the citizen `c`. */
export const LIVES_HERE = `c.state not in ('died', 'moved', 'refused')`

const HAS_OPEN_CHAT = 'p.address is not null and not p.blocked'

/** Whose chat can be written to, by consent: the same condition as of every reminder. Reads the person `p`. */
export const CAN_BE_WRITTEN_TO = `p.consent is not null and ${HAS_OPEN_CHAT}`

/** Whether a notice about an event can arrive: to an employee too, in a chat of their work. Never null. Reads `p`. */
export const TOLD_BY_CHAT = `p.id is not null and (p.consent is not null or p.staff_id is not null) and ${HAS_OPEN_CHAT}`
