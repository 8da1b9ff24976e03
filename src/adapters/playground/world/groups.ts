import type { Table } from './store.ts'
import type { WireChat } from './wire.ts'

/** A group chat of several people, with or without the bot. */
export interface GroupState {
  /** Negative, as Telegram has it. */
  id: number
  title: string
  /** Identifiers of the people in it. */
  members: number[]
  bot: 'member' | 'kicked' | 'left'
}

/** The group as messages name it. */
export function groupChatOf(group: GroupState): WireChat {
  return { id: group.id, type: 'group', title: group.title }
}

/** All groups, by id. */
export class Groups {
  readonly #rows: Table<GroupState>

  constructor(rows: Table<GroupState>) {
    this.#rows = rows
  }

  byId(id: number): GroupState | undefined {
    return this.#rows.get(id)
  }

  all(): GroupState[] {
    return this.#rows.values()
  }

  save(group: GroupState): void {
    this.#rows.set(group.id, group)
  }
}
