/**
 * Everything that is stored of a person beside their talks, dated things and card, as plain data: settings, calls for a
 * person, messages, contacts, events, groups, tasks, cases, plans. Outages throw.
 */
export type KeptOfPerson = (person: string) => Promise<unknown>
