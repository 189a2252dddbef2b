import type { ColumnType } from 'kysely'
import type {
  BudgetPart,
  BudgetStage,
  Evaluation,
  Grade,
  GradeMeaning,
  MarkMeaning,
  NarrativeRole,
  Stage,
} from '#core/exchange.ts'
import type { StatementStatus } from '#core/facts.ts'
import type { Severity } from '#core/finding.ts'
import type { FiscalYear } from '#core/fiscal-year.ts'
import type { Comparator, ObservationMeasure, ObservationStatus, Part, RelativeTo } from '#core/observation.ts'
import type { Accumulation, Direction, Indicator, Level } from '#core/plan.ts'
import type { IsoDate, Source } from '#core/source.ts'
import type { CollectionTable, HandOutFileTable, HandOutTable } from './hand-out-tables.ts'
import type { IssuedPackTable } from './pack-tables.ts'
import type { PublicationSheetTable, PublicationTable } from './publication-tables.ts'
import type { JobChunkTable, JobOutcomeTable, JobTable, JobUploadTable, SchemeDraftTable, SchemeTable } from './work-tables.ts'

/** A jsonb column: read as a value, written as JSON text. */
export type Json<Value> = ColumnType<Value, string, string>
/** Read as an ISO 8601 instant in UTC, with up to microseconds: `2026-04-01T00:00:00.000Z`. */
export type Instant = ColumnType<string, string, string>

/** Where an identity (item, indicator, term) was first read, and whether a person has accepted that document's draft. */
interface FirstSeen {
  status: 'draft' | 'accepted'
  document: string | null
  locator: string | null
  source_text: string | null
}

/** The columns of every statement besides what it says. Only the last three and `statement_status` ever change. */
export interface StatementColumns {
  body: string
  /** Content hash, made by the caller. */
  id: string
  statement_status: StatementStatus
  document: string | null
  locator: string | null
  source_text: string | null
  said_by: string
  said_at: Instant
  supersedes: string | null
  /** 取消: it only takes back what it supersedes. */
  withdraws: boolean | null
  decided_by: string | null
  decided_at: Instant | null
  reason: string | null
}

/** 団体 */
export interface BodyTable {
  body: string
  name: string
  /** 団体コード, 6 digits */
  code: string | null
}

export interface PersonTable {
  body: string
  id: string
  name: string
  section: string | null
}

/** 部局・課, one row per name it bore */
export interface SectionTable {
  body: string
  id: string
  name: string
  from_date: IsoDate | null
  to_date: IsoDate | null
}

/** A kept file, by content. */
export interface FileTable {
  body: string
  sha256: string
  bytes: Uint8Array
}

export interface PlanTable {
  body: string
  id: string
  scheme: string
  title: string
}

export interface DocumentTable {
  body: string
  id: string
  /** SHA-256 of the kept file */
  file: string
  /** File name as it was handed in. */
  name: string
  format: string
  scheme: string | null
  plan: string | null
  title: string | null
  issuer: string | null
  fiscal_year: FiscalYear | null
  stage: Stage | null
  as_of: IsoDate | null
  draft: boolean | null
  grades: Json<GradeMeaning[]>
  marks: Json<MarkMeaning[]>
  heads: Json<Source[]> | null
  imported_by: string
  imported_at: Instant
}

/** 指摘 */
export interface FindingTable {
  body: string
  document: string
  ord: number
  severity: Severity
  code: string
  message: string
  subject: string | null
  locator: string | null
  source_text: string | null
  /** The body chose to show it publicly. */
  shown: boolean
}

/** A node of a plan's tree */
export interface ItemTable extends FirstSeen {
  body: string
  id: string
  plan: string
  parent: string | null
  level: Level
  level_label: string | null
  code: string | null
  title: string
  ord: number | null
  delivery: 'budgeted' | 'coordinated' | null
  is_new: boolean | null
  start_fiscal_year: FiscalYear | null
  units: Json<string[]> | null
  marks: Json<string[]> | null
  relisted_under: Json<string[]> | null
}

/** 指標 */
export interface IndicatorTable extends FirstSeen {
  body: string
  id: string
  item: string
  name: string
  unit: string | null
  kind: Indicator['kind']
  role: NonNullable<Indicator['role']> | null
  accumulation: Accumulation | null
  direction: Direction | null
  description: string | null
  relisted_under: Json<string[]> | null
  from_prose: boolean | null
  ord: number | null
}

/** 用語 */
export interface TermTable extends FirstSeen {
  body: string
  id: string
  term: string
  definition: string
  from_prose: boolean | null
  ord: number | null
}

export interface ObservationTable extends StatementColumns {
  indicator: string
  measure: ObservationMeasure
  fiscal_year: FiscalYear | null
  from_fiscal_year: FiscalYear | null
  to_fiscal_year: FiscalYear | null
  as_of: IsoDate | null
  value: number | null
  min: number | null
  max: number | null
  comparator: Comparator | null
  unit: string | null
  relative_to: Json<RelativeTo> | null
  status: ObservationStatus | null
  /** 変更: the statement that replaced it within the year, as the paper itself says */
  superseded_by: string | null
  text: string | null
  parts: Json<Part[]> | null
  from_prose: boolean | null
}

export interface BudgetTable extends StatementColumns {
  item: string
  fiscal_year: FiscalYear
  stage: BudgetStage
  /** Integer yen. */
  amount: number
  relisted: boolean | null
  /** 内訳: both or neither */
  part_kind: BudgetPart['kind'] | null
  part_name: string | null
}

export interface EvaluationTable extends StatementColumns {
  item: string
  fiscal_year: FiscalYear
  stage: Stage | null
  evaluator: Evaluation['evaluator']
  grades: Json<Grade[]>
  forecast: boolean | null
  comment: string | null
}

export interface NarrativeTable extends StatementColumns {
  item: string
  role: NarrativeRole
  label: string | null
  text: string
  status: 'done' | 'ongoing' | null
  fiscal_year: FiscalYear | null
  stage: Stage | null
  as_of: IsoDate | null
  ord: number | null
}

/** 再確認: a statement that a later paper repeats */
export interface SeenAgainTable {
  body: string
  document: string
  statement: string
  locator: string
  source_text: string
}

/** 一覧: an item that a paper names in its list of all there are */
export interface ItemListingTable {
  body: string
  document: string
  item: string
}

/** 項目・指標の変更: what a later paper says otherwise of a known item or indicator */
export interface IdentityChangeTable {
  body: string
  document: string
  kind: 'item' | 'indicator'
  subject: string
  field: string
  before: Json<unknown> | null
  after: Json<unknown>
  status: 'draft' | 'accepted' | 'rejected'
  locator: string | null
  source_text: string | null
  decided_by: string | null
  decided_at: Instant | null
}

/** Every table of the ledger, named as the lists of the exchange format are. */
export interface Tables {
  body: BodyTable
  person: PersonTable
  section: SectionTable
  file: FileTable
  plan: PlanTable
  document: DocumentTable
  finding: FindingTable
  item: ItemTable
  indicator: IndicatorTable
  term: TermTable
  observation: ObservationTable
  budget: BudgetTable
  evaluation: EvaluationTable
  narrative: NarrativeTable
  publication: PublicationTable
  publication_sheet: PublicationSheetTable
  scheme: SchemeTable
  scheme_draft: SchemeDraftTable
  seen_again: SeenAgainTable
  identity_change: IdentityChangeTable
  item_listing: ItemListingTable
  hand_out: HandOutTable
  hand_out_file: HandOutFileTable
  collection: CollectionTable
  issued_pack: IssuedPackTable
  job: JobTable
  job_upload: JobUploadTable
  job_chunk: JobChunkTable
  job_outcome: JobOutcomeTable
}

export const statementTables = ['observation', 'budget', 'evaluation', 'narrative'] as const
export type StatementTable = (typeof statementTables)[number]
