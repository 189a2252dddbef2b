import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findServerAddress, lockFolder } from '#store/lock.ts'
import { OpenRefused } from '#store/open-refused.ts'

let parent: string
let count = 0
const children: ChildProcess[] = []
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'shirube-lock-'))
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(parent, { recursive: true, force: true })
})

function makeFolder(): string {
  count += 1
  const folder = join(parent, `folder${count}`)
  mkdirSync(folder)
  return folder
}

/** A process that is ready to take the folder; `take` tells it to and gives its answer. */
async function makeStarter(folder: string): Promise<{ child: ChildProcess; take: () => Promise<string> }> {
  const program = fileURLToPath(new URL('./lock-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', program, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  const readLine = () =>
    new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())))
  await readLine()
  return {
    child,
    take: () => {
      const answer = readLine()
      child.stdin.write('take\n')
      return answer
    },
  }
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.on('close', resolve))
  child.kill('SIGKILL')
  await ended
}

/** A process number that nobody has. */
async function findDeadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.on('close', resolve))
  return child.pid as number
}

const namespace = existsSync('/proc/self/ns/pid') ? { namespace: lockOf(lockAndLeave()).namespace } : {}

function lockAndLeave(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shirube-own-'))
  lockFolder(folder).release()
  return folder
}

function lockOf(folder: string): { namespace: string; startedAt: string; boot: string } {
  const name = readdirSync(folder).find((file) => file.startsWith('lock-')) as string
  const holder = JSON.parse(readFileSync(join(folder, name), 'utf8'))
  rmSync(folder, { recursive: true })
  return holder
}

function writeLock(folder: string, holder: object): void {
  writeFileSync(join(folder, 'lock-7.json'), JSON.stringify({ host: hostname(), ...namespace, ...holder }))
}

describe('the lock of a data folder', () => {
  it('refuses a second holder with a sentence that names the first and its address', () => {
    const folder = makeFolder()
    const lock = lockFolder(folder)
    lock.writeAddress('http://127.0.0.1:3000/')
    expect(findServerAddress(folder)).toBe('http://127.0.0.1:3000/')
    const sentence = `データフォルダー ${folder} は、プロセス ${process.pid} が使っています(http://127.0.0.1:3000/ で動いています)。`
    expect(() => lockFolder(folder)).toThrow(sentence)
    expect(() => lockFolder(folder)).toThrow(OpenRefused)
    lock.release()
    expect(findServerAddress(folder)).toBeUndefined()
    lockFolder(folder).release()
  })

  it('is taken over from a process that was killed', async () => {
    const folder = makeFolder()
    const { child, take } = await makeStarter(folder)
    expect(await take()).toBe('held')
    expect(() => lockFolder(folder)).toThrow(`プロセス ${child.pid} が`)
    await end(child)
    lockFolder(folder).release()
  })

  it.each([
    ['a dead process', async () => ({ pid: await findDeadPid() })],
    ['an earlier running of the machine', async () => ({ pid: process.pid, boot: 'earlier' })],
    ['another process that had the same number', async () => ({ pid: process.pid, startedAt: '1' })],
    ['a holder that let go', async () => ({ pid: process.pid, released: true })],
  ])('is taken over from %s', async (_, holder) => {
    const folder = makeFolder()
    writeLock(folder, await holder())
    lockFolder(folder)
    expect(readdirSync(folder)).toEqual(['lock-8.json'])
    expect(() => lockFolder(folder)).toThrow(`プロセス ${process.pid} が`)
  })

  it.each([
    ['another computer', { pid: 1, host: 'elsewhere' }, '別のコンピューター「elsewhere」のプロセス 1 が'],
    ['another container', { pid: 999_999_999, namespace: 'pid:[1]' }, 'プロセス 999999999 が'],
    ['a process whose beginning is not known', { pid: process.pid }, `プロセス ${process.pid} が`],
  ])('is never taken from %s', (_, holder, sentence) => {
    const folder = makeFolder()
    writeLock(folder, holder)
    expect(() => lockFolder(folder)).toThrow(sentence)
    expect(readdirSync(folder)).toEqual(['lock-7.json'])
  })

  it('is never taken where the file cannot be understood', () => {
    const folder = makeFolder()
    writeFileSync(join(folder, 'lock-3.json'), '')
    expect(() => lockFolder(folder)).toThrow('別のプロセスが使っています')
  })

  it('does not touch what another made after somebody deleted the file by hand', () => {
    const folder = makeFolder()
    const lock = lockFolder(folder)
    rmSync(join(folder, 'lock-1.json'))
    writeFileSync(join(folder, 'lock-1.json'), JSON.stringify({ host: hostname(), ...namespace, pid: process.ppid }))
    lock.release()
    expect(() => lockFolder(folder)).toThrow(`プロセス ${process.ppid} が`)
  })

  it('goes to one of several starters that all find the holder dead, round after round', { timeout: 120_000 }, async () => {
    const folder = makeFolder()
    for (let round = 0; round < 3; round += 1) {
      writeFileSync(
        join(folder, `lock-${100 * (round + 1)}.json`),
        JSON.stringify({ host: hostname(), ...namespace, pid: await findDeadPid() }),
      )
      const starters = await Promise.all(Array.from({ length: 5 }, () => makeStarter(folder)))
      const answers = await Promise.all(starters.map(({ take }) => take()))
      const winner = starters[answers.indexOf('held')]
      expect(answers.filter((answer) => answer === 'held')).toHaveLength(1)
      for (const answer of answers) if (answer !== 'held') expect(answer).toContain(`プロセス ${winner?.child.pid} が`)
      await Promise.all(starters.map(({ child }) => end(child)))
    }
    expect(readdirSync(folder)).toHaveLength(1)
  })
})
