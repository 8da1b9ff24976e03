/**
 * Registers of the state into which an employee types over what was done (seeds/002, annex 1, 3.1.14): the automated system of
 * information processing (АСОИ), and that of recipients and providers of social services (РППСУ).
 */
export const STATE_REGISTERS = ['asoi', 'rppsu'] as const
export type StateRegister = (typeof STATE_REGISTERS)[number]
