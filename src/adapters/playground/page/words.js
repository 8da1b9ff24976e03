const LANGUAGE_KEY = 'playground-language'
let texts = {}
let chosen = 'ru'

/** Fetches the texts of the page and decides on its language: the one chosen before, else the browser's. */
export async function loadWords() {
  texts = await (await fetch('/playground/texts')).json()
  const wanted = localStorage.getItem(LANGUAGE_KEY) ?? navigator.language.slice(0, 2)
  chosen = texts[wanted] ? wanted : 'ru'
}

/** Languages the page speaks, e.g. `['en', 'ru']`. */
export const languages = () => Object.keys(texts)

/** The language of the page. */
export const pageLanguage = () => chosen

/** Changes the language of the page and remembers it. */
export function chooseLanguage(language) {
  chosen = language
  localStorage.setItem(LANGUAGE_KEY, language)
}

/** Words of a column: its person's language, or the page's where there are none. */
export function wordsOf(language) {
  const words = texts[language] ?? texts[chosen] ?? {}
  return (key, values = {}) =>
    (words[key] ?? key).replace(/\$\{(\w+)\}/g, (_whole, name) => values[name] ?? '')
}

/** Words of the page itself. */
export const word = (key, values) => wordsOf(chosen)(key, values)
