import type { StatementList } from '#core/statement.ts'

/** Where a sheet's values and items lead: staff see the history, the public the source. */
export interface SheetLinks {
  statement: (list: StatementList, id: string) => string
  item: (id: string) => string | undefined
  /** Form that edits a field; staff only. */
  edit?: (key: string) => string
}

/** Links of a staff page. */
export const staffLinks = (sheets: ReadonlySet<string>, item: string, year: number): SheetLinks => ({
  statement: (list, id) => `/statements/${list}/${encodeURIComponent(id)}`,
  item: (id) => (sheets.has(id) ? `/sheets/${encodeURIComponent(id)}?year=${year}` : undefined),
  edit: (key) => `/sheets/${encodeURIComponent(item)}/edit/${encodeURIComponent(key)}?year=${year}`,
})

/** Links of a public page. */
export const publicLinks = (publication: string, sheets: ReadonlySet<string>): SheetLinks => ({
  statement: (_, id) => `/public/${encodeURIComponent(publication)}/source/${encodeURIComponent(id)}`,
  item: (id) => (sheets.has(id) ? `/public/${encodeURIComponent(publication)}/items/${encodeURIComponent(id)}` : undefined),
})
