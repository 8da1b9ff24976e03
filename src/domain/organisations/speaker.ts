/**
 * The institution that the assistant speaks for, so that a person can call it and ask whether the assistant is really
 * theirs. Set by its operator (`npm run admin -- institution`) or its head («Учреждение»).
 * @example { name: 'Центр «Забота»', phone: '+73467123456' }
 */
export interface Speaker {
  readonly name: string
  /** As it is kept, e.g. `+73467123456`. */
  readonly phone: string
}

/** A Russian number as it is read aloud: `8 346 712 34 56`; every other stays as it is kept. */
export const spokenNumber = (phone: string): string => {
  const parts = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(phone)
  return parts ? `8 ${parts.slice(1).join(' ')}` : phone
}
