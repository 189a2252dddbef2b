import type { Look } from './look.ts'

/** A finished paper (紙面), apart from any file format: what PDF, new workbooks and new Word files are made from. Lengths are points. */
export interface Paper {
  title: string
  blocks: PaperBlock[]
}

/** Blocks follow each other down the page; a page setup begins a new page and holds for what follows. */
export type PaperBlock = PageSetup | Paragraph | PaperTable | Picture | Contents | Bookmark | { type: 'pageBreak' }

/** Size of the page and what stands at its edges (ページ設定). `{page}` and `{pages}` in header and footer are numbers. */
export interface PageSetup {
  type: 'page'
  width: number
  height: number
  margins: { top: number; right: number; bottom: number; left: number }
  header?: Edge
  footer?: Edge
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
}

/** A drawing (図), with what it shows in words. */
export interface Picture {
  type: 'picture'
  svg: string
  alt: string
  width: number
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
