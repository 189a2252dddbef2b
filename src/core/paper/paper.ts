import type { Look } from './look.ts'
import type { LyingPicture, Picture, PictureInWords } from './picture.ts'

/** A finished paper (紙面), apart from any file format: what PDF, new workbooks and new Word files are made from. Lengths are points. */
export interface Paper {
  title: string
  blocks: PaperBlock[]
}

/** Blocks follow each other down the page; a page setup begins a new page and holds for what follows. */
export type PaperBlock = PageSetup | Paragraph | PaperTable | Pictures | Contents | Bookmark | { type: 'pageBreak' }

/** Size of the page and what stands at its edges (ページ設定). `{page}` and `{pages}` in header and footer are numbers. */
export interface PageSetup {
  type: 'page'
  width: number
  height: number
  margins: { top: number; right: number; bottom: number; left: number }
  header?: Edge
  footer?: Edge
  /** On every page, from its left and top corner. */
  pictures?: LyingPicture[]
}

/** Words at the top or bottom edge of every page. */
export interface Edge {
  left?: string
  center?: string
  right?: string
}

/** A paragraph (段落); line breaks in `text` are lines. `heading`: its depth in the table of contents. */
export interface Paragraph {
  type: 'paragraph'
  text: string
  look: Look
  heading?: 1 | 2 | 3
  before?: number
  after?: number
}

/** A table (表). Every row names its cells by column; a place that a cell of an upper row covers has none. */
export interface PaperTable {
  type: 'table'
  columns: number[]
  rows: PaperRow[]
  /** Rows printed again at the top of each page: how many of the first. */
  headRows?: number
  /** How far it stands from the left margin. */
  indent?: number
}

/** `height`: at least; longer words make it higher. */
export interface PaperRow {
  height?: number
  cells: PaperCell[]
  /** Lying over the cells, from the row's left and top. */
  pictures?: LyingPicture[]
}

/** A cell (セル). Text is text: never markup, a formula or an address. */
export interface PaperCell {
  col: number
  colSpan?: number
  rowSpan?: number
  text: string
  /** The number that the text says, where a workbook shall calculate with it. */
  value?: number
  look: Look
  /** Standing between its words. */
  pictures?: PictureInWords[]
}

/** Pictures beside each other (図), or one; too many for a line go on in the next. `over`: it lies over what follows and takes no room. */
export interface Pictures {
  type: 'pictures'
  pictures: Picture[]
  /** Points between two of them. */
  gap?: number
  across?: 'left' | 'center' | 'right'
  before?: number
  after?: number
  /** It stays on the page of what follows. */
  keep?: true
  /** Measured from the left margin, and from the top margin of the page or from here. */
  over?: { from: 'page' | 'here'; left: number; top: number }
}

/** The table of contents (目次): headings and bookmarks with their pages. Only where pages are numbered (PDF). */
export interface Contents {
  type: 'contents'
  title: string
}

/** A place that the table of contents names though no heading stands there (a sheet on the body's own form). */
export interface Bookmark {
  type: 'bookmark'
  text: string
  depth: 1 | 2 | 3
}
