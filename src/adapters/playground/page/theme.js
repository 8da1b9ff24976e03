const KEY = 'playground-theme'

/** The theme in force: `light` or `dark`. */
export function theme() {
  const wanted = localStorage.getItem(KEY)
  if (wanted) return wanted
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Puts the theme in force on the page. */
export function applyTheme() {
  document.documentElement.dataset.theme = theme()
}

/** Changes to the other theme and remembers it. */
export function switchTheme() {
  localStorage.setItem(KEY, theme() === 'dark' ? 'light' : 'dark')
  applyTheme()
}
