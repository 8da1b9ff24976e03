import type { Role } from '../../../domain/access/role.ts'
import { comparable } from '../../../domain/text/plain-words.ts'
import type { OfficeWords } from './office-words.ts'

/** Entries of the keyboard that fits a phone; each is the name of a use case. */
export const MENU_ENTRIES = ['board', 'today', 'people', 'cases', 'calendar', 'staff', 'more'] as const
export type MenuEntry = (typeof MENU_ENTRIES)[number]

const INVOLVED: readonly MenuEntry[] = ['today', 'people', 'cases', 'more']

const MENUS: Readonly<Record<Role, readonly MenuEntry[]>> = {
  specialist: ['today', 'people', 'cases', 'calendar', 'more'],
  psychologist: INVOLVED,
  lawyer: INVOLVED,
  assistant: INVOLVED,
  mentor: INVOLVED,
  head: ['board', 'people', 'cases', 'calendar', 'more'],
  administrator: ['staff', 'more'],
}

/** The keyboard in place of the phone's own. */
export const officeKeyboard = (role: Role, words: OfficeWords): string[][] => {
  const labels = MENUS[role].map((entry) => words.phrase(`office.menu.entries.${entry}`))
  return labels.length > 3 ? [labels.slice(0, 3), labels.slice(3)] : [labels]
}

/** The entry that typed words name; every entry of the role can be typed. */
export const menuEntry = (typed: string, role: Role, words: OfficeWords): MenuEntry | null => {
  const said = comparable(typed)
  return (
    MENUS[role].find((entry) => comparable(words.phrase(`office.menu.entries.${entry}`)) === said) ?? null
  )
}

/** Whether words name a key that stands on somebody's keyboard here, of whatever role. */
export const namesMenu = (typed: string, { words }: { readonly words: OfficeWords }): boolean =>
  MENU_ENTRIES.some((entry) => comparable(words.phrase(`office.menu.entries.${entry}`)) === comparable(typed))
