/**
 * Shows somebody for a few seconds that their message is being worked on, where the messenger can. Never throws: without
 * the sign they only wait without knowing it.
 */
export type ShowBusy = (address: string) => Promise<void>
