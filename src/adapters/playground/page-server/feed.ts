import type { ServerResponse } from 'node:http'
import type { Change } from '../changes.ts'
import type { World } from '../world/world.ts'
import type { Control } from './control.ts'
import type { Played } from './played.ts'
import { snapshotOf } from './snapshot.ts'

const FIRST_ENTRIES = 200
/** People the page has columns for; under load there may be thousands more. */
const MOST_COLUMNS = 12
/** Changes within this many milliseconds go to the page together. */
const GATHER_MS = 30

/** Sends everything that happens to the pages that are open, as server-sent events. */
export class Feed {
  readonly #playground: Played
  readonly #world: World
  readonly #control: Control
  readonly #timeZone: string
  readonly #pages = new Set<ServerResponse>()
  readonly #stop: () => void
  #changedPeople = new Set<number>()
  #everybody = false
  #gathering: NodeJS.Timeout | undefined

  constructor(playground: Played, world: World, control: Control, timeZone: string) {
    this.#playground = playground
    this.#world = world
    this.#control = control
    this.#timeZone = timeZone
    this.#stop = playground.changes.listen((change) => this.#hear(change))
  }

  /** Opens the stream of one page and tells it how things stand. */
  open(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    this.#pages.add(response)
    response.on('close', () => this.#pages.delete(response))
    this.#sendTo(response, 'clock', this.#clock())
    this.#sendTo(response, 'people', this.#people())
    this.#sendTo(response, 'control', this.#control.state)
    this.#sendTo(response, 'calls', this.#playground.ledger.entries.slice(-FIRST_ENTRIES))
  }

  close(): void {
    this.#stop()
    clearTimeout(this.#gathering)
    for (const page of this.#pages) page.end()
  }

  #people(): object[] {
    const shown = this.#world.people.all().slice(0, MOST_COLUMNS)
    return shown.map(({ id }) => snapshotOf(this.#world, this.#playground.person(id)))
  }

  #clock(): object {
    const { clock } = this.#world
    return { now: clock.now(), frozen: clock.isFrozen, timeZone: this.#timeZone }
  }

  #hear(change: Change): void {
    if (this.#pages.size === 0) return
    if (change.kind === 'clock') this.#send('clock', this.#clock())
    else if (change.kind === 'control') this.#send('control', this.#control.state)
    else if (change.kind === 'toast') this.#send('toast', { ...change, key: this.#keyOf(change.personId) })
    else if (change.kind === 'action') this.#send('action', { key: this.#keyOf(change.chatId) })
    else if (change.kind === 'call') this.#send('calls', [this.#playground.ledger.entries.at(-1)])
    else if (change.kind === 'screen') this.#gather(change.chatId)
    else if (change.kind === 'people' || change.kind === 'profile') this.#gather(undefined)
  }

  #keyOf(personId: number): string {
    return this.#world.people.byId(personId)?.key ?? ''
  }

  #gather(chatId: number | undefined): void {
    if (chatId === undefined) this.#everybody = true
    else this.#changedPeople.add(chatId)
    this.#gathering ??= setTimeout(() => this.#sendGathered(), GATHER_MS)
  }

  #sendGathered(): void {
    this.#gathering = undefined
    const shown = new Set(
      this.#world.people
        .all()
        .slice(0, MOST_COLUMNS)
        .map(({ id }) => id),
    )
    const ids = [...this.#changedPeople].filter((id) => shown.has(id))
    if (this.#everybody) this.#send('people', this.#people())
    else for (const id of ids) this.#send('person', snapshotOf(this.#world, this.#playground.person(id)))
    this.#changedPeople = new Set()
    this.#everybody = false
  }

  #send(event: string, data: unknown): void {
    for (const page of this.#pages) this.#sendTo(page, event, data)
  }

  #sendTo(page: ServerResponse, event: string, data: unknown): void {
    page.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
}
