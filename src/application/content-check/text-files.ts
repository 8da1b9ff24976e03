import type { Language } from '../ports/texts.ts'

const FOLDERS = ['track', 'needs', 'regions', 'scenes', 'lessons', 'office', 'technologies', 'forms']

/** The file in which a text stands: `talk.free` in `locales/ru/talk.yaml`, `needs.passport.…` in `…/needs/passport.yaml`. */
export const fileOfText = (language: Language, key: string): string => {
  const [group = '', name = ''] = key.split('.')
  return `locales/${language}/${FOLDERS.includes(group) ? `${group}/${name}` : group}.yaml`
}

/** The key inside its file, e.g. `way.options.phone`. */
export const placeOfText = (key: string): string => {
  const parts = key.split('.')
  return parts.slice(FOLDERS.includes(parts[0] ?? '') ? 2 : 1).join('.')
}

/** The first segment of a key: what kind of text it is. */
export const groupOf = (key: string): string => key.split('.')[0] ?? ''
