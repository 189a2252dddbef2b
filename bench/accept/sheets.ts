import type { Kysely } from 'kysely'
import type { Provenance } from '#core/facts.ts'
import type { KeptStatement } from '#core/statement.ts'
import { keepBody } from '#store/body.ts'
import { insertDocument } from '#store/document.ts'
import { keepFile } from '#store/file.ts'
import { insertIndicators } from '#store/indicator.ts'
import { insertItems } from '#store/item.ts'
import { keepPlan } from '#store/plan.ts'
import type { Tables } from '#store/tables.ts'

const indicatorsPerSheet = 4
const years = [2022, 2023, 2024, 2025, 2026]

/** Keeps a body with as many items as sheets, each with its indicators: all that statements refer to. */
export async function keepSheetIdentities(db: Kysely<Tables>, body: string, sheets: number): Promise<void> {
  const sha256 = 'ab'.repeat(32)
  const facts = { grades: [], marks: [] }
  await keepBody(db, { body, name: body, code: null })
  await keepPlan(db, body, { id: 'plan', scheme: 'bench', title: '計画' })
  await keepFile(db, body, { sha256, bytes: new Uint8Array(1) })
  const importedAt = '2026-04-01T00:00:00Z'
  await insertDocument(db, body, {
    id: 'd',
    file: sha256,
    name: 'd',
    format: 'xlsx',
    plan: 'plan',
    importedBy: 'p',
    importedAt,
    facts,
  })
  const numbers = Array.from({ length: sheets }, (_, sheet) => sheet)
  const seen = { status: 'accepted', document: 'd' } as const
  const items = numbers.map((sheet) => ({ id: `item-${sheet}`, level: 'programme' as const, title: `事業 ${sheet}` }))
  await insertItems(db, body, 'plan', items, seen)
  const indicators = numbers.flatMap((sheet) =>
    Array.from({ length: indicatorsPerSheet }, (_, place) => ({
      id: `indicator-${sheet}-${place}`,
      item: `item-${sheet}`,
      name: `指標 ${place}`,
      kind: 'quantitative' as const,
    })),
  )
  await insertIndicators(db, body, indicators, seen)
}

/** The drafts of many sheets: 40 figures, 10 amounts, 1 grade and 8 passages of words each. */
export function makeDrafts(sheets: number): KeptStatement[] {
  return Array.from({ length: sheets }, (_, sheet) => makeSheet(sheet)).flat()
}

function makeSheet(sheet: number): KeptStatement[] {
  const item = `item-${sheet}`
  let count = 0
  const origin = (): { provenance: Provenance; source: { locator: string; text: string } } => {
    count += 1
    return {
      provenance: {
        id: `statement-of-sheet-${sheet}-${count}`,
        status: 'draft',
        document: 'd',
        saidBy: 'p',
        saidAt: '2026-04-01T00:00:00Z',
      },
      source: { locator: `Sheet${sheet}!C${count}`, text: `${count * 7}件` },
    }
  }
  const observations = Array.from({ length: indicatorsPerSheet }, (_, place) => `indicator-${sheet}-${place}`).flatMap(
    (indicator) =>
      years.flatMap((fiscalYear) =>
        (['target', 'actual'] as const).map(
          (measure): KeptStatement => ({
            list: 'observations',
            row: { ...origin(), indicator, measure, fiscalYear, value: (sheet * 31 + count) / 7 },
          }),
        ),
      ),
  )
  const budgets = years.flatMap((fiscalYear) =>
    (['initial', 'settled'] as const).map(
      (stage): KeptStatement => ({
        list: 'budgets',
        row: { ...origin(), item, fiscalYear, stage, amount: sheet * 1_000 + count },
      }),
    ),
  )
  const evaluation: KeptStatement = {
    list: 'evaluations',
    row: { ...origin(), item, fiscalYear: 2026, stage: 'final', evaluator: 'self', grades: [{ scale: '評価区分', code: 'A' }] },
  }
  const narratives = Array.from(
    { length: 8 },
    (_, order): KeptStatement => ({
      list: 'narratives',
      row: {
        ...origin(),
        item,
        role: 'progress',
        fiscalYear: 2026,
        order,
        text: '計画どおりに進め、関係者と調整した。'.repeat(6),
      },
    }),
  )
  return [...observations, ...budgets, evaluation, ...narratives]
}
