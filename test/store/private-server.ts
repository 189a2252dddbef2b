import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

const installed = '/usr/lib/postgresql'

/** Folder of the programs of the newest PostgreSQL that Debian's packages installed; undefined where there is none. */
export const serverPrograms = existsSync(installed)
  ? readdirSync(installed)
      .sort((left, right) => Number(right) - Number(left))
      .map((version) => join(installed, version, 'bin'))
      .find((folder) => existsSync(join(folder, 'initdb')))
  : undefined

/** A PostgreSQL server of the test's own, which may be killed. */
export interface PrivateServer {
  url: string
  start(): Promise<void>
  /** `kill -9` of the postmaster and everything it started. */
  kill(): Promise<void>
}

/** Makes a cluster in an empty folder. PostgreSQL refuses to run as root: then it runs as the user `postgres`. */
export async function makePrivateServer(programs: string, folder: string): Promise<PrivateServer> {
  const user = process.getuid?.() === 0 ? { uid: readId('-u'), gid: readId('-g') } : {}
  const data = join(folder, 'cluster')
  mkdirSync(data)
  if (user.uid !== undefined) for (const path of [folder, data]) chownSync(path, user.uid, user.gid)
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'shirube', '-A', 'trust', '--no-sync'], {
    ...user,
    cwd: folder,
    stdio: 'ignore',
  })
  const port = await findPort()
  const url = `postgres://shirube@127.0.0.1:${port}/postgres`
  const options = ['-D', data, '-k', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1']
  let server: ChildProcess | undefined

  async function start(): Promise<void> {
    server = spawn(join(programs, 'postgres'), options, { ...user, cwd: folder, stdio: 'ignore' })
    await untilAnswers(url)
  }

  async function kill(): Promise<void> {
    const postmaster = server
    if (postmaster?.pid === undefined) return
    const ended = new Promise((resolve) => postmaster.on('close', resolve))
    const children = readFileSync(`/proc/${postmaster.pid}/task/${postmaster.pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
    for (const pid of [postmaster.pid, ...children.map(Number)]) killNow(pid)
    await ended
    server = undefined
  }

  return { url, start, kill }
}

function readId(option: '-u' | '-g'): number {
  return Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }))
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // a child may have ended by itself
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function findPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

async function untilAnswers(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (attempt === 200) throw error
      await wait(100)
    }
  }
}
