import { finding } from '../finding.ts'
import type { Cell } from '../grid.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import type { Source } from '../source.ts'
import { formatTarget } from '../target.ts'
import { endsLikeName } from './name-ends.ts'
import { addFormer, addLastYear } from './rows-before.ts'
import { addIndicator, addObservation, type ItemDraft, type RowsContext, sourceOf } from './rows-draft.ts'
import { sumOf } from './rows-sum.ts'
import { readTargets, type TargetEntry } from './rows-targets.ts'
import { targetFields } from './target-fields.ts'
import { readUntil } from './target-remarks.ts'

/** Reads a targets cell of an item: an indicator and its target for each entry; 設定なし and blank leave a finding. */
export function readTargetsCell(draft: ItemDraft, cell: Cell, row: number, context: RowsContext): void {
  const reading = readTargets(cell.text)
  const at = { subject: draft.item.id, source: sourceOf(cell) }
  if ('none' in reading) {
    if (reading.none === 'blank') draft.findings.push(finding('target-blank', { title: draft.item.title }, at))
    else draft.findings.push(finding('no-target-set', { title: draft.item.title, words: reading.text.trim() }, at))
    return
  }
  const targets: EntryRows[] = []
  for (const entry of reading.entries) targets.push(addEntry(draft, entry, { cell, row, before: targets.at(-1) }, context))
  for (const [nth, entry] of reading.entries.entries()) {
    const [before, after] = [targets[nth], targets[nth + 1]]
    if (!entry.replaced || !before?.target || !after?.target?.id) continue
    before.target.supersededBy = after.target.id
    const facts = { before: said(entry), after: said(reading.entries[nth + 1] ?? entry) }
    draft.findings.push(
      finding('target-replaced', facts, { subject: before.target.id ?? before.indicator.id, source: sourceOf(cell) }),
    )
  }
}

/** 相談件数 80件以上 */
const said = ({ name, target }: TargetEntry) => `${name} ${formatTarget(target)}`.trim()

interface EntryRows {
  indicator: Indicator
  target?: Observation
}

interface EntryPlace {
  cell: Cell
  row: number
  /** What the entry before it has become. */
  before: EntryRows | undefined
}

function addEntry(draft: ItemDraft, entry: TargetEntry, { cell, row, before }: EntryPlace, context: RowsContext): EntryRows {
  const { target } = entry
  const counted = target.none === 'blank' && endsLikeName(entry.name, 'name')
  const wordsOnly = target.qualitative === true || (target.none === 'blank' && entry.name !== '' && !counted)
  const source = sourceOf(cell, entry.raw)
  const indicator = entry.ofSame && before ? before.indicator : openIndicator(draft, entry, wordsOnly, source, context)
  draft.rowOf.set(indicator.id, row)
  if (target.none !== undefined && (target.none !== 'blank' || counted)) {
    const facts = { title: entry.name, words: entry.raw.replace(/\s+/g, ' ') }
    draft.findings.push(finding('no-target-set', facts, { subject: indicator.id, source }))
    return { indicator }
  }
  // A ratio is said in words that no one field of it gives back: 発表数の2倍以上.
  const text = entry.text ?? (wordsOnly ? entry.name : target.relativeTo ? formatTarget(target) : undefined)
  const until = readUntil(entry.raw, context.fiscalYear)
  if (until?.cumulative) indicator.accumulation = 'cumulative'
  const fiscalYear = until?.fiscalYear ?? context.fiscalYear
  const observation = addObservation(
    draft,
    {
      indicator: indicator.id,
      measure: 'target',
      ...(fiscalYear === undefined ? {} : { fiscalYear }),
      ...targetFields(target),
      ...(entry.parts === undefined ? {} : { parts: entry.parts }),
      ...(text === undefined ? {} : { text }),
      source,
    },
    context,
  )
  tellSum(draft, indicator, observation)
  addLastYear(draft, observation, context)
  addFormer(draft, observation, entry, context)
  return { indicator, target: observation }
}

/** A finding where the paper gives a target in its parts alone. */
function tellSum(draft: ItemDraft, { id, name, unit }: Indicator, target: Observation): void {
  if (!target.parts) return
  const sum = sumOf({ ...target, ...(unit === undefined ? {} : { unit }) })
  const at = { subject: target.id ?? id, ...(target.source ? { source: target.source } : {}) }
  draft.findings.push(finding('target-computed-from-parts', { name, sum }, at))
}

function openIndicator(
  draft: ItemDraft,
  { name, target }: TargetEntry,
  wordsOnly: boolean,
  source: Source,
  { scheme }: RowsContext,
): Indicator {
  const { role, accumulation, direction } = scheme.indicators
  return addIndicator(draft, {
    name: name === '' ? draft.item.title : name,
    kind: wordsOnly ? 'qualitative' : 'quantitative',
    ...(role ? { role } : {}),
    accumulation: target.accumulation ?? accumulation,
    ...(direction ? { direction } : {}),
    ...(target.unit === undefined ? {} : { unit: target.unit }),
    source,
  })
}
