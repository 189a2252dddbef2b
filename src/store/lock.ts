import { randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { OpenRefused } from './open-refused.ts'

/** Who holds a data folder. */
interface Holder {
  pid: number
  /** When the process began, in the kernel's own count; only where the kernel tells. */
  startedAt?: string
  /** This running of the machine; a process does not outlive it. */
  boot?: string
  host: string
  /** Process numbers mean nothing outside their namespace (containers). */
  namespace?: string
  /** Address of the server, once it listens. */
  address?: string
  /** The holder let go. */
  released?: true
}

export interface Lock {
  /** Tells others where the server that holds the folder listens. */
  writeAddress(address: string): void
  release(): void
}

const namePattern = /^lock-(\d+)\.json$/

/**
 * Takes the data folder for this process, or throws `OpenRefused` with one sentence that names the holder.
 *
 * Each holding is a file `lock-<n>.json` with a number one above the last. Such a file comes into being whole and only once
 * (a hard link to a written file), the highest number holds, and the last one stays behind when it is released.
 * So of two starters that both find the holder dead, one alone makes the next file; a starter that woke up late finds a higher one.
 */
export function lockFolder(folder: string): Lock {
  mkdirSync(folder, { recursive: true })
  const own = describeSelf()
  for (;;) {
    const last = readLast(folder)
    if (last?.holder && !isGone(last.holder)) throw refuse(folder, last.number, last.holder)
    const number = last === undefined ? 1 : last.number + 1
    if (!createWhole(folder, number, own)) continue
    if (readNumbers(folder).at(-1) !== number) {
      rmSync(lockPath(folder, number))
      continue
    }
    for (const older of readNumbers(folder)) if (older < number) rmSync(lockPath(folder, older), { force: true })
    return makeLock(folder, number, own)
  }
}

function makeLock(folder: string, number: number, own: Holder): Lock {
  const rewrite = (holder: Holder) => renameSync(writeAside(folder, holder), lockPath(folder, number))
  let released = false
  return {
    writeAddress: (address) => rewrite({ ...own, address }),
    release: () => {
      if (!released) rewrite({ ...own, released: true })
      released = true
    },
  }
}

/** Tells the address of the server that holds a folder, where one does and listens. */
export function findServerAddress(folder: string): string | undefined {
  const last = existsSync(folder) ? readLast(folder) : undefined
  return last?.holder && !isGone(last.holder) ? last.holder.address : undefined
}

function describeSelf(): Holder {
  const startedAt = readStart(process.pid)
  const boot = readText('/proc/sys/kernel/random/boot_id')
  const namespace = readNamespace()
  return {
    pid: process.pid,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(boot === undefined ? {} : { boot }),
    host: hostname(),
    ...(namespace === undefined ? {} : { namespace }),
  }
}

/** Only what is certain: a holder that cannot be judged from here is taken to live. */
function isGone(holder: Holder): boolean {
  if (holder.released) return true
  if (holder.host !== hostname()) return false
  const boot = readText('/proc/sys/kernel/random/boot_id')
  if (holder.boot !== undefined && boot !== undefined && holder.boot !== boot) return true
  if (holder.namespace !== readNamespace()) return false
  if (!isRunning(holder.pid)) return true
  const startedAt = readStart(holder.pid)
  return holder.startedAt !== undefined && startedAt !== undefined && holder.startedAt !== startedAt
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // it runs, under another user
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Start time of a process: the 22nd field of its stat, counted after the name, which may hold spaces and brackets. */
function readStart(pid: number): string | undefined {
  const stat = readText(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
}

function readNamespace(): string | undefined {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return undefined
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return undefined
  }
}

function lockPath(folder: string, number: number): string {
  return join(folder, `lock-${number}.json`)
}

function readNumbers(folder: string): number[] {
  return readdirSync(folder)
    .flatMap((name) => namePattern.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((left, right) => left - right)
}

function readLast(folder: string): { number: number; holder: Holder | undefined } | undefined {
  const number = readNumbers(folder).at(-1)
  if (number === undefined) return undefined
  const text = readText(lockPath(folder, number))
  // gone in the meantime: a higher one is there
  if (text === undefined) return readLast(folder)
  return { number, holder: JSON.parse(text) as Holder }
}

/** Makes the file with its content, or not at all. False where it is there already. */
function createWhole(folder: string, number: number, holder: Holder): boolean {
  const aside = writeAside(folder, holder)
  try {
    linkSync(aside, lockPath(folder, number))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(aside)
  }
}

function writeAside(folder: string, holder: Holder): string {
  const path = join(folder, `lock.${randomUUID()}.tmp`)
  const file = openSync(path, 'wx')
  writeSync(file, JSON.stringify(holder))
  fsyncSync(file)
  closeSync(file)
  return path
}

function refuse(folder: string, number: number, { pid, address, host }: Holder): OpenRefused {
  const where = host === hostname() ? '' : `別のコンピューター「${host}」の`
  const listening = address === undefined ? '' : `(${address} で動いています)`
  return new OpenRefused(
    'held',
    `データフォルダー ${folder} は、${where}プロセス ${pid} が使っています${listening}。そちらを終了してから開いてください(もう動いていないことが確かなら、${lockPath(folder, number)} を削除してください)。`,
  )
}
