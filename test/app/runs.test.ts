import { describe, expect, it } from 'vitest'
import { createRuns, type Watch } from '#app/runs.ts'

/** Work whose steps a test takes itself. */
function steppedWork() {
  const watches: Required<Watch>[] = []
  const ends: { resolve: (outcome: string) => void; reject: (error: unknown) => void }[] = []
  const work = (_: string, watch: Required<Watch>) =>
    new Promise<string>((resolve, reject) => {
      watches.push(watch)
      ends.push({ resolve, reject })
    })
  return { work, watches, ends }
}

const ended = () => new Promise((go) => setTimeout(go, 0))
const report = (error: unknown) => expect(error).toBeUndefined()

describe('work apart from its request', () => {
  it('is told of while it goes on, and by what came of it when it has ended', async () => {
    const { work, watches, ends } = steppedWork()
    let changes = 0
    const runs = createRuns(work, { report, changed: () => changes++ })
    const run = await runs.begin('資料', 0)
    expect(run).toMatchObject({ matter: '資料', done: 0, stopAsked: false })
    expect(run.total).toBeUndefined()
    watches[0]?.tell(2, 5)
    expect(runs.look(run.id)).toMatchObject({ done: 2, total: 5 })
    ends[0]?.resolve('できた')
    await ended()
    expect(runs.look(run.id)).toMatchObject({ outcome: 'できた' })
    expect(runs.look(run.id)).toBe(run)
    expect(changes).toBe(2)
    runs.forget(run.id)
    expect(runs.look(run.id)).toBeUndefined()
  })

  it('is waited for where it ends within the patience', async () => {
    const runs = createRuns(async (matter: string) => `${matter}ができた`, { report })
    expect(await runs.begin('資料', 60_000)).toMatchObject({ outcome: '資料ができた' })
  })

  it('hears that it shall stop, and says itself what came of that', async () => {
    const { work, watches, ends } = steppedWork()
    const runs = createRuns(work, { report })
    const run = await runs.begin('資料', 0)
    runs.stop(run.id)
    expect(run.stopAsked).toBe(true)
    expect(watches[0]?.signal.aborted).toBe(true)
    expect(run.outcome).toBeUndefined()
    runs.forget(run.id)
    expect(runs.look(run.id)).toBe(run)
    ends[0]?.resolve('途中まで')
    await ended()
    expect(run.outcome).toBe('途中まで')
  })

  it('that has ended is stopped no more', async () => {
    const runs = createRuns(async () => 'できた', { report })
    const run = await runs.begin('資料', 60_000)
    runs.stop(run.id)
    runs.stop('none')
    expect(run.stopAsked).toBe(false)
  })

  it('that fails is reported, and told of without the inside of the program', async () => {
    const reported: unknown[] = []
    const problem = new Error('broken')
    const runs = createRuns(() => Promise.reject(problem), { report: (error) => reported.push(error) })
    expect(await runs.begin('資料', 60_000)).toMatchObject({ outcome: { failed: true } })
    expect(reported).toEqual([problem])
  })

  it('of one name is joined while it goes on, and begun anew after', async () => {
    const { work, ends } = steppedWork()
    const runs = createRuns(work, { report, idOf: (matter) => matter })
    const first = await runs.begin('文書', 0)
    expect(await runs.begin('文書', 0)).toBe(first)
    expect(ends).toHaveLength(1)
    ends[0]?.resolve('できた')
    await ended()
    const second = await runs.begin('文書', 0)
    expect(second).not.toBe(first)
    expect(runs.look('文書')).toBe(second)
  })

  it('is kept for a while: the oldest that has ended makes room, none that goes on', async () => {
    const { work, ends } = steppedWork()
    const runs = createRuns(work, { report, idOf: (matter) => matter })
    const names = Array.from({ length: 12 }, (_, n) => `資料${n}`)
    for (const name of names) await runs.begin(name, 0)
    for (const { resolve } of ends.slice(1)) resolve('できた')
    await ended()
    expect(names.filter((name) => runs.look(name))).toEqual(['資料0', ...names.slice(4)])
  })
})
