import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeMutex } from '#store/mutex.ts'
import { type PglitePool, startPglite } from '#store/pglite-pool.ts'
import { readSnapshot } from './open-test-database.ts'

describe('a mutex', () => {
  it('lets one at a time through, in the order they came', async () => {
    const mutex = makeMutex(1_000, () => new Error('late'))
    const order: number[] = []
    let inside = 0
    await Promise.all(
      [1, 2, 3].map(async (number) => {
        const free = await mutex.acquire()
        inside += 1
        expect(inside).toBe(1)
        await wait(1)
        order.push(number)
        inside -= 1
        free()
        free()
      }),
    )
    expect(order).toEqual([1, 2, 3])
  })

  it('gives up on one that waits too long, and lets the next through all the same', async () => {
    const mutex = makeMutex(20, () => new Error('late'))
    const free = await mutex.acquire()
    await expect(mutex.acquire()).rejects.toThrow('late')
    const next = mutex.acquire()
    free()
    expect(await next).toBeTypeOf('function')
  })
})

describe('the pool over the embedded database', () => {
  let pool: PglitePool
  beforeAll(async () => {
    pool = await startPglite({ memory: true, snapshot: await readSnapshot() })
    const client = await pool.connect()
    await client.query('create table kept (value integer)', [])
    client.release()
  })
  afterAll(() => pool.end())

  it('rolls back what a client leaves open, before the next one comes', async () => {
    const first = await pool.connect()
    await first.query('begin', [])
    await first.query('insert into kept values ($1)', [1])
    first.release()
    const second = await pool.connect()
    const { rows } = await second.query('select * from kept', [])
    second.release()
    expect(rows).toEqual([])
  })

  it('leaves the thread of the program free while a query runs', async () => {
    const client = await pool.connect()
    let ticks = 0
    const timer = setInterval(() => {
      ticks += 1
    }, 5)
    await client.query('select count(*) from generate_series(1, 1500000)', [])
    clearInterval(timer)
    client.release()
    expect(ticks).toBeGreaterThan(3)
  })

  it('answers nobody after its end', async () => {
    const other = await startPglite({ memory: true, snapshot: await readSnapshot() })
    await other.end()
    await other.end()
    expect((await other.ended).message).toContain('データベースが停止しています')
    const client = await other.connect()
    await expect(client.query('select 1', [])).rejects.toThrow()
  })
})
