import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Who holds a data folder. */
export interface Holder {
  /** Absent where the file cannot be understood. */
  pid?: number
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

/** This process, as a holder. */
export function describeSelf(): Holder {
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
export function isGone(holder: Holder): boolean {
  if (holder.released) return true
  if (holder.host !== hostname()) return false
  const boot = readText('/proc/sys/kernel/random/boot_id')
  if (holder.boot !== undefined && boot !== undefined && holder.boot !== boot) return true
  if (holder.namespace !== readNamespace()) return false
  if (holder.pid === undefined) return false
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
