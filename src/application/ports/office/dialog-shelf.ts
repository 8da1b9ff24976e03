/** Where short dialogs are kept between two answers. Outages throw. */
export interface DialogShelf {
  /** The dialog that a person is in; null – none. */
  find(person: string): Promise<{ form: string; state: string } | null>
}
