import type { Kysely } from 'kysely'
import type { StatementStatus } from '#core/facts.ts'
import { moneyUnitOf } from '#core/money-unit.ts'
import type { Indicator, Item } from '#core/plan.ts'
import type { SayingRules } from '#core/say-again.ts'
import type { Scheme } from '#core/scheme.ts'
import type { KeptStatement, Statement, StatementList } from '#core/statement.ts'
import { sayAbout, sayValue, type WordContext, yearOf } from '#core/statement-words.ts'
import { findIdentities } from '#store/find-identities.ts'
import { listPlans } from '#store/plan.ts'
import type { Tables } from '#store/tables.ts'
import { type App, findScheme } from './app.ts'

/** A statement in words, as every list of statements shows it. */
export interface StatementView {
  id: string
  list: StatementList
  status: StatementStatus
  item: { id: string; title: string; code?: string }
  indicator?: { id: string; name: string; unit?: string }
  fiscalYear?: number
  /** What is spoken of, in words: 「交流会の開催件数　平成25年度　実績」. */
  about: string
  /** Its value in words: 「3,400人以上」「10,050千円（再掲）」「AⅡ」, or the text itself. */
  value: string
  /** The same as a person types it, to begin a correction with; multi-line for words. */
  editable: string
}

/** What surrounds a statement: its item and indicator, its plan, and by what words are understood there. */
export interface Surroundings {
  item: Item & { plan: string }
  indicator?: Indicator
  words: WordContext
  rules: SayingRules
}

/** Tells the surroundings of statements. Throws for a statement whose item was not loaded. */
export type Surround = (statement: Statement) => Surroundings

/** Loads what surrounds some statements: three queries, however many they are. */
export async function loadSurroundings(db: Kysely<Tables>, app: App, statements: readonly Statement[]): Promise<Surround> {
  const { items, indicators } = await findIdentities(db, app.body, {
    items: [...new Set(statements.flatMap((one) => (one.list === 'observations' ? [] : [one.row.item])))],
    indicators: [...new Set(statements.flatMap((one) => (one.list === 'observations' ? [one.row.indicator] : [])))],
  })
  const plans = await listPlans(db, app.body)
  const schemes = new Map(plans.map((plan) => [plan.id, findScheme(app, plan.scheme)]))
  return surroundBy(items, indicators, (plan) => schemes.get(plan))
}

/** The same from what is loaded already. */
export function surroundBy(
  items: (Item & { plan: string })[],
  indicators: Indicator[],
  schemeOf: (plan: string) => Scheme | undefined,
): Surround {
  const itemById = new Map(items.map((item) => [item.id, item]))
  const indicatorById = new Map(indicators.map((indicator) => [indicator.id, indicator]))
  const units = new Map<Scheme | undefined, string>()
  const unitOf = (scheme: Scheme | undefined): string => {
    const unit = units.get(scheme) ?? moneyUnitOf(scheme)
    units.set(scheme, unit)
    return unit
  }
  return (statement) => {
    const indicator = statement.list === 'observations' ? indicatorById.get(statement.row.indicator) : undefined
    const item = itemById.get(statement.list === 'observations' ? (indicator?.item ?? '') : statement.row.item)
    if (!item) throw new Error(`The item of statement ${statement.row.provenance?.id} was not loaded`)
    const scheme = schemeOf(item.plan)
    const moneyUnit = unitOf(scheme)
    const rules = { scheme: scheme ?? { grades: [] }, moneyUnit, indicator }
    return {
      item,
      ...(indicator ? { indicator } : {}),
      words: { item, indicator, moneyUnit, forecastMark: scheme?.forecastMark },
      rules,
    }
  }
}

/** Puts a statement into words. */
export function viewStatement(statement: KeptStatement, surround: Surround): StatementView {
  const { item, indicator, words } = surround(statement)
  const fiscalYear = yearOf(statement)
  const value = sayValue(statement, words)
  return {
    id: statement.row.provenance.id,
    list: statement.list,
    status: statement.row.provenance.status,
    item: { id: item.id, title: item.title, ...(item.code === undefined ? {} : { code: item.code }) },
    ...(indicator
      ? {
          indicator: {
            id: indicator.id,
            name: indicator.name,
            ...(indicator.unit === undefined ? {} : { unit: indicator.unit }),
          },
        }
      : {}),
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    about: sayAbout(statement, words),
    value,
    editable: value,
  }
}
