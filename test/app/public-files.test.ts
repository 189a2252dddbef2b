import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '#app/app.ts'
import { checkHandedIn } from '#app/check-machine-readable.ts'
import { downloadPublished } from '#app/download.ts'
import { writePackage } from '#app/export-package.ts'
import { importExchange } from '#app/import-exchange.ts'
import { loadDemonstration } from '#app/load-demonstration.ts'
import { publish } from '#app/publish.ts'
import { listPublications, readPublication } from '#app/read-publication.ts'
import type { Exchange } from '#core/exchange.ts'
import { ruleIds } from '#core/machine-readable/rule-list.ts'
import { parseRecordLine } from '#core/record-line.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { exampleFolder, freshApp, samplePaper, sharedFolder } from './fresh-app.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(async () => {
  await database.close()
})

/** Every file that is offered of every publication: the packages, the figures of each sheet, the JSON files. */
async function publishedFiles(app: App): Promise<{ name: string; bytes: Uint8Array }[]> {
  const files: { name: string; bytes: Uint8Array }[] = []
  for (const { id } of await listPublications(app)) {
    const sheets = (await readPublication(app, id))?.sheets ?? []
    const wanted = [
      ...([true, false] as const).map((bom) => ({ kind: 'package', bom }) as const),
      ...sheets.map(({ view }) => ({ kind: 'csv', item: view.item.id }) as const),
      ...([{ kind: 'exchange' }, { kind: 'publication' }] as const),
    ]
    for (const [nth, one] of wanted.entries()) {
      const file = await downloadPublished(app, id, one)
      if (file) files.push({ name: `${nth}-${file.name}`, bytes: file.bytes })
    }
  }
  return files
}

/** Rules that a person must look at, in the files of the first package. */
async function leftToPersons(files: { name: string; bytes: Uint8Array }[]): Promise<string[]> {
  const reports = await checkHandedIn(files.filter(({ name }) => name.endsWith('.zip')).slice(0, 1))
  const rules = reports.flatMap((one) => ('report' in one ? one.report.rules : []))
  return [...new Set(rules.flatMap(({ rule, outcome }) => (typeof outcome === 'object' && 'person' in outcome ? [rule] : [])))]
}

/** Each broken rule of each file, and how many outcomes of rules were told. */
async function brokenRules(
  files: { name: string; bytes: Uint8Array }[],
): Promise<{ broken: string[]; checked: number; rules: number }> {
  const reports = await checkHandedIn(files)
  const rules = reports.flatMap((one) =>
    'report' in one ? one.report.rules.map((rule) => ({ ...rule, name: one.report.name })) : [],
  )
  const broken = rules.flatMap(({ name, rule, outcome }) =>
    typeof outcome === 'object' && 'broken' in outcome
      ? [`${name} ${rule} ${outcome.broken[0]?.place} ${outcome.broken[0]?.sentence}`]
      : [],
  )
  const refused = reports.flatMap((one) => ('problem' in one ? [one.problem.message] : []))
  return { broken: [...broken, ...refused], checked: reports.length, rules: rules.length }
}

describe('every file that is published', () => {
  it('of the demonstration keeps the 30 rules', async () => {
    const app = await freshApp(database)
    await loadDemonstration(app, exampleFolder)
    const files = await publishedFiles(app)
    const { broken, checked, rules } = await brokenRules(files)
    expect(await leftToPersons(files)).toEqual(['L3-07'])
    expect(broken).toEqual([])
    expect([checked > 60, rules]).toEqual([true, checked * ruleIds.length])
  }, 60_000)

  const golds = join(sharedFolder, 'gold')
  // The golds stand beside the repository, in ../shared; an ordinary clone is without them.
  it.skipIf(!existsSync(golds)).each([
    ['kawasaki-52402000', 'kawasaki-2013'],
    ['kansai-r2-final', 'kansai-final-2020'],
    ['kansai-r7-plan', 'kansai-plan-2025'],
    ['osaka-h30-policy', 'osaka-2018'],
    ['ibaraki-action-plan', 'ibaraki-2016'],
  ])(
    'of %s keeps the 30 rules',
    async (gold, scheme) => {
      const app = await freshApp(database)
      const bytes = new Uint8Array(readFileSync(join(golds, `${gold}.json`)))
      const { plan } = await importExchange(app, { bytes, name: `${gold}.json`, scheme }, { accept: true })
      const { document } = JSON.parse(strFromU8(bytes)) as Exchange
      const published = await publish(app, plan ?? '', document.fiscalYear as number)
      expect(published).toMatchObject({ version: 1 })
      const files = await publishedFiles(app)
      const { broken, checked } = await brokenRules(files)
      expect([broken, await leftToPersons(files)]).toEqual([[], ['L3-07']])
      expect(checked).toBeGreaterThan(30)
    },
    60_000,
  )
})

interface Field {
  name: string
  type: string
  title: string
  description: string
  unit?: string
  categories?: { value: string; label: string }[]
}

interface Resource {
  name: string
  path: string
  title: string
  schema: {
    fields: Field[]
    primaryKey?: string[]
    foreignKeys?: { fields: string[]; reference: { resource?: string; fields: string[] } }[]
    missingValues: string[]
  }
}

interface Descriptor {
  name: string
  title: string
  created: string
  licenses?: { name: string; path: string; title: string }[]
  resources: Resource[]
}

/** A package opened: its description, and each table as records by the names of its columns. */
function openPackage(zip: Uint8Array): { descriptor: Descriptor; tables: Map<string, Record<string, string>[]> } {
  const files = unzipSync(zip)
  const descriptor = JSON.parse(strFromU8(files['datapackage.json'] ?? new Uint8Array())) as Descriptor
  const tables = descriptor.resources.map(({ name, path, schema }) => {
    const [head = '', ...lines] = strFromU8(files[path] ?? new Uint8Array())
      .replace(/^\ufeff/, '')
      .trimEnd()
      .split('\r\n')
    expect(parseRecordLine(head)).toEqual(schema.fields.map((field) => field.name))
    const records = lines.map((line) =>
      Object.fromEntries(parseRecordLine(line).map((cell, nth) => [schema.fields[nth]?.name ?? '?', cell])),
    )
    return [name, records] as const
  })
  return { descriptor, tables: new Map(tables) }
}

const about = {
  ...{ name: 'Kawasaki 2013', title: '試験の計画', created: '2026-04-01T00:00:00.000Z' },
  ...{ body: { name: '試験市', code: '000019' }, bom: true },
}

/** A paper with everything that a public table must not hold as it is. */
const paper = samplePaper({
  items: [
    { id: 'a', level: 'theme', title: '① 活力のあるまち', units: ['産業課', '商業課'], marks: ['◎'] },
    { id: 'b', parent: 'a', level: 'measure', title: '産業の支援', relistedUnder: ['a'] },
  ],
  observations: [
    {
      indicator: 'i',
      measure: 'target',
      fiscalYear: 2013,
      value: 1234567,
      comparator: '>=',
      relativeTo: { quantity: '会員', factor: 1.4 },
    },
    {
      indicator: 'i',
      measure: 'actual',
      asOf: '2014-02',
      value: 9,
      parts: [
        { label: '対面', value: 4 },
        { label: '通信', value: 5 },
      ],
      text: '=9,件',
    },
  ],
  budgets: [
    { item: 'b', fiscalYear: 2013, stage: 'settled', amount: 0, source: { locator: 'Sheet1!C5', text: '0千円' } },
    { item: 'b', fiscalYear: 2013, stage: 'settled', amount: 0, part: { kind: 'fund', name: '一般財源' } },
  ],
  evaluations: [
    {
      item: 'b',
      fiscalYear: 2013,
      evaluator: 'self',
      grades: [
        { scale: '評価', code: 'A' },
        { scale: '課題', code: 'Ⅱ' },
      ],
      forecast: true,
    },
  ],
  narratives: [{ item: 'b', role: 'issue', text: '　担い手が足りない。\n・㈱見本の協力\r\n・＃' }],
})

describe('the Data Package', () => {
  let descriptor: Descriptor
  let tables: Map<string, Record<string, string>[]>
  beforeAll(async () => {
    ;({ descriptor, tables } = openPackage(await writePackage(paper, about)))
  })
  const rowsOf = (name: string) => tables.get(name) ?? []

  it('says one thing a cell: lists are tables of their own, pairs are columns', () => {
    expect(rowsOf('item-units').map(({ item, order, section }) => [item, order, section])).toEqual([
      ['a', '1', '産業課'],
      ['a', '2', '商業課'],
    ])
    expect(rowsOf('relistings')).toEqual([{ bodyCode: '000019', list: 'items', id: 'b', under: 'a' }])
    expect(rowsOf('evaluations').map(({ evaluation, scale, grade, forecast }) => [evaluation, scale, grade, forecast])).toEqual([
      ['e1', '評価', 'A', 'true'],
      ['e1', '課題', 'II', 'true'],
    ])
    expect(rowsOf('observation-parts').map(({ observation, label, value, unit }) => [observation, label, value, unit])).toEqual([
      ['o2', '対面', '4', '件'],
      ['o2', '通信', '5', '件'],
    ])
    expect(
      rowsOf('budgets').map(({ amount, unit, partKind, partName, sourceText }) => [amount, unit, partKind, partName, sourceText]),
    ).toEqual([
      ['0', '円', '', '', '「0千円」'],
      ['0', '円', 'fund', '一般財源', ''],
    ])
  })

  it('writes numbers, dates and words so that a program reads them', () => {
    expect(rowsOf('items').map(({ bodyCode, title }) => [bodyCode, title])).toEqual([
      ['000019', '(1) 活力のあるまち'],
      ['000019', '産業の支援'],
    ])
    expect(rowsOf('observations')).toMatchObject([
      {
        id: 'o1',
        value: '1234567',
        comparator: 'atLeast',
        unit: '件',
        relativeQuantity: '会員',
        relativeFactor: '1.4',
        asOf: '',
      },
      { id: 'o2', value: '9', fiscalYear: '', asOf: '2014-02', text: '「=9,件」' },
    ])
    expect(rowsOf('narratives')[0]?.text).toBe('担い手が足りない。／・(株)見本の協力／・＃')
  })

  it('is described by Frictionless v2, in Japanese, with units and the meaning of every code', () => {
    expect(descriptor.name).toBe('kawasaki-2013')
    expect(Number.isNaN(Date.parse(descriptor.created))).toBe(false)
    const fields = descriptor.resources.flatMap(({ name, schema }) => schema.fields.map((field) => ({ ...field, table: name })))
    for (const { name, title, description, type, unit, table } of fields) {
      expect([table, name]).toEqual([table, expect.stringMatching(/^[a-z][A-Za-z]*$/)])
      expect(`${title}${description}`).toMatch(/[\u3041-\u9fff]/)
      expect(['string', 'integer', 'number', 'boolean']).toContain(type)
      expect([table, name, unit !== undefined]).toEqual([table, name, type === 'integer' || type === 'number'])
    }
    const codes = new Set(rowsOf('codes').map(({ table, column, code }) => `${table} ${column} ${code}`))
    const meant = fields.flatMap(({ table, name, categories = [] }) => categories.map(({ value }) => `${table} ${name} ${value}`))
    expect(meant.filter((one) => !codes.has(one))).toEqual([])
    expect(rowsOf('columns').map(({ table, column }) => `${table} ${column}`)).toEqual(
      fields.filter(({ table }) => table !== 'columns').map(({ table, name }) => `${table} ${name}`),
    )
  })

  it('has keys that hold: every row is named once, and every reference leads to a row', () => {
    for (const { name, schema } of descriptor.resources) {
      const keys = rowsOf(name).map((row) => (schema.primaryKey ?? []).map((column) => row[column]).join(' '))
      if (schema.primaryKey) expect([name, new Set(keys).size]).toEqual([name, keys.length])
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const known = new Set(rowsOf(reference.resource ?? name).map((row) => row[reference.fields[0] ?? '']))
        const loose = rowsOf(name).filter((row) => row[fields[0] ?? ''] !== '' && !known.has(row[fields[0] ?? '']))
        expect([name, fields, loose]).toEqual([name, fields, []])
      }
    }
  })

  it('keeps every figure of the paper', () => {
    expect(rowsOf('observations').map(({ value }) => Number(value))).toEqual(paper.observations.map(({ value }) => value))
    expect(rowsOf('budgets').map(({ amount }) => Number(amount))).toEqual(paper.budgets.map(({ amount }) => amount))
    expect(rowsOf('narratives')).toHaveLength(paper.narratives.length)
    expect(rowsOf('terms')).toHaveLength(paper.terms.length)
  })

  it('keeps the rules where ids look like numbers', async () => {
    const ids = samplePaper({
      items: [
        { id: '1', level: 'theme', title: '活力のあるまち' },
        { id: '2', parent: '1', level: 'measure', title: '産業の支援' },
        { id: 'c', parent: '2', level: 'programme', title: '助成事業' },
      ],
      ...{ indicators: [], observations: [], budgets: [], evaluations: [] },
      narratives: [{ item: '2', role: 'issue', text: '担い手を増やす。' }],
    })
    expect((await brokenRules([{ name: '表.zip', bytes: await writePackage(ids, about) }])).broken).toEqual([])
  })

  it('names its terms of use where there are any, and begins with a byte order mark where that is wanted', async () => {
    expect(descriptor.licenses).toBeUndefined()
    const open = openPackage(await writePackage(paper, { ...about, licence: 'CC-BY-4.0' }))
    expect(open.descriptor.licenses).toMatchObject([{ name: 'CC-BY-4.0', path: expect.stringContaining('https://') }])
    const firstByte = async (bom: boolean) => unzipSync(await writePackage(paper, { ...about, bom }))['items.csv']?.[0]
    expect([await firstByte(true), await firstByte(false)]).toEqual([0xef, 'b'.charCodeAt(0)])
    expect(await writePackage(paper, about)).toEqual(await writePackage(paper, about))
  })
})
