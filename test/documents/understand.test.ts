import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadSchemes } from '#app/load-schemes.ts'
import type { Scheme } from '#core/scheme.ts'
import { understandApart } from '#documents/read-apart.ts'
import { understand } from '#documents/understand.ts'

const root = join(import.meta.dirname, '../..')
const bytes = new Uint8Array(readFileSync(join(root, 'examples/documents/kawasaki-2013.html')))
const file = { bytes, name: '評価票.html' }
let schemes: Scheme[]

beforeAll(async () => {
  schemes = (await loadSchemes(join(root, 'schemes'))).schemes
})

describe('understanding a file in a thread of its own', { timeout: 60_000 }, () => {
  it('gives what is read and matched here, without the cells', async () => {
    const apart = await understandApart(schemes, file)
    expect(apart).toEqual(await understand(schemes, file))
    expect(apart).toMatchObject({ scheme: 'kawasaki-2013', format: 'html' })
    expect(apart).not.toHaveProperty('content')
  })

  it('gives the cells where they are asked for', async () => {
    const apart = await understandApart(schemes, { ...file, cells: true })
    expect(apart).toEqual(await understand(schemes, { ...file, cells: true }))
    expect(apart.content?.grids.length).toBeGreaterThan(0)
  })

  it('says so where no scheme fits, and uses other schemes when it is given others', async () => {
    const others = schemes.filter(({ name }) => name !== 'kawasaki-2013')
    expect(await understandApart(others, file)).toMatchObject({ format: 'html', findings: [{ code: 'scheme-unknown' }] })
    expect(await understandApart(schemes, file)).toMatchObject({ scheme: 'kawasaki-2013' })
  })

  it('knows a scheme that came to the same list since', async () => {
    const growing = schemes.filter(({ name }) => name !== 'kawasaki-2013')
    expect(await understandApart(growing, file)).toMatchObject({ findings: [{ code: 'scheme-unknown' }] })
    growing.push(...schemes.filter(({ name }) => name === 'kawasaki-2013'))
    expect(await understandApart(growing, file)).toMatchObject({ scheme: 'kawasaki-2013' })
  })

  it('reads by the scheme that is named', async () => {
    expect(await understandApart(schemes, { ...file, scheme: 'kobe-2013' })).toMatchObject({ scheme: 'kobe-2013' })
  })

  it('stops where it takes too much time or memory', async () => {
    expect(await understandApart(schemes, file, { seconds: 0.001 })).toMatchObject({ findings: [{ code: 'reading-too-slow' }] })
  })
})
