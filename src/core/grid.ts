import type { Finding } from './finding.ts'

/** A cell (セル) of a table, or a line (行) of running text. */
export interface Cell {
  /** 0-based, of the top-left corner. */
  row: number
  col: number
  /** ≥ 1 */
  rowSpan: number
  colSpan: number
  /** What a reader of the paper sees, with its line breaks as `\n`; a number stands as its format shows it (`2013年度`). */
  text: string
  /** Unique in the document: `Sheet1!C5` | `p3/table1/r4c2` | `line 41`. */
  locator: string
  /** Drawn place on a PDF page or a slide, in points from the top left: x, y, width, height. */
  box?: [number, number, number, number]
  /** How many full-width letters a line of it holds, in a table on a PDF page or in Word. */
  ems?: number
  /** How many lines stay empty above its words, in a table on a PDF page. */
  emptyAbove?: number
}

/**
 * A table, or a run of lines between tables, as it lies on the paper. In reading order a document is a list of grids.
 * `cells` are in reading order (row, then column); a place covered by a merge has no cell; an empty cell has one with empty text.
 */
export interface Grid {
  /** `Sheet1` | `p3/table1` | `text` */
  place: string
  /** `lines`: running text, one row a line, where column positions mean nothing. */
  kind: 'table' | 'lines'
  rowCount: number
  colCount: number
  cells: Cell[]
  /** Sides at which the end of a PDF page cuts cells that go on beyond it: no line is drawn there. */
  cut?: { top?: true; bottom?: true }
}

/** 形式 of a file, told by its bytes. */
export type DocumentFormat = 'text' | 'html' | 'xlsx' | 'docx' | 'pptx' | 'pdf' | 'csv' | 'json'

/** What a reader (読取) makes of a file. */
export interface DocumentContent {
  format: DocumentFormat
  grids: Grid[]
  /** Its lines are broken by the page's width though it is no PDF: tables found in text. */
  broken?: boolean
  /** The same text as tables, found by where its words stand; `grids` are its lines. */
  laid?: Grid[]
  /** How copied text keeps its columns: by spaces, a character one column each or by width; lost, where nothing tells what belongs to what. */
  copied?: 'characters' | 'width' | 'lost'
  /** Size of each PDF page or slide in points; absent for other formats. */
  pages?: { width: number; height: number }[]
  /** What the reader could not read, where the rest could be. */
  findings?: Finding[]
}
