/** Where a row was read: the place in the document and the words that stand there (典拠). */
export interface Source {
  /** `p3/table1/r4c2` | `Sheet1!C5` | `line 41` */
  locator: string
  /** As written, before any folding. */
  text: string
}

/** ISO 8601 day, `2021-02-28`. A month without a day stands as `2021-02`. */
export type IsoDate = string
