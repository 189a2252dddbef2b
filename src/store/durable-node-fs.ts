import { fsyncSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type ModuleOptions = Parameters<NodeFS['init']>[1]

/** What is used of a stream and of the file system inside the engine. */
interface Stream {
  nfd: number
  node: { mode: number }
}
interface FileSystem {
  isDir(mode: number): boolean
  ErrnoError: new (errno: number) => Error
}
interface EngineModule {
  NODEFS: { stream_ops: { fsync?: (stream: Stream) => number } }
  FS: FileSystem
}

/** The engine's number for an input/output error: PostgreSQL stops on it rather than believe the data is safe. */
const EIO = 29

/**
 * The folder of PGlite, made durable: as shipped, the engine's fsync does nothing.
 * Directories are synced too, so that files created or renamed survive a power cut.
 */
export class DurableNodeFS extends NodeFS {
  /** How many times files and directories were brought to the disk. */
  fsyncCalls = 0
  private readonly onBreak: () => void

  /**
   * `onBreak` is called when the engine can no longer vouch for its data (PANIC: the disk is full or failing). It must end the thread:
   * left alone, PGlite would run round and round without an answer.
   */
  constructor(folder: string, onBreak: () => void) {
    super(folder)
    this.onBreak = onBreak
  }

  override async init(pg: PGlite, options: ModuleOptions): ReturnType<NodeFS['init']> {
    const syncing = (module: EngineModule): void => {
      module.NODEFS.stream_ops.fsync = (stream) => this.sync(stream, module.FS)
    }
    return super.init(pg, { ...options, onAbort: this.onBreak, preRun: [...listPreRuns(options), syncing as unknown as PreRun] })
  }

  private sync(stream: Stream, files: FileSystem): number {
    try {
      fsyncSync(stream.nfd)
      this.fsyncCalls += 1
      return 0
    } catch {
      // Windows has no fsync for directories
      if (process.platform === 'win32' && files.isDir(stream.node.mode)) return 0
      throw new files.ErrnoError(EIO)
    }
  }
}

type PreRun = ReturnType<typeof listPreRuns>[number]

function listPreRuns({ preRun }: ModuleOptions) {
  if (preRun === undefined) return []
  return Array.isArray(preRun) ? preRun : [preRun]
}
