import type { Action } from '../../../domain/access/action.ts'
import type { Decision } from '../../decision.ts'
import { refuse } from './audited.ts'
import type { OfficeCall } from './office-call.ts'
import { type Answer, answered } from './screen.ts'
import type { OfficeUseCase } from './use-case.ts'

/** A kind of thing that screens and deeds are about: how it is named on record, and how it is found. */
export interface Subject<T> {
  /** As the record names it before its id: `citizen`, `case`, `task`, `event`, `group`, `district`, `staff`, `fact`. */
  readonly kind: string
  /** The thing itself, if the actor may do this with it; null – there is none such, or none in sight. */
  readonly find: (call: OfficeCall, action: Action, id: string) => T | null | Promise<T | null>
}

/**
 * Does something about one thing: it is looked up anew, within what the actor may see and do, at this very moment – what a
 * press or a dialog knew of it may be an hour old. What is not there and what is out of sight are refused in the same words,
 * on record (promises.md B3).
 */
export const withSubject = async <T>(
  call: OfficeCall,
  { kind, find }: Subject<T>,
  action: Action,
  id: string,
  run: (found: T) => Answer | Promise<Answer>,
): Promise<Decision> => {
  const found = await find(call, action, id)
  return found === null ? refuse(call, action, `${kind}:${id}`) : answered(call, action, await run(found))
}

/**
 * A use case about one thing, which the press names first.
 * @example about(CITIZEN, 'see_card', (call, card) => cardScreen(call, card))
 */
export const about = <T>(
  subject: Subject<T>,
  action: Action,
  run: (call: OfficeCall, found: T) => Answer | Promise<Answer>,
): OfficeUseCase => ({
  action,
  run: (call) => withSubject(call, subject, action, call.args[0] ?? '', (found) => run(call, found)),
})

/** A subject among those that `fits`: what does not fit is refused like what is not there. */
export const onlyThose = <T>(
  { kind, find }: Subject<T>,
  fits: (call: OfficeCall, found: T) => boolean,
): Subject<T> => ({
  kind,
  find: async (call, action, id) => {
    const found = await find(call, action, id)
    return found !== null && fits(call, found) ? found : null
  },
})
