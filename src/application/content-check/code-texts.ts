/** Which texts the code itself names: keys of `talk`, `screens`, `format` and `reckoning` are called for by no definition. */
export interface CodeTexts {
  /** Whether some line of code can name the key. */
  names(key: string): boolean
  /** Keys that stand in code in full, e.g. `talk.buttons.go_on`. */
  readonly full: ReadonlySet<string>
}
