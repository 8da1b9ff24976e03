/**
 * Makes an element.
 *
 * @param {string} tag e.g. `button`
 * @param {Record<string, unknown>} properties attributes; functions become listeners (`onclick`), `false` and
 *   `undefined` leave the attribute out
 * @param {...(Node | string | undefined | false)} children
 */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) set(node, name, value)
  node.append(...children.filter((child) => child !== undefined && child !== false))
  return node
}

function set(node, name, value) {
  if (value === undefined || value === false) return
  if (typeof value === 'function') node.addEventListener(name.slice(2), value)
  else node.setAttribute(name, value === true ? '' : String(value))
}

const PATHS = {
  attach:
    'M20 11.5 12 19.500a5 5 0 0 1-7-7l8.500-8.500a3.300 3.300 0 0 1 4.700 4.700L9.700 17.200a1.700 1.700 0 0 1-2.400-2.400l7.700-7.700',
  send: 'M4 12 20 4.500 15.500 20 12 13.500zM12 13.500 20 4.500',
  commands: 'M5 7h14M5 12h14M5 17h9',
  more: 'M12 5.500h.01M12 12h.01M12 18.500h.01',
  close: 'M6 6l12 12M18 6 6 18',
  photo: 'M4 6h16v12H4zM4 15l5-4 4 3 3-2 4 3M15.500 9.500v.01',
  document: 'M7 3.500h7l4 4V20.500H7zM14 3.500v4h4M10 12h5M10 15.500h5',
  voice:
    'M12 4a2.500 2.500 0 0 1 2.500 2.500v5a2.500 2.500 0 0 1-5 0v-5A2.500 2.500 0 0 1 12 4zM6.500 11.500a5.500 5.500 0 0 0 11 0M12 17v3.500',
  sticker: 'M5 5h14v9l-5 5H5zM14 19v-5h5M9 10v.01M14 10v.01M9 13.500c1.500 1.300 3.500 1.300 5 0',
  location: 'M12 21c4-4.500 6-7.700 6-10.500a6 6 0 0 0-12 0C6 13.300 8 16.500 12 21zM12 10.500v.01',
  contact:
    'M12 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM5 20c.700-3.700 3.300-5.500 7-5.500s6.300 1.800 7 5.500',
  moon: 'M19 14.500A7.500 7.500 0 0 1 9.500 5 7.500 7.500 0 1 0 19 14.500z',
  sun: 'M12 8.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600 7 7M17 17l1.400 1.400M18.400 5.600 17 7M7 17l-1.400 1.400',
}

const SVG = 'http://www.w3.org/2000/svg'

/** A line drawing by name; it carries no meaning for a screen reader. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg')
  const path = document.createElementNS(SVG, 'path')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  svg.classList.add(`icon-${name}`)
  path.setAttribute('d', PATHS[name])
  svg.append(path)
  return svg
}

/** A button that shows a drawing and says its name. */
export function iconButton(name, label, onclick, properties = {}) {
  const button = el('button', {
    type: 'button',
    class: 'icon-button',
    'aria-label': label,
    title: label,
    onclick,
    ...properties,
  })
  button.append(icon(name))
  return button
}
