import { versionOf } from '../version-of.ts'
import type { Form } from './form.ts'

/** Changes with any change of the form, to tell one look of a paper from another. */
export const versionOfForm = (form: Form): string => versionOf(form)
