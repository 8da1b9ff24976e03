import { act } from './server.js'

/** A reader of 71 with glasses takes in so many letters a second. */
const LETTERS_A_SECOND = 18
const SHORTEST_PAUSE_MS = 1200
const LONGEST_PAUSE_MS = 12_000
/** So fast words appear in the field, and so long they stand there before they are sent. */
const LETTER_MS = 45
const BEFORE_SENDING_MS = 500
/** So long a button is seen before it is pressed. */
const BEFORE_PRESSING_MS = 900
/** The bot has said everything when nothing came for so long; it has nothing to say when nothing came at all. */
const QUIET_MS = 700
const NO_ANSWER_MS = 10_000
/** What came while the clock was moved is there when the move is over. */
const NOTHING_CAME_MS = 1000

const readingMs = (letters) =>
  Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, (letters / LETTERS_A_SECOND) * 1000))

/** How a story stands: `idle`, `playing`, `paused`, `over` (told to its end), `stuck` (a button that it needs is not there). */
export class StoryPlayer {
  #columnOf
  #bringForward
  #onChange
  #story
  #at = 0
  #state = 'idle'
  #speed = 1
  #note
  #missing
  /** Changes with every story that is begun or given up: whatever waits for an older one stops. */
  #run = 0
  #rest
  /** Asked to go on at once: no pause until there is something to read again. */
  #isHurrying = false
  /** Letters that came since the last deed, and when the last of them came; 0 – none came. */
  #heard = 0
  #lastNews = 0

  /**
   * @param {(key: string) => object | undefined} columnOf the column of a person
   * @param {(key: string) => void} bringForward shows a person where one is shown at a time
   * @param {() => void} onChange called whenever there is something new to show of the story
   */
  constructor(columnOf, bringForward, onChange) {
    this.#columnOf = columnOf
    this.#bringForward = bringForward
    this.#onChange = onChange
  }

  /** Everything that can be shown of the story. */
  get shown() {
    const { length = 0 } = this.#story?.deeds ?? []
    return {
      story: this.#story,
      state: this.#state,
      speed: this.#speed,
      note: this.#note,
      missing: this.#missing,
      done: this.#at,
      of: length,
    }
  }

  /** Tells a story from its beginning. */
  play(story) {
    this.leave()
    this.#story = story
    this.#at = 0
    this.#note = undefined
    this.#missing = undefined
    this.#become('playing')
    this.#tell(this.#run)
  }

  pause() {
    if (this.#state !== 'playing') return
    this.#rest?.hold()
    this.#become('paused')
  }

  resume() {
    if (this.#state !== 'paused') return
    this.#become('playing')
    this.#rest?.go()
  }

  /** Does at once what comes next; a story that stands still stands still again after it. */
  next() {
    this.#isHurrying = true
    this.#rest?.skip()
  }

  /** @param {number} speed 1 – as one reads, 4 – four times as fast, 0 – without pauses */
  setSpeed(speed) {
    this.#speed = speed
    if (this.#state === 'playing') this.#rest?.go()
    this.#onChange()
  }

  /** Ends the story; the talk stays as it is. */
  leave() {
    this.#run += 1
    this.#rest?.skip()
    this.#story = undefined
    this.#become('idle')
  }

  /** Something changed in the chats; it is news when the bot said something or put it in other words. */
  hear() {
    if (this.#story === undefined) return
    const letters = this.#lettersToRead()
    if (letters === this.#heard) return
    this.#heard = letters
    this.#lastNews = performance.now()
  }

  #become(state) {
    this.#state = state
    this.#onChange()
  }

  async #tell(run) {
    for (const deed of this.#story.deeds) {
      await this.#speakNote(deed)
      if (run !== this.#run) return
      const isDone = await this.#doDeed(deed, run)
      if (run !== this.#run) return
      if (!isDone) {
        this.#missing = deed.press ?? deed.say
        return this.#become('stuck')
      }
      this.#at += 1
      this.#onChange()
      this.#isHurrying = false
      await this.#pause(readingMs(this.#lettersToRead()))
      if (run !== this.#run) return
    }
    this.#become('over')
  }

  async #speakNote({ note }) {
    if (note === undefined) return
    this.#note = note
    this.#onChange()
    await this.#pause(readingMs(this.#textOf(note).length))
  }

  /** The longer of the languages: the page may change its own while the story is told. */
  #textOf(note) {
    const said = Object.values(this.#story.texts).map((texts) => texts[note] ?? '')
    return said.reduce((longest, text) => (text.length > longest.length ? text : longest), '')
  }

  /** `false` when it cannot be done: the field or the button is not there. */
  async #doDeed(deed, run) {
    this.#markColumns()
    if (deed.clock) await act('clock', { move: deed.clock })
    else if (deed.say && !(await this.#say(deed, run))) return false
    else if (deed.press && !(await this.#press(deed, run))) return false
    if (deed.clock || deed.say || deed.press)
      await this.#answered(run, deed.clock ? NOTHING_CAME_MS : NO_ANSWER_MS)
    return true
  }

  #actor({ by }) {
    const key = by ?? this.#story.people[0]
    this.#bringForward(key)
    return this.#columnOf(key)
  }

  async #say(deed, run) {
    const column = this.#actor(deed)
    for (const typed of beginningsOf(deed.say)) {
      column.type(typed)
      if (this.#speed !== 0) await this.#pause(LETTER_MS)
      if (run !== this.#run) return column.type('')
    }
    await this.#pause(BEFORE_SENDING_MS)
    if (run !== this.#run) return column.type('')
    return column.sendTyped(deed.say)
  }

  async #press(deed, run) {
    const column = this.#actor(deed)
    if (!column.pointAt(deed.press)) return false
    await this.#pause(BEFORE_PRESSING_MS)
    return run === this.#run && column.pressLabel(deed.press)
  }

  #markColumns() {
    this.#heard = 0
    this.#lastNews = 0
    for (const key of this.#story.people) this.#columnOf(key)?.markRead()
  }

  /** Waits until the bot has said everything: it cannot be known beforehand how many messages that is. */
  async #answered(run, patienceMs) {
    const since = performance.now()
    while (run === this.#run) {
      const now = performance.now()
      if (this.#lastNews > 0 && now - this.#lastNews >= QUIET_MS) return
      if (this.#lastNews === 0 && now - since >= patienceMs) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  #lettersToRead() {
    return this.#story.people.reduce((sum, key) => sum + (this.#columnOf(key)?.lettersSinceRead() ?? 0), 0)
  }

  async #pause(ms) {
    if (this.#isHurrying) return
    this.#rest = new Rest(ms, () => this.#speed)
    if (this.#state === 'playing') this.#rest.go()
    await this.#rest.over
    this.#rest = undefined
  }
}

/** Every beginning of what is typed, letter by letter. */
function beginningsOf(words) {
  const letters = [...words]
  return letters.map((_, index) => letters.slice(0, index + 1).join(''))
}

/** A wait that can be held, sped up and cut short. */
class Rest {
  #left
  #speed
  #timer
  #since
  #at
  #end

  constructor(ms, speed) {
    this.#left = ms
    this.#speed = speed
    this.over = new Promise((resolve) => {
      this.#end = resolve
    })
  }

  /** Goes on, at the speed of now. */
  go() {
    this.hold()
    this.#at = this.#speed()
    if (this.#at === 0) return this.skip()
    this.#since = performance.now()
    this.#timer = setTimeout(this.#end, this.#left / this.#at)
  }

  hold() {
    clearTimeout(this.#timer)
    if (this.#since !== undefined) this.#left -= (performance.now() - this.#since) * this.#at
    this.#since = undefined
  }

  skip() {
    clearTimeout(this.#timer)
    this.#end()
  }
}
