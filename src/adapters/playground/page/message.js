import { el, icon } from './dom.js'

const KILOBYTE = 1024
const DRAWINGS = { voice: 'voice', sticker: 'sticker', audio: 'voice' }

/**
 * A message as it is shown.
 *
 * @param {object} message as the server describes it
 * @param {{words: Function, language: string, timeZone: string, press: Function}} surroundings
 */
export function messageNode(message, surroundings) {
  const bubble = el(
    'div',
    { class: 'bubble' },
    ...contents(message, surroundings),
    meta(message, surroundings),
  )
  const own = message.from === 'person'
  const who = el('span', { class: 'unseen' }, `${surroundings.words(own ? 'you' : 'bot')}: `)
  bubble.prepend(who)
  const node = el('article', { class: own ? 'message own' : 'message', 'data-id': message.id }, bubble)
  if (message.buttons.length > 0) node.append(inlineButtons(message, surroundings))
  return node
}

function contents(message, { words }) {
  return [
    message.file && fileNode(message.file, words),
    message.contact && attached('contact', message.contact.first_name, message.contact.phone_number),
    message.place &&
      attached(
        'location',
        message.place.title ?? words('location'),
        message.place.address ?? pointOf(message.place),
      ),
    message.html && wordsNode(message.html),
  ].filter(Boolean)
}

/** The server made this markup from entities and escaped everything else; the policy of the page runs no script in it. */
function wordsNode(html) {
  const node = el('div', { class: 'words' })
  node.innerHTML = html
  return node
}

function meta({ at, edited }, { words, language, timeZone }) {
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone }).format(at)
  return el('p', { class: 'meta' }, edited && el('span', {}, words('edited')), el('time', {}, time))
}

function pointOf({ latitude, longitude }) {
  return `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`
}

function attached(drawing, title, note, href) {
  const inside = [icon(drawing), el('span', {}, el('strong', {}, title), note ? el('small', {}, note) : '')]
  return href
    ? el('a', { class: 'attached', href, download: title }, ...inside)
    : el('div', { class: 'attached' }, ...inside)
}

function fileNode({ kind, name, size, address }, words) {
  if (kind === 'photo') return el('img', { class: 'picture', src: address, alt: words('photo') })
  const drawing = DRAWINGS[kind] ?? 'document'
  if (kind === 'voice' || kind === 'sticker') return attached(drawing, words(kind), '')
  return attached(drawing, name, `${words('download')}, ${sizeOf(size, words)}`, address)
}

function sizeOf(bytes, words) {
  if (bytes < KILOBYTE) return words('bytes', { size: bytes })
  return words('kilobytes', { size: Math.round(bytes / KILOBYTE) })
}

function inlineButtons({ buttons }, surroundings) {
  const rows = buttons.map((row) =>
    el('div', { class: 'inline-row' }, ...row.map((button) => inlineButton(button, surroundings))),
  )
  return el('div', { class: 'inline' }, ...rows)
}

function inlineButton(button, { press, words }) {
  const style = `press ${button.style ?? ''}`
  if (button.url) {
    const title = words('opens_link')
    return el(
      'a',
      { class: style, href: button.url, target: '_blank', rel: 'noopener noreferrer', title },
      button.text,
    )
  }
  const node = el('button', { type: 'button', class: style, disabled: button.disabled }, button.text)
  node.addEventListener('click', async () => {
    node.classList.add('pressed')
    if (!(await press(button))) node.classList.remove('pressed')
  })
  return node
}
