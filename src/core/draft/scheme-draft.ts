import type { Stage } from '../exchange.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { DocumentContent } from '../grid.ts'
import { readHeading } from '../match/heading.ts'
import type { RulePreset } from '../rule-presets.ts'
import { type Layout, layouts } from '../scheme-layout.ts'
import { cleanText } from '../text-fold.ts'
import { chooseLayout } from './choose-layout.ts'
import { stageOf } from './column-words.ts'
import { type DraftLabel, draftLabels } from './draft-labels.ts'
import { type DraftScale, draftScales } from './draft-scales.ts'
import { lookUp } from './field-words.ts'
import { writeLabel } from './label-pattern-of.ts'

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
/** Lines at the head of a paper among which its title stands. */
const headLines = 12

/** Drafts a scheme (様式の下書き) from one document that no scheme knows. Nothing of it is taken as true before a person has seen it. */
export function draftScheme(content: DocumentContent, name: string): SchemeDraft {
  const cells = content.grids.flatMap((grid) => grid.cells)
  const lines = cells.slice(0, headLines).filter(({ text }) => text.length <= 80 && isTitleLike(text))
  const heading = readHeading(lines, { titles: [], labels: [] })
  const text = cleanText(
    cells
      .map((cell) => cell.text)
      .join('\n')
      .slice(0, enoughText),
  )
  const labels = draftLabels(content)
  const draft: SchemeDraft = {
    name,
    title: titleOf(heading.title ?? lines.find(({ text }) => isTitleLike(text))?.text ?? name),
    body: bodyIn(text),
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

/** Words with which the title of a paper says what it is. */
const paperWords = /シート|調書|[評点]価?[票表書]|評価|一覧|プラン|計画|戦略|報告/

/** Neither a label of the field's own words nor a year alone; a title may end with such a word (…計画 取組状況). */
function isTitleLike(text: string): boolean {
  const written = writeLabel(text)
  if (written === undefined || written.word.length < 4) return false
  return lookUp(written.word) === undefined || (written.word.length >= 10 && paperWords.test(written.word))
}

/** The body's name, where words stand behind it that a paper's title goes on with; ordinals before it are no part of it (第3次). */
const named =
  /^(?:第?\s*\d+[次期]\s*)?([^\s\d()（）、。「」]{1,6}?[都道府県市区町村]|[^\s\d()（）、。「」]{1,14}?(?:組合|広域連合|企業団))(?=$|[\s)）\u3000]|事務事業|行政(?:評価|改革)|総合(?:計画|戦略)|予算|施策|補助金|教育委員会|まち・ひと)/
const bodyIn = (text: string): string =>
  text
    .split(/[\s(（\u3000]+/)
    .flatMap((word) => named.exec(word)?.[1] ?? [])
    .find((name) => !/^(?:市区町村|市町村|都道府県|市|町|村|区|県|府|都|道)$/.test(name)) ?? ''

/** The title without what changes from year to year: 令和7年度 事務事業評価シート(令和6年度実施分) → 事務事業評価シート. */
function titleOf(written: string): string {
  const plain = (writeLabel(written)?.pattern ?? written).replace(/[(（][^()（）]*\{(?:年度|期間|時点)\}[^()（）]*[)）]/g, '')
  return (
    plain
      .replace(/\{[^{}]*\}/g, '')
      .replace(/\s+/g, ' ')
      .trim() || written.trim()
  )
}
