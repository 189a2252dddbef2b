import type { FiscalYear } from '#core/fiscal-year.ts'
import type { Instant, Json } from './tables.ts'

/** 配布: sheets of a plan's year given out as files */
export interface HandOutTable {
  body: string
  id: string
  plan: string
  scheme: string
  fiscal_year: FiscalYear
  sections: Json<string[]>
  handed_out_by: string
  handed_out_at: Instant
}

/** A file as it was given out. */
export interface HandOutFileTable {
  body: string
  hand_out: string
  /** From 1. */
  ord: number
  name: string
  /** SHA-256 of the kept file */
  file: string
  /** Ids of the items whose sheets it holds. */
  items: Json<string[]>
  /** What of the sheets the form has no place for, in sentences. */
  problems: Json<string[]>
}

/** 回収: a document that is a file of a hand-out come back */
export interface CollectionTable {
  body: string
  document: string
  hand_out: string
  ord: number
  /** 記入者, as told or confirmed */
  filled_by: string | null
  /** Who saved the file last, as it says itself. */
  last_saved_by: string | null
  named_by: string | null
  named_at: Instant | null
}
