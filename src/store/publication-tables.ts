import type { FiscalYear } from '#core/fiscal-year.ts'
import type { Instant, Json } from './tables.ts'

/** 公表: an immutable snapshot */
export interface PublicationTable {
  body: string
  id: string
  plan: string | null
  version: number
  fiscal_year: FiscalYear
  title: string
  published_by: string
  published_at: Instant
  sha256: string
  summary: Json<unknown>
}

/** One sheet of a publication, as it was shown. */
export interface PublicationSheetTable {
  body: string
  publication: string
  item: string
  ord: number
  title: string
  view: Json<unknown>
  /** What a list shows of it. */
  card: Json<unknown> | null
}
