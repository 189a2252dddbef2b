import type { FiscalYear } from '#core/fiscal-year.ts'
import type { IsoDate } from '#core/source.ts'
import type { Instant, Json } from './tables.ts'

/** 配布した会議資料: a committee pack that was handed out */
export interface IssuedPackTable {
  body: string
  id: string
  plan: string
  fiscal_year: FiscalYear
  /** Title of the plan, as it was called then. */
  title: string
  meeting: string
  held_on: IsoDate | null
  place: string | null
  number_prefix: string | null
  /** 案; else 確定 */
  draft: boolean
  /** Names of its papers. */
  parts: Json<string[]>
  format: 'pdf' | 'xlsx'
  as_of: Instant
  /** Name of the file. */
  name: string
  /** SHA-256 of the kept file */
  file: string
  issued_by: string
  issued_at: Instant
}
