import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { App } from '#app/app.ts'
import { loadSchemes } from '#app/load-schemes.ts'
import type { Exchange } from '#core/exchange.ts'
import type { Scheme } from '#core/scheme.ts'
import { keepBody } from '#store/body.ts'
import type { Database } from '#store/open.ts'
import { keepPerson } from '#store/person.ts'

export const schemeFolder = fileURLToPath(new URL('../../schemes', import.meta.url))
export const exampleFolder = fileURLToPath(new URL('../../examples', import.meta.url))

let schemes: Scheme[] | undefined
let bodies = 0

/** An application for a body of its own on a shared database, whose clock goes a second further each time it is looked at. */
export async function freshApp(database: Database): Promise<App> {
  schemes ??= (await loadSchemes(schemeFolder)).schemes
  const body = `団体${++bodies}`
  const user = { id: 'tester', name: '試験担当' }
  await keepBody(database.db, { body, name: body, code: null })
  await keepPerson(database.db, body, { ...user, section: null })
  let seconds = Date.UTC(2026, 3, 1) / 1000
  const now = () => new Date(seconds++ * 1000).toISOString()
  return { db: database.db, body, now, user, schemes: [...schemes], schemeFolder }
}

/** A small paper as data: a measure with a child, one indicator over two years, money, a grade and words. */
export function samplePaper(change: Partial<Exchange> = {}): Exchange {
  return {
    format: 'shirube-exchange/1',
    document: { title: '施策の評価票', issuer: '試験市', fiscalYear: 2013, stage: 'final', grades: [], marks: [] },
    items: [
      { id: 'a', level: 'theme', levelLabel: '基本政策', title: '活力のあるまち' },
      { id: 'b', parent: 'a', level: 'measure', levelLabel: '施策課題', code: '52402000', title: '産業の支援', order: 1 },
      { id: 'c', parent: 'b', level: 'programme', levelLabel: '事務事業', title: '助成事業', order: 1 },
    ],
    indicators: [
      {
        id: 'i',
        item: 'b',
        name: '開催件数',
        unit: '件',
        kind: 'quantitative',
        role: 'outcome',
        accumulation: 'annual',
        direction: 'maintain',
      },
    ],
    observations: [
      { id: 't', indicator: 'i', measure: 'target', fiscalYear: 2013, value: 4 },
      { id: 'p', indicator: 'i', measure: 'actual', fiscalYear: 2012, value: 4 },
      { id: 'q', indicator: 'i', measure: 'actual', fiscalYear: 2013, value: 5 },
    ],
    budgets: [
      { item: 'b', fiscalYear: 2013, stage: 'initial', amount: 19842000 },
      { item: 'b', fiscalYear: 2013, stage: 'initial', amount: 1000000, relisted: true },
    ],
    evaluations: [{ item: 'b', fiscalYear: 2013, stage: 'final', evaluator: 'self', grades: [{ scale: '評価区分', code: 'B' }] }],
    narratives: [
      { item: 'b', role: 'progress', text: '交流の場を設けた。' },
      { item: 'b', role: 'progress', text: '助成の相談に応じた。' },
      { item: 'b', role: 'issue', text: '担い手を増やす。' },
    ],
    terms: [{ term: '交流会', definition: '企業と大学が出会う場' }],
    findings: [],
    ...change,
  }
}

/** An exchange file of the first scheme (`form`). */
export function asFile(exchange: Exchange, name = 'kawasaki-2013.json') {
  return { bytes: new TextEncoder().encode(JSON.stringify(exchange)), name }
}

/** Where the shared documents are, beside the repository. */
export const sharedFolder = fileURLToPath(new URL('../../../shared', import.meta.url))

/** A shared document's bytes and name. */
export function sharedFile(name: string) {
  return { bytes: new Uint8Array(readFileSync(`${sharedFolder}/documents/${name}`)), name }
}
