import { draftScales } from '#core/draft/draft-scales.ts'
import { isLabelUse } from '#core/draft/label-use.ts'
import { placeLabel } from '#core/draft/place-label.ts'
import type { SchemeDraft } from '#core/draft/scheme-draft.ts'
import { parseFiscalSpan } from '#core/fiscal-year.ts'
import type { DocumentContent } from '#core/grid.ts'
import { layouts } from '#core/scheme-layout.ts'
import { findSchemeDraft, keepSchemeDraft, removeSchemeDraft } from '#store/scheme-draft.ts'
import type { App } from './app.ts'
import { readDraftContent } from './draft-content.ts'
import { listRulePresets, noRule, presetFolder } from './list-rule-presets.ts'

/** What a person corrects in a draft; what is absent stays. `labels` by their place in the draft. */
export interface SchemeDraftChange {
  name?: string
  title?: string
  body?: string
  layout?: string
  stage?: string
  moneyUnit?: string
  /** Place in the draft's list → what it leads to, and the label as the scheme is to write it. */
  labels?: Map<number, { use?: string; label?: string }>
  /** A label that was not found by itself, and what it leads to. */
  added?: { label: string; use: string }
  /** 計画期間, as a person writes it: 令和3年度〜令和7年度. Empty: none. */
  period?: string
  /** 評価の規則 to start from, by name; `people`: none. */
  rule?: string
  /** Scale → its codes, one a line: 「A 順調に進んだ」. */
  scales?: Map<string, string>
}

/** Corrects a draft (様式の下書きの訂正). Returns whether there was one. What is none of the choices is left as it was. */
export async function changeSchemeDraft(app: App, file: string, change: SchemeDraftChange): Promise<boolean> {
  const kept = await findSchemeDraft(app.db, app.body, file)
  if (!kept) return false
  const paper = await readDraftContent(app, kept)
  const content = paper && 'content' in paper ? paper.content : undefined
  const draft = await chooseRule(app, correctDraft(kept.draft, change, content), change.rule)
  await keepSchemeDraft(app.db, app.body, { ...kept, draft, changedBy: app.user.id, changedAt: app.now() })
  return true
}

/** The draft with a rule to start from, or with none. */
async function chooseRule(app: App, draft: SchemeDraft, rule: string | undefined): Promise<SchemeDraft> {
  if (rule === undefined || rule === (draft.preset?.name ?? noRule)) return draft
  const { preset: _, ...plain } = draft
  const preset = (await listRulePresets(presetFolder(app))).find(({ name }) => name === rule)
  return preset ? { ...plain, preset } : plain
}

/** Throws a draft away (下書きの破棄); its file stays. */
export async function discardSchemeDraft(app: App, file: string): Promise<void> {
  await removeSchemeDraft(app.db, app.body, file)
}

const stages = ['plan', 'progress', 'interim', 'final'] as const
const moneyUnits = ['円', '千円', '万円', '百万円', '億円']

/** The draft with a person's corrections. `content`: its paper, by which a label is placed and the answers to a new grade are proposed. */
export function correctDraft(draft: SchemeDraft, change: SchemeDraftChange, content?: DocumentContent): SchemeDraft {
  const stage = stages.find((one) => one === change.stage)
  const layout = layouts.find((one) => one === change.layout)
  const moneyUnit = moneyUnits.find((one) => one === change.moneyUnit)
  const kept = draft.labels.map((label, i) => {
    const { use, label: written } = change.labels?.get(i) ?? {}
    const chosen = use !== undefined && isLabelUse(use) && use !== label.use ? { use, sure: 'sure' as const } : {}
    return { ...label, ...chosen, ...(written?.trim() ? { label: written.trim().slice(0, longest) } : {}) }
  })
  const added = change.added?.label.trim().slice(0, longest)
  const labels =
    added && change.added && isLabelUse(change.added.use)
      ? placeLabel(kept, { label: added, use: change.added.use }, content)
      : kept
  const graded = labels.filter(({ use }) => use === 'grade')
  const proposed = content ? draftScales(graded, content) : []
  const scales = graded.map(({ label }) => {
    const known = draft.scales.find(({ scale }) => scale === label)
    const written = change.scales?.get(label)
    return {
      scale: label,
      codes:
        written === undefined
          ? (known?.codes ?? proposed.find(({ scale }) => scale === label)?.codes ?? usual)
          : readCodes(written),
    }
  })
  const corrected = {
    ...draft,
    name: (change.name ?? draft.name).trim().slice(0, longest),
    title: (change.title ?? draft.title).trim().slice(0, longest),
    body: (change.body ?? draft.body).trim().slice(0, longest),
    ...(stage ? { stage } : {}),
    ...(layout ? { layout } : {}),
    ...(moneyUnit ? { moneyUnit } : {}),
    labels,
    scales,
  }
  if (change.period === undefined) return corrected
  const { period: _, ...plain } = corrected
  const period = parseFiscalSpan(change.period)
  return period ? { ...plain, period } : plain
}

const longest = 120
const usual = { A: 'Aの評価', B: 'Bの評価', C: 'Cの評価' }

/** 「A 順調に進んだ」, one a line; a choice without an explanation explains itself. */
function readCodes(written: string): Record<string, string> {
  const lines = written.split(/\r?\n/).map((line) => line.trim())
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, code, meaning] = /^(\S{1,20})(?:\s+(.{1,120}))?$/u.exec(line) ?? []
      return code === undefined ? [] : [[code, meaning ?? code]]
    }),
  )
}
