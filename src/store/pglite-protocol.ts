/** What the program's thread asks of the database's thread; every request has a number by which its answer is known. */
export type Request =
  | { id: number; ask: 'query'; text: string; parameters: readonly unknown[] }
  /** How often files were brought to the disk since the start. */
  | { id: number; ask: 'fsyncCalls' }
  /** The whole database as a tar file, to start others from. */
  | { id: number; ask: 'dump' }
  | { id: number; ask: 'close' }

/** One answer to each request. */
export type Answer = { id: number; value: unknown } | { id: number; error: EngineError }

/** What PostgreSQL says when it refuses: `code` is the SQLSTATE. */
export interface EngineError {
  message: string
  code?: string
  severity?: string
  detail?: string
  hint?: string
  schema?: string
  table?: string
  column?: string
  constraint?: string
  where?: string
}

/** Result of a query, in the shape that `pg` gives. */
export interface EngineResult {
  command: string
  rowCount: number | null
  rows: Record<string, unknown>[]
}

/** How a database's thread is started: on a folder, or in memory, perhaps from a dump. */
export type WorkerStart = { folder: string } | { memory: true; snapshot?: Uint8Array }
