import type { OfficeChange } from '../../../src/application/ports/office/changes.ts'
import type {
  DialogAside,
  DialogShelf,
  KeptDialog,
} from '../../../src/application/ports/office/dialog-shelf.ts'

const DAY = 86_400_000

interface Aside extends DialogAside {
  readonly person: string
  readonly at: number
}

/** Short dialogs on paper: as {@link DialogShelf} promises, without a database. */
export class PaperDialogShelf implements DialogShelf {
  readonly #kept = new Map<string, KeptDialog>()
  #aside: Aside[] = []

  async find(person: string): Promise<KeptDialog | null> {
    return this.#kept.get(person) ?? null
  }

  async aside(person: string, since: number): Promise<readonly DialogAside[]> {
    return this.#aside
      .filter((each) => each.person === person && each.at > since)
      .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
      .map(({ id, form, state }) => ({ id, form, state }))
  }

  apply(change: OfficeChange): void {
    if (change.type === 'keep_dialog')
      this.#kept.set(change.person, { form: change.form, state: change.state })
    if (change.type === 'end_dialog') this.#kept.delete(change.person)
    if (change.type === 'put_aside') this.#putAside(change)
    if (change.type === 'leave_aside')
      this.#aside = this.#aside.filter(({ person, id }) => person !== change.person || id !== change.id)
  }

  #putAside({ person, id, at }: Extract<OfficeChange, { type: 'put_aside' }>): void {
    this.#aside = this.#aside.filter((each) => each.at >= at - DAY)
    const kept = this.#kept.get(person)
    if (!kept) return
    this.#kept.delete(person)
    this.#aside.push({ ...kept, person, id, at })
  }
}
