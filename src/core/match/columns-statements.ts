import { type Finding, finding } from '../finding.ts'
import { missingWords, parseMissing } from '../missing.ts'
import type { Accumulation, Item } from '../plan.ts'
import { cleanText } from '../text-fold.ts'
import { type Plan, placeBlocks, placeGoals } from './columns-beside.ts'
import { cutBlocks } from './columns-blocks.ts'
import type { ColumnsContext } from './columns-draft.ts'
import { readGoal } from './columns-goal.ts'
import { readGoals } from './columns-goals.ts'
import { joinBroken } from './columns-line.ts'
import type { PaperColumn } from './columns-rows.ts'
import type { Matched } from './matched.ts'

/** Adds lines as one narrative of an item. */
export function addWords(
  draft: Matched,
  item: string,
  role: Matched['narratives'][number]['role'],
  lines: string[],
  locator: string,
): void {
  const text = joinBroken(lines)
    .map((line) => cleanText(line).replace(/[ \u3000]+/g, ' '))
    .join('\n')
  if (text !== '') draft.narratives.push({ item, role, text, source: { locator, text: lines.join('\n').trim() } })
}

/** Goals become indicators of the undertakings that they stand beside; what each item's goals say. */
export function addGoals(
  draft: Matched,
  column: PaperColumn,
  plan: Plan,
  items: Item[],
  root: Item | undefined,
  context: ColumnsContext,
): { at: number; text: string }[] {
  const { scheme, fiscalYear } = context
  const goals = readGoals(column.lines)
  const depth = Object.values(scheme.columns?.marks ?? {}).indexOf(scheme.columns?.indicators ?? '')
  const places = placeGoals(plan, goals, (one) => one.depth === depth)
  return goals.flatMap((goal, nth) => {
    const at = places[nth]
    const item = at === undefined ? root : items[at]
    if (!item) return []
    const reason = parseMissing(goal.text)
    if (reason !== undefined) {
      const source = { locator: goal.line.cell.locator, text: goal.text }
      draft.findings.push(
        finding('goal-missing', { title: item.title, reason: missingWords[reason] }, { subject: item.id, source }),
      )
      return []
    }
    const reading = readGoal(goal, fiscalYear, scheme.indicators.role)
    const id = `${item.id}-i${draft.indicators.filter((one) => one.item === item.id).length + 1}`
    const accumulation =
      reading.indicator.kind === 'quantitative'
        ? accumulationOf(reading.indicator.name, reading.indicator.unit, scheme.indicators.accumulation)
        : {}
    draft.indicators.push({ id, item: item.id, ...accumulation, ...reading.indicator })
    for (const row of reading.observations) {
      const year = row.fiscalYear === fiscalYear || row.fiscalYear === undefined ? '' : `-${row.fiscalYear}`
      draft.observations.push({ id: `${id}-${row.measure}${year}`, indicator: id, ...row })
    }
    draft.findings.push(...reading.findings.map((one): Finding => ({ ...one, subject: id })))
    return at === undefined ? [] : [{ at, text: goal.text }]
  })
}

/** A level at a date where the name says that something is so; none where each occasion counts for itself; else the scheme's. */
function accumulationOf(name: string, unit: string | undefined, usual: Accumulation): { accumulation?: Accumulation } {
  if (/ごと|当たり|あたり/.test(name)) return {}
  const point = unit === '%' || unit === '％' || /(?:段階|状態)にある|(?:時点|現在)の|残高|在籍/.test(name)
  return { accumulation: point ? 'point' : usual }
}

/** Blocks of words become narratives of what they speak of. */
export function addBlocks(
  draft: Matched,
  { heading, lines }: PaperColumn,
  plan: Plan,
  items: Item[],
  root: Item | undefined,
  goals: { at: number; text: string }[],
): void {
  if (heading.use.kind !== 'words') return
  const blocks = cutBlocks(lines)
  const places = placeBlocks(plan, blocks, (at) =>
    goals
      .filter((goal) => goal.at === at)
      .map(({ text }) => text)
      .join('\n'),
  )
  for (const [nth, block] of blocks.entries()) {
    const at = places[nth]
    const item = at === undefined ? root : items[at]
    if (item)
      draft.narratives.push({
        item: item.id,
        role: heading.use.role,
        text: block.text,
        source: { locator: block.line.cell.locator, text: block.raw },
      })
  }
}
