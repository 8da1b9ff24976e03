const MIB = 1_048_576

/** What is taken of a table at most (ASVS 5.2.1, 5.2.3; promises.md B31). A test may ask for less. */
export interface TableLimits {
  readonly fileBytes: number
  /** All parts of an .xlsx that are read, unpacked. */
  readonly unpackedBytes: number
  /** Unpacked size over packed size; honest sheets stay below 60, a bomb reaches 1000. */
  readonly ratio: number
  /** Parts smaller than this may be of any ratio. */
  readonly ratioFrom: number
  readonly rows: number
  readonly columns: number
  /** Characters of a cell; 32 767 is what Excel itself takes. */
  readonly cellLength: number
  readonly merges: number
  /** Files within an .xlsx. */
  readonly parts: number
}

export const LIMITS: TableLimits = {
  fileBytes: 20 * MIB,
  unpackedBytes: 256 * MIB,
  ratio: 150,
  ratioFrom: MIB,
  rows: 100_000,
  columns: 200,
  cellLength: 32_767,
  merges: 10_000,
  parts: 2_000,
}
