import { findBeside } from './beside-items.ts'
import type { Facts } from './facts.ts'
import { inOrder } from './fill-children.ts'
import { fillField } from './fill-field.ts'
import { labelWords } from './fill-label-words.ts'
import type { FiscalYear } from './fiscal-year.ts'
import { fillLabel } from './label.ts'
import type { Item } from './plan.ts'
import type { Scheme } from './scheme.ts'
import type { SheetSection, SheetView } from './sheet.ts'

/**
 * Fills a sheet (評価票) for one item and year from what is known: the scheme's sections and fields, nothing but what the facts hold.
 * Throws where the facts do not know the item: that is the caller's mistake.
 */
export function fillSheet(scheme: Scheme, facts: Facts, itemId: string, fiscalYear: FiscalYear): SheetView {
  const item = facts.items.find(({ id }) => id === itemId)
  if (!item) throw new Error(`no item ${itemId} in the facts`)
  const path = pathTo(item, facts.items)
  const words = labelWords(scheme, facts, item, fiscalYear)
  const filled = { scheme, facts, item, path, fiscalYear }
  const sections = scheme.sheet.map(
    ({ section, fields }): SheetSection => ({
      title: fillLabel(section, words),
      fields: fields.flatMap((field) => fillField(filled, field, fillLabel(field.label, words))),
    }),
  )
  const stage = stageOf(facts, item, fiscalYear) ?? scheme.stage
  const beside = inOrder(findBeside(scheme, facts.items)([...path, item]))
  const where = { item, path, ...(beside.length > 0 ? { beside } : {}) }
  return { scheme: scheme.name, title: scheme.title, body: scheme.body.name, fiscalYear, stage, ...where, sections }
}

/** From the root down to the item's parent. */
function pathTo(item: Item, items: Item[]): Item[] {
  const path: Item[] = []
  for (let at = item; at.parent !== undefined; ) {
    const parent = items.find(({ id }) => id === at.parent)
    if (!parent || path.includes(parent)) break
    path.unshift(parent)
    at = parent
  }
  return path
}

/** The stage (段階) of what was said last of the item in this year. */
function stageOf({ evaluations, narratives }: Facts, item: Item, fiscalYear: FiscalYear) {
  const said = [...narratives, ...evaluations].filter((one) => one.item === item.id && one.fiscalYear === fiscalYear)
  return said.findLast(({ stage }) => stage !== undefined)?.stage
}
