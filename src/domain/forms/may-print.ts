import { may } from '../access/can.ts'
import type { Role } from '../access/role.ts'
import type { Form } from './form.ts'

/** Whether a role may print a form at all: the right is each form's own (requirements.md P). */
export const mayPrint = (role: Role, form: Pick<Form, 'right'>): boolean =>
  may(role, 'print_form') && form.right.includes(role)
