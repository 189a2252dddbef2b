import type { Kysely } from 'kysely'
import type { Budget, Evaluation } from '#core/exchange.ts'
import type { Provenance, YearNarrative } from '#core/facts.ts'
import type { Observation } from '#core/observation.ts'
import { keepBody } from '#store/body.ts'
import { insertBudgets } from '#store/budget.ts'
import { insertDocument } from '#store/document.ts'
import { insertEvaluations } from '#store/evaluation.ts'
import { keepFile } from '#store/file.ts'
import { insertFindings } from '#store/finding.ts'
import { insertIndicators } from '#store/indicator.ts'
import { insertItems } from '#store/item.ts'
import { insertNarratives } from '#store/narrative.ts'
import { insertObservations } from '#store/observation.ts'
import { keepPerson } from '#store/person.ts'
import { keepPlan } from '#store/plan.ts'
import type { Kept } from '#store/provenance.ts'
import { insertPublication } from '#store/publication.ts'
import { insertSections } from '#store/section.ts'
import type { Tables } from '#store/tables.ts'
import { insertTerms } from '#store/term.ts'

/** A body that exists nowhere. */
export const body = '999999'
const fileHash = 'ab'.repeat(32)

/** Provenance of a statement read from the sample's document. */
export function fromDocument(
  id: string,
  more: Partial<Provenance> = {},
): { provenance: Provenance; source: { locator: string; text: string } } {
  return {
    provenance: { id, status: 'draft', document: 'd1', saidBy: 'p1', saidAt: '2026-04-01T00:00:00.123456Z', ...more },
    source: { locator: 'table1/r4c2', text: '１２' },
  }
}

/** Provenance of a statement that a person said. */
export function fromPerson(id: string, more: Partial<Provenance> = {}): { provenance: Provenance } {
  return { provenance: { id, status: 'draft', saidBy: 'p1', saidAt: '2026-04-02T09:30:00.000Z', ...more } }
}

export const accepted = { status: 'accepted', decidedBy: 'p2', decidedAt: '2026-04-03T00:00:00.000Z' } as const

export const observations: Kept<Observation>[] = [
  { ...fromDocument('o1'), indicator: 'i1', measure: 'target', fiscalYear: 2026, value: 12, comparator: '>=' },
  {
    ...fromDocument('o2'),
    indicator: 'i1',
    measure: 'actual',
    fiscalYear: 2026,
    value: 0.1,
    asOf: '2027-02',
    status: 'forecast',
  },
  {
    ...fromDocument('o3'),
    indicator: 'i1',
    measure: 'actual',
    fromFiscalYear: 2024,
    toFiscalYear: 2026,
    min: 3,
    max: 4.5,
    unit: '回',
  },
  {
    ...fromPerson('o4'),
    indicator: 'i2',
    measure: 'target',
    fiscalYear: 2026,
    relativeTo: { quantity: '発表数', factor: 4.2, base: 8 },
    text: 'おおむね',
    parts: [{ label: '会場', value: 3 }],
    fromProse: true,
  },
]
export const budgets: Kept<Budget>[] = [
  { ...fromDocument('b1'), item: 'm1', fiscalYear: 2026, stage: 'initial', amount: 62_743_000 },
  { ...fromDocument('b2'), item: 'm1', fiscalYear: 2026, stage: 'settled', amount: 9_007_199_254_740_991, relisted: true },
]
export const evaluations: Kept<Evaluation>[] = [
  {
    ...fromDocument('e1'),
    item: 'm1',
    fiscalYear: 2026,
    stage: 'final',
    evaluator: 'self',
    grades: [
      { scale: '評価区分', code: 'A' },
      { scale: '課題', code: 'Ⅱ' },
    ],
    comment: '理由',
  },
]
export const narratives: Kept<YearNarrative>[] = [
  { ...fromDocument('n1'), item: 'm1', role: 'progress', text: '行った。\n続けた。', status: 'done', fiscalYear: 2026, order: 0 },
  { ...fromDocument('n2'), item: 'm1', role: 'purpose', text: '"引用"\\と{括弧}', order: 1 },
]

/** Body, people, document and a small tree with two indicators. */
export async function keepIdentities(db: Kysely<Tables>): Promise<void> {
  await keepBody(db, { body, name: '見本市', code: null })
  await keepPerson(db, body, { id: 'p1', name: '担当', section: '企画課' })
  await keepPlan(db, body, { id: 'plan', scheme: 'sample', title: '見本計画' })
  await keepFile(db, body, { sha256: fileHash, bytes: new Uint8Array([0, 1, 254, 255]) })
  await insertDocument(db, body, {
    id: 'd1',
    file: fileHash,
    name: '見本.xlsx',
    format: 'xlsx',
    plan: 'plan',
    importedBy: 'p1',
    importedAt: '2026-04-01T00:00:00.000Z',
    facts: {
      title: '見本',
      fiscalYear: 2026,
      stage: 'final',
      grades: [{ scale: '評価区分', code: 'A', meaning: '順調' }],
      marks: [],
    },
  })
  const seen = { status: 'draft', document: 'd1' } as const
  await insertItems(db, body, 'plan', sampleItems, seen)
  await insertIndicators(db, body, sampleIndicators, seen)
  await insertTerms(db, body, [{ id: 't1', term: '用語', definition: '説明' }], seen)
  await insertSections(db, body, ['企画課', '産業課'])
  await insertFindings(db, body, 'd1', [
    { severity: 'warning', code: 'cell-unread' as never, message: '読めませんでした。', source: { locator: 'A1', text: '?' } },
  ])
}

// a child before its parent, as a paper may list them
export const sampleItems = [
  { id: 'w1', parent: 'm1', level: 'programme', title: '事業', order: 2 },
  { id: 'm1', parent: 'g1', level: 'measure', title: '施策', code: '10101010', order: 1, units: ['企画課'], isNew: true },
  { id: 'g1', level: 'policy', title: '基本施策', order: 0 },
  { id: 'm2', parent: 'g1', level: 'measure', title: '別の施策', order: 3, relistedUnder: ['m1'] },
  { id: 'm3', parent: 'g1', level: 'measure', title: '無関係の施策', order: 4 },
] as const satisfies Parameters<typeof insertItems>[3][number][] as unknown as Parameters<typeof insertItems>[3]

export const sampleIndicators: Parameters<typeof insertIndicators>[2] = [
  { id: 'i1', item: 'm1', name: '相談件数', unit: '件', kind: 'quantitative', accumulation: 'annual' },
  { id: 'i2', item: 'm3', name: '満足', kind: 'qualitative' },
]

/** The identities, every statement above as a draft, and one publication. */
export async function keepSample(db: Kysely<Tables>): Promise<void> {
  await keepIdentities(db)
  await insertObservations(db, body, observations)
  await insertBudgets(db, body, budgets)
  await insertEvaluations(db, body, evaluations)
  await insertNarratives(db, body, narratives)
  await insertPublication(
    db,
    body,
    {
      id: 'pub1',
      version: 1,
      fiscalYear: 2026,
      title: '公表',
      publishedBy: 'p2',
      publishedAt: '2026-05-01T00:00:00.000Z',
      sha256: fileHash,
      summary: { count: 1 },
    },
    [{ item: 'm1', order: 0, title: '施策', view: { sections: [] } }],
  )
}
