/** An answer as words; empty where it is none: `answerText(answers['visit_time'])` is `10:30` or nothing. */
export const answerText = (value: unknown): string => (typeof value === 'string' ? value : '')
