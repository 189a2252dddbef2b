import type { Stage } from '../exchange.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { DocumentContent } from '../grid.ts'
import type { RulePreset } from '../rule-presets.ts'
import { type Layout, layouts } from '../scheme-layout.ts'
import { cleanText } from '../text-fold.ts'
import { chooseLayout } from './choose-layout.ts'
import { stageOf } from './column-words.ts'
import { type DraftLabel, draftLabels } from './draft-labels.ts'
import { type DraftScale, draftScales } from './draft-scales.ts'
import { bodyIn, headOfPaper } from './title-of-paper.ts'

/** A scheme in the making (様式の下書き): what a person corrects before it becomes a `scheme.yaml`. */
export interface SchemeDraft {
  /** Folder name, `my-city-2026`. */
  name: string
  title: string
  /** 団体 */
  body: string
  layout: Layout
  stage: Stage
  /** Unit in which the sheet writes money. */
  moneyUnit: string
  labels: DraftLabel[]
  scales: DraftScale[]
  /** 計画期間, where the sheet's rule or labels count from it */
  period?: { from: FiscalYear; to: FiscalYear }
  /** 評価の規則 to start from; absent: people decide, and nothing is proposed. */
  preset?: RulePreset
}

const moneyUnits = ['百万円', '億円', '千円', '万円', '円']
/** How much of a paper is looked through for its unit and its body. */
const enoughText = 50_000

/** Drafts a scheme (様式の下書き) from one document that no scheme knows. Nothing of it is taken as true before a person has seen it. */
export function draftScheme(content: DocumentContent, name: string): SchemeDraft {
  const cells = content.grids.flatMap((grid) => grid.cells)
  const text = cleanText(
    cells
      .map((cell) => cell.text)
      .join('\n')
      .slice(0, enoughText),
  )
  const labels = draftLabels(content)
  const body = bodyIn(text)
  const { heading, title } = headOfPaper(cells, labels, body)
  const draft: SchemeDraft = {
    name,
    title,
    body,
    layout: 'form',
    stage: heading.stage ?? 'final',
    moneyUnit:
      moneyUnits.find((unit) => text.includes(`単位:${unit}`) || text.includes(`単位：${unit}`) || text.includes(`(${unit})`)) ??
      '千円',
    labels,
    scales: draftScales(labels, content),
  }
  const list = { ...draft, labels: labelsOfList(labels) }
  const layout = chooseLayout(list, content, layouts)
  return layout === 'form' ? draft : { ...list, layout }
}

/** In a list 令和5年度決算額 is no row of amounts but a column of them. */
function labelsOfList(labels: DraftLabel[]): DraftLabel[] {
  return labels.map((label) => {
    const stage = label.use === 'budget' ? stageOf(label.label) : undefined
    return stage === undefined ? label : { ...label, use: stage }
  })
}
