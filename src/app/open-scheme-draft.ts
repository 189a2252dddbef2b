import { draftProblems } from '#core/draft/draft-problems.ts'
import { hideWithheld } from '#core/draft/hide-withheld.ts'
import type { SchemeDraft } from '#core/draft/scheme-draft.ts'
import { schemeOfDraft } from '#core/draft/scheme-of-draft.ts'
import type { Exchange } from '#core/exchange.ts'
import type { Finding } from '#core/finding.ts'
import { parseFiscalYear } from '#core/fiscal-year.ts'
import type { DocumentContent } from '#core/grid.ts'
import { findLeftOver } from '#core/left-over.ts'
import { findSlots } from '#core/match/form-slots.ts'
import { matchDocument } from '#core/match/match.ts'
import type { RulePreset } from '#core/rule-presets.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { findSchemeDraft } from '#store/scheme-draft.ts'
import type { App } from './app.ts'
import { readDraftContent } from './draft-content.ts'
import { listRulePresets, presetFolder } from './list-rule-presets.ts'
import { writeSchemeText } from './scheme-text.ts'

/** A scheme in the making as its page shows it. */
export interface SchemeDraftView {
  file: string
  fileName: string
  draft: SchemeDraft
  content: DocumentContent
  /** Rules to start from. */
  presets: RulePreset[]
  /** What is still lacking, in Japanese sentences. */
  problems: string[]
  /** The draft as `scheme.yaml`. */
  yaml: string
  /** What the draft reads on this very paper (試読); absent while something is lacking. */
  trial?: Exchange
  /** Places whose words the trial took, also where they became part of a row of another place (単位, 担当課). */
  read: string[]
  /** Words of the paper that were not read, years aside. */
  left: { locator: string; text: string }[]
}

/** Opens a draft with its paper, and runs it on the paper at once. `undefined` where none was begun. */
export async function openSchemeDraft(app: App, file: string): Promise<SchemeDraftView | { problem: Finding } | undefined> {
  const kept = await findSchemeDraft(app.db, app.body, file)
  const read = kept && (await readDraftContent(app, kept))
  if (!kept || !read) return undefined
  if ('problem' in read) return { problem: read.problem }
  const content = hideWithheld(read.content, kept.draft)
  const presets = await listRulePresets(presetFolder(app))
  return {
    file,
    fileName: kept.fileName,
    draft: kept.draft,
    content,
    presets,
    ...tryDraft(kept.draft, content),
  }
}

/** Runs a draft on a paper: what it reads, or what it lacks. */
export function tryDraft(
  draft: SchemeDraft,
  content: DocumentContent,
): Pick<SchemeDraftView, 'problems' | 'yaml' | 'trial' | 'read' | 'left'> {
  const data = schemeOfDraft(draft)
  const yaml = writeSchemeText(data)
  const lacking = draftProblems(draft)
  if (lacking.length > 0) return { problems: lacking, yaml, read: [], left: [] }
  const parsed = parseScheme(data)
  if ('problems' in parsed) return { problems: parsed.problems, yaml, read: [], left: [] }
  const { scheme } = parsed
  const trial = matchDocument(scheme, content)
  const slots = scheme.layout === 'form' ? findSlots(scheme, content) : []
  const left = findLeftOver(content, trial, scheme).filter(({ text }) => parseFiscalYear(text) === undefined)
  return { problems: [], yaml, trial, read: slots.flatMap(({ cells }) => cells.map(({ locator }) => locator)), left }
}
