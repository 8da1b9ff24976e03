import { Column } from './column.js'
import { Ledger } from './ledger.js'
import { listen } from './server.js'
import { Stories } from './stories.js'
import { Tabs } from './tabs.js'
import { applyTheme } from './theme.js'
import { TopBar } from './topbar.js'
import { loadWords, pageLanguage, word } from './words.js'

const columns = new Map()
const host = document.getElementById('columns')
let now = { shown: Date.now(), at: performance.now(), timeZone: 'UTC' }
let people = []

// The key has done its work: it is a cookie now, and stands in no history.
if (location.search !== '') history.replaceState(null, '', location.pathname)
applyTheme()
await loadWords()

const ledger = new Ledger(
  document.getElementById('ledger'),
  (id) => people.find((person) => person.id === id)?.name,
)
const tabs = new Tabs(document.getElementById('tabs'), host)
const stories = new Stories(
  { list: document.getElementById('stories'), bar: document.getElementById('story'), columns: host },
  (key) => columns.get(key),
  (key) => tabs.show(key),
)
await stories.load()
const topbar = new TopBar(document.getElementById('topbar'), { ledger, stories }, renderAll)

function renderAll() {
  document.documentElement.lang = pageLanguage()
  document.title = `${word('title')}: ${word('title_note')}`
  topbar.render()
  ledger.render()
  stories.render()
  tabs.render(people)
  for (const column of columns.values()) column.refresh()
}

function columnFor(person) {
  const known = columns.get(person.key)
  if (known) return known
  const column = new Column(person.key, () => now.timeZone)
  columns.set(person.key, column)
  host.append(column.root)
  return column
}

function showPerson(person) {
  people = people.map((other) => (other.key === person.key ? person : other))
  const isNews = columnFor(person).show(person)
  stories.hear()
  if (isNews) tabs.markUnread(person.key)
}

function showPeople(all) {
  people = all
  for (const person of all) columnFor(person).show(person)
  tabs.render(all)
  stories.mark()
  stories.hear()
}

function tick() {
  const passed = now.frozen ? 0 : performance.now() - now.at
  topbar.showTime(now.shown + passed, now.timeZone)
}

listen(
  {
    people: showPeople,
    person: showPerson,
    toast: ({ key, text, alert }) => columns.get(key)?.toast(text, alert),
    action: ({ key }) => columns.get(key)?.typing(),
    clock: ({ now: shown, frozen, timeZone }) => {
      now = { shown, at: performance.now(), timeZone, frozen }
      tick()
    },
    control: (state) => topbar.showControl(state),
    calls: (entries) => ledger.add(entries, now.timeZone),
  },
  {
    onLost: () => topbar.setOffline(true),
    onFound: () => {
      ledger.clear()
      topbar.setOffline(false)
    },
  },
)
renderAll()
setInterval(tick, 1000)
