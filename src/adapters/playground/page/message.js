import { el, icon } from './dom.js'

const KILOBYTE = 1024
const DRAWINGS = { voice: 'voice', sticker: 'sticker', audio: 'voice', video_note: 'voice' }

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
    message.place && placeNode(message.place, words),
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

/** The link opens the maps of the device, if it has any: the page itself asks no map. */
function placeNode(place, words) {
  const { title = words('location'), address } = place
  const point = el('a', { class: 'point', href: `geo:${place.latitude},${place.longitude}` }, pointOf(place))
  return el(
    'div',
    { class: 'attached' },
    icon('location'),
    el('span', {}, el('strong', {}, title), address && el('small', {}, address), point),
  )
}

/** The control is the browser's own: it plays, winds and is worked by keyboard. */
function voiceNode({ address, seconds }, words) {
  const label = `${words('voice')}, ${lengthOf(seconds)}`
  const sound = el('audio', { controls: true, preload: 'none', src: address, 'aria-label': label })
  return el('div', { class: 'voice' }, attached('voice', words('voice'), lengthOf(seconds)), sound)
}

function lengthOf(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function attached(drawing, title, note, href) {
  const inside = [icon(drawing), el('span', {}, el('strong', {}, title), note ? el('small', {}, note) : '')]
  return href
    ? el('a', { class: 'attached', href, download: title }, ...inside)
    : el('div', { class: 'attached' }, ...inside)
}

function fileNode(file, words) {
  const { kind, name, size, address } = file
  if (kind === 'voice') return voiceNode(file, words)
  if (kind === 'photo') return el('img', { class: 'picture', src: address, alt: words('photo') })
  const drawing = DRAWINGS[kind] ?? 'document'
  if (kind === 'sticker') return attached(drawing, words(kind), '')
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
