/** What the program's thread asks of the database's thread; every request has a number by which its answer is known. */
export type Request =
  /** Bytes of PostgreSQL's protocol; answered by the engine's bytes. */
  | { id: number; ask: 'exchange'; bytes: Uint8Array<ArrayBuffer> }
  /** How often files were brought to the disk since the start. */
  | { id: number; ask: 'fsyncCalls' }
  /** The whole database as a tar file, to start others from. */
  | { id: number; ask: 'dump' }
  | { id: number; ask: 'close' }

/** One answer to each request. `error`: the engine itself broke; what it refuses is in the bytes. */
export type Answer = { id: number; value: unknown } | { id: number; error: string }

/** How a database's thread is started: on a folder, or in memory, perhaps from a dump; `make`: only to make a database in a new folder. */
export type WorkerStart = { folder: string } | { memory: true; snapshot?: Uint8Array } | { make: string }
