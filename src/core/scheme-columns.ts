/** What layout `columns` (並列の文章) must be told besides its fields. Levels and fields are named by their keys. */
export interface ColumnsLayout {
  /** Level of the title that stands over the columns. */
  title: string
  /** The field whose column holds the undertakings (取組), one below the other. */
  plan: string
  /** Marks at the head of a line in that column, and the level that each opens: ■, ○; `①`, `(1)` and `1.` stand for any number. */
  marks: Record<string, string>
  /** Level to which indicators belong. */
  indicators: string
  /** Other words with which papers head the column of a field. */
  headings?: Record<string, string[]>
}
