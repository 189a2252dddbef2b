import type { SchemeDraft } from '#core/draft/scheme-draft.ts'
import type { Instant, Json } from './tables.ts'

/** 取込ジョブ: many files handed in at once */
export interface JobTable {
  body: string
  id: string
  state: JobState
  scheme: string | null
  /** 記入者 of the files, where they are a hand-out's */
  filled_by: string | null
  asked_by: string
  asked_at: Instant
  finished_at: Instant | null
  stop_asked: boolean
  total: number | null
  reading: string | null
  place: number | null
  tries: number | null
  runner: string | null
  lease: Instant | null
}
export type JobState = 'waiting' | 'running' | 'done' | 'stopped' | 'failed'

/** A file of a job, as it was handed in. */
export interface JobUploadTable {
  body: string
  job: string
  ord: number
  name: string
  /** Length in bytes. */
  size: number
}

/** A piece of a job's file. */
export interface JobChunkTable {
  body: string
  job: string
  upload: number
  ord: number
  bytes: Uint8Array
}

/** What became of one file of a job. */
export interface JobOutcomeTable {
  body: string
  job: string
  ord: number
  name: string
  kind: 'read' | 'known' | 'nothing' | 'refused' | 'leftOut'
  message: string
  document: string | null
  drafts: number
  unchanged: number
}

/** 様式 that an office saved itself, every version */
export interface SchemeTable {
  body: string
  name: string
  version: number
  yaml: string
  saved_by: string
  saved_at: Instant
}

/** 様式の下書き: one for each file that it is made from */
export interface SchemeDraftTable {
  body: string
  /** SHA-256 of the file */
  file: string
  file_name: string
  draft: Json<SchemeDraft>
  changed_by: string
  changed_at: Instant
}
