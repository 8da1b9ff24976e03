/** A dialog as it is kept: its form and where it stands. */
export interface KeptDialog {
  readonly form: string
  /** Opaque: {@link Dialogs} made it. */
  readonly state: string
}

/** A dialog that something else came between. */
export interface DialogAside extends KeptDialog {
  readonly id: string
}

/** Where short dialogs are kept between two answers. Outages throw. */
export interface DialogShelf {
  /** The dialog that a person is in; null – none. */
  find(person: string): Promise<KeptDialog | null>
  /** Dialogs of a person that were put aside since a moment (milliseconds since the epoch), the newest first. */
  aside(person: string, since: number): Promise<readonly DialogAside[]>
}
