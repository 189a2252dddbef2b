import type { Source } from '#core/exchange.ts'
import type { Cell, Grid } from '#core/grid.ts'
import type { App } from './app.ts'

/** Where a value comes from (典拠): the piece of paper it was read on. */
export interface SourceView {
  statement: string
  /** What is spoken of, and its value, in words. */
  about: string
  value: string
  /** Absent when a person said it of their own knowledge. */
  source?: Source
  document?: { id: string; title: string; name: string; sha256: string }
  /** The table or run of lines that holds the cell, to be drawn as a small facsimile; absent where the file cannot be read any more. */
  grid?: Grid
  cell?: Cell
  /** Size of the PDF page in points, and its number from 1. */
  page?: { number: number; width: number; height: number }
  /** A person corrected what was read: what the paper says stands in `source.text`. */
  corrected: boolean
}

/** Opens the source of a statement for staff; `undefined` where there is no such statement. */
export async function openSource(app: App, statementId: string): Promise<SourceView | undefined> {
  throw new Error(`being written: ${app.body} ${statementId}`)
}

/** The same for the public: only of statements that a publication holds. */
export async function openPublicSource(app: App, publicationId: string, statementId: string): Promise<SourceView | undefined> {
  throw new Error(`being written: ${app.body} ${publicationId} ${statementId}`)
}
