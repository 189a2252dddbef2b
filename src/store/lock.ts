import { randomUUID } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describeSelf, type Holder, isGone } from './holder.ts'
import { OpenRefused } from './open-refused.ts'

/** A data folder that this process holds. */
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
    if (last && !isGone(last.holder)) throw refuse(folder, last.number, last.holder)
    const number = last === undefined ? 1 : last.number + 1
    if (!createWhole(folder, number, own)) continue
    if (readNumbers(folder).at(-1) !== number) {
      rmSync(lockPath(folder, number), { force: true })
      continue
    }
    for (const older of readNumbers(folder)) if (older < number) rmSync(lockPath(folder, older), { force: true })
    return makeLock(folder, number, own)
  }
}

function makeLock(folder: string, number: number, own: Holder): Lock {
  function rewrite(holder: Holder): void {
    // a file that somebody deleted by hand, and perhaps made anew, is not ours any more
    if (readHolder(folder, number)?.pid === own.pid) renameSync(writeAside(folder, holder), lockPath(folder, number))
  }
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
  return last && !isGone(last.holder) ? last.holder.address : undefined
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

function readLast(folder: string): { number: number; holder: Holder } | undefined {
  for (;;) {
    const number = readNumbers(folder).at(-1)
    if (number === undefined) return undefined
    const holder = readHolder(folder, number)
    // gone in the meantime: a higher one is there
    if (holder) return { number, holder }
  }
}

/** Undefined where there is no such file. One that cannot be understood belongs to somebody unknown, who may live. */
function readHolder(folder: string, number: number): Holder | undefined {
  let text: string
  try {
    text = readFileSync(lockPath(folder, number), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    return JSON.parse(text) as Holder
  } catch {
    return { host: '不明' }
  }
}

/** Makes the file with its content, or not at all. False where it is there already. */
function createWhole(folder: string, number: number, holder: Holder): boolean {
  const aside = writeAside(folder, holder)
  try {
    placeOnce(aside, lockPath(folder, number))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(aside)
  }
}

function placeOnce(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error
    // a file system without hard links: made only once all the same, though a reader may meet it half-written
    copyFileSync(from, to, constants.COPYFILE_EXCL)
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
  const where = pid === undefined || host === hostname() ? '' : `別のコンピューター「${host}」の`
  const holder = pid === undefined ? '別のプロセス' : `プロセス ${pid} `
  const listening = address === undefined ? '' : `(${address} で動いています)`
  return new OpenRefused(
    'held',
    `データフォルダー ${folder} は、${where}${holder}が使っています${listening}。そちらを終了してから開いてください(もう動いていないことが確かなら、${lockPath(folder, number)} を削除してください)。`,
  )
}
