const { screens, pictures } = JSON.parse(document.getElementById('data').textContent)
const byId = new Map(screens.map((screen) => [screen.id, screen]))
const search = document.getElementById('search')
const reading = document.getElementById('reading')
const faulty = document.getElementById('faulty')
const main = document.getElementById('main')
const MOST = 150

const element = (tag, parts = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), parts)
  made.append(...children)
  return made
}

const variants = [...new Set(screens.flatMap(({ readings }) => Object.keys(readings)))]

/** Words of a screen in every language, for the search; made when first asked for. */
const wordsOf = (screen) => {
  screen.words ??= [
    screen.viewer,
    screen.room,
    screen.name,
    screen.token,
    ...Object.values(screen.readings).flatMap(({ messages, toast }) => [
      toast,
      ...messages.flatMap(({ html, rows }) => [
        html.replace(/<[^>]+>/g, ''),
        ...rows.flat().map(({ text }) => text),
      ]),
    ]),
  ]
    .join('\n')
    .toLowerCase()
  return screen.words
}

const messageOf = ({ kind, html, rows, keyboard, attached }) => {
  const bubble = element('div', { className: 'bubble' })
  if (kind === 'photo')
    bubble.append(
      element('img', { src: `data:image/png;base64,${pictures[attached]}`, alt: 'picture', loading: 'lazy' }),
    )
  else if (attached) bubble.append(element('div', { className: 'attached' }, `${kind}: ${attached}`))
  bubble.append(element('span', { innerHTML: html }))
  const made = element('div', { className: 'message' }, bubble)
  for (const row of rows)
    made.append(
      element(
        'div',
        { className: 'row' },
        ...row.map(({ text, token, to }) =>
          to ? element('a', { href: `#${to}`, title: token }, text) : element('span', { title: token }, text),
        ),
      ),
    )
  if (keyboard.length > 0)
    made.append(
      element(
        'div',
        { className: 'keyboard' },
        ...keyboard.map((row) =>
          element('div', { className: 'row' }, ...row.map((text) => element('span', {}, text))),
        ),
      ),
    )
  return made
}

const readingOf = (variant, { messages, toast, faults }) => {
  const chat = element('div', { className: 'chat' })
  if (toast) chat.append(element('p', { className: 'toast' }, toast))
  chat.append(...messages.map(messageOf))
  const made = element(
    'section',
    { className: variant.includes('large') ? 'reading large' : 'reading' },
    element('h4', {}, variant),
    chat,
  )
  if (faults.length > 0)
    made.append(element('ul', { className: 'faults' }, ...faults.map((fault) => element('li', {}, fault))))
  return made
}

const cardOf = (screen) => {
  const shown = Object.entries(screen.readings).filter(
    ([variant, { faults }]) =>
      reading.value === 'all' || variant === reading.value || (faulty.checked && faults.length > 0),
  )
  return element(
    'article',
    { id: screen.id, className: screen.faulty ? 'faulty' : '' },
    element('h3', {}, element('a', { href: `#${screen.id}` }, screen.name)),
    element('p', { className: 'way' }, `${screen.viewer} / ${screen.room} · ${screen.way.join(' → ')}`),
    element('div', { className: 'readings' }, ...shown.map(([variant, each]) => readingOf(variant, each))),
  )
}

const show = (title, found) => {
  main.replaceChildren(
    element('h2', {}, `${title}: ${found.length}`),
    ...found.slice(0, MOST).map(cardOf),
    ...(found.length > MOST
      ? [element('p', {}, `${found.length - MOST} more: search for what you look for.`)]
      : []),
  )
}

const isShown = (screen) => !faulty.checked || screen.faulty

/** What the address names: a screen, `room:viewer/room`, or nothing. */
const render = () => {
  const asked = search.value.trim().toLowerCase()
  const hash = decodeURIComponent(location.hash.slice(1))
  if (asked)
    return show(
      `“${asked}”`,
      screens.filter((screen) => isShown(screen) && wordsOf(screen).includes(asked)),
    )
  const screen = byId.get(hash)
  const [viewer, room] = screen ? [screen.viewer, screen.room] : hash.replace(/^room:/, '').split('/', 2)
  if (!screen && !hash.startsWith('room:'))
    return show(faulty.checked ? 'At fault' : 'All screens', screens.filter(isShown))
  const rest = screen ? room : hash.slice(`room:${viewer}/`.length)
  const found = screens.filter((each) => each.viewer === viewer && each.room === rest)
  // A screen that was asked for is shown however many stand before it.
  const first = screen ? Math.max(0, found.indexOf(screen) - 5) : 0
  show(
    `${viewer} / ${rest}`,
    found.slice(first).filter((each) => isShown(each) || each === screen),
  )
  if (screen) {
    const card = document.getElementById(screen.id)
    card?.classList.add('here')
    card?.scrollIntoView()
    card?.querySelector('a')?.focus({ preventScroll: true })
  }
}

const grouped = (items, keyOf) => {
  const groups = new Map()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

const mark = (items) => {
  const n = items.filter((item) => item.faulty).length
  return n > 0 ? element('span', { className: 'fault-mark' }, ` ${n} at fault`) : ''
}

const summaryOf = (name, items) =>
  element('summary', {}, name, element('span', { className: 'n' }, ` ${items.length}`), mark(items))

const tree = () =>
  [...grouped(screens, ({ viewer }) => viewer)].map(([viewer, own]) =>
    element(
      'details',
      {},
      summaryOf(viewer, own),
      ...[...grouped(own, ({ room }) => room)]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([room, inRoom]) =>
          element(
            'details',
            {},
            summaryOf(room, inRoom),
            element(
              'ul',
              {},
              element('li', {}, element('a', { href: `#room:${viewer}/${room}` }, 'all of it')),
              ...[...grouped(inRoom, ({ name }) => name)]
                .sort(([a], [b]) => a.localeCompare(b))
                .map(([name, alike]) =>
                  element('li', {}, element('a', { href: `#${alike[0].id}` }, name), mark(alike)),
                ),
            ),
          ),
        ),
    ),
  )

const step = (by) => {
  const cards = [...main.querySelectorAll('article')]
  const at = cards.findIndex((card) => card.contains(document.activeElement))
  const next = cards[at < 0 ? 0 : Math.min(Math.max(at + by, 0), cards.length - 1)]
  next?.scrollIntoView()
  next?.querySelector('a')?.focus({ preventScroll: true })
}

document.addEventListener('keydown', (event) => {
  if (event.target.matches('input, select') || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'j') step(1)
  if (event.key === 'k') step(-1)
  if (event.key !== '/') return
  event.preventDefault()
  search.focus()
})

const counted = (kind) => screens.filter((screen) => screen.kind === kind).length
document.getElementById('counts').textContent =
  `${counted('screen')} screens, ${counted('notice')} notices, ${screens.filter((screen) => screen.faulty).length} at fault`
reading.append(
  ...[...variants, 'all'].map((variant) =>
    element('option', { value: variant }, variant === 'all' ? 'all side by side' : variant),
  ),
)
document.getElementById('tree').append(...tree())
document.getElementById('index').open = matchMedia('(min-width: 48rem)').matches
let typing
search.addEventListener('input', () => {
  clearTimeout(typing)
  typing = setTimeout(render, 150)
})
reading.addEventListener('change', render)
faulty.addEventListener('change', render)
addEventListener('hashchange', () => {
  search.value = ''
  render()
})
render()
