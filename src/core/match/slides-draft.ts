import type { Budget, NarrativeRole, Stage, Term } from '../exchange.ts'
import type { Finding } from '../finding.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { Item } from '../plan.ts'
import type { Scheme, SchemeLevel } from '../scheme.ts'
import type { SlidesDeclaration } from '../scheme-slides.ts'
import { emptyMatch, type Matched } from './matched.ts'
import type { ProseOf } from './prose.ts'
import { type ItemDraft, openDraft, settleUnits } from './rows-draft.ts'
import { type ItemIndex, indexItems } from './slides-index.ts'

/** One part of a paper while it is being read, on top of what the parts before it have read. */
export interface SlidesDraft {
  scheme: Scheme
  slides: SlidesDeclaration
  fiscalYear?: FiscalYear
  stage: Stage
  /** Roles of which the sheet has several fields: their words keep the label. */
  labelled: Set<NarrativeRole>
  /** What the parts before have read. */
  before: Matched
  /** Items of the parts before, then this part's own. */
  index: ItemIndex
  drafts: Map<string, ItemDraft>
  budgets: Budget[]
  terms: Term[]
  /** Words of its sheets, for the figures in them. */
  prose: ProseOf[]
  findings: Finding[]
  /** Where the list before ended: a page may have cut it. */
  list?: { above: Map<string, Item>; item?: Item }
}

/** Nothing read of this part yet. */
export function openSlides(scheme: Scheme, slides: SlidesDeclaration, before: Matched): SlidesDraft {
  const { fiscalYear, stage = scheme.stage } = before.document
  const lists = { index: indexItems(before.items), drafts: new Map(), budgets: [], terms: [], prose: [], findings: [] }
  const roles = scheme.sheet.flatMap(({ fields }) => fields.flatMap((field) => (field.type === 'narratives' ? [field.role] : [])))
  const labelled = new Set(roles.filter((role, at) => roles.indexOf(role) !== at))
  return { scheme, slides, before, stage, labelled, ...(fiscalYear === undefined ? {} : { fiscalYear }), ...lists }
}

/** What is said of an item in this part. */
export function draftOf(draft: SlidesDraft, item: Item): ItemDraft {
  const open = draft.drafts.get(item.id) ?? openDraft(item)
  draft.drafts.set(item.id, open)
  return open
}

/** The level of a key; the scheme's check has seen to it that there is one. */
export function levelOf({ scheme }: SlidesDraft, key: string): SchemeLevel | undefined {
  return scheme.levels.find((level) => level.key === key)
}

/** How deep a level lies, 0 for the root's. */
export function depthOf({ scheme }: SlidesDraft, key: string): number {
  return scheme.levels.findIndex((level) => level.key === key)
}

/** The part as the seven lists: its own items, and what was said of any. */
export function closeSlides(draft: SlidesDraft): Matched {
  const known = new Set(draft.before.items.map(({ id }) => id))
  const drafts = [...draft.drafts.values()]
  for (const one of drafts) settleUnits(one)
  settleAccumulations(draft, drafts)
  return {
    ...emptyMatch(),
    items: draft.index.all.filter(({ id }) => !known.has(id)),
    indicators: drafts.flatMap(({ indicators }) => indicators),
    observations: drafts.flatMap(({ observations }) => observations),
    budgets: draft.budgets,
    narratives: drafts.flatMap(({ narratives }) => narratives),
    terms: draft.terms,
    findings: [...draft.findings, ...drafts.flatMap(({ findings }) => findings)],
  }
}

/** What a unit alone tells of how figures add up: a share is a level at a date. */
function settleAccumulations({ scheme }: SlidesDraft, drafts: ItemDraft[]): void {
  const { accumulation, byUnit = {} } = scheme.indicators
  for (const indicator of drafts.flatMap(({ indicators }) => indicators)) {
    const told = indicator.unit === undefined ? undefined : byUnit[indicator.unit]
    if (told !== undefined && indicator.accumulation === accumulation) indicator.accumulation = told
  }
}
