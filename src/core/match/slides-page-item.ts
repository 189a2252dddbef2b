import { finding } from '../finding.ts'
import type { Item } from '../plan.ts'
import type { SchemeField } from '../scheme-field.ts'
import { sourceOf } from './rows-draft.ts'
import { depthOf, levelOf, type SlidesDraft } from './slides-draft.ts'
import { renameItem, titleKey } from './slides-index.ts'
import { cutNumbered } from './slides-numbered.ts'
import { fieldsOf, type PageField, type SlidePage, textOf } from './slides-page.ts'
import { cutAmount, takeAmount, takeStart } from './slides-page-amount.ts'
import { isUnnamed, itemsTitled, placeItem, readItemName, rootItem } from './slides-tree.ts'
import { cutUnits, unitsIn } from './slides-units.ts'
import { writtenLines } from './slides-words.ts'

/** The item that a slide is about, and the items of a lower level that it speaks of together. */
export interface PageItem {
  item: Item
  /** Where the slide's item is above the evaluated level: the evaluated ones under it. */
  members: Item[]
}

/** Finds or makes the item of a slide (個票) with those above it, and takes what its head says: sections, amount, first year. */
export function readPageItem(draft: SlidesDraft, page: SlidePage): PageItem | undefined {
  const words = page.heading.map(({ text }) => text).join('')
  const { heading, units } = cutUnits(words)
  const named = fieldsOf(page, 'item').sort((a, b) => depthOf(draft, a.field.level) - depthOf(draft, b.field.level))
  const own = named.findLast(({ field }) => field.level === draft.scheme.evaluates) ?? named.at(-1)
  const amount = own && cutAmount(textOf(own))
  const found = own && amount ? findItem(draft, amount.title, own, named) : undefined
  const item = found ?? makeItem(draft, { page, heading, named, own, title: amount?.title })
  if (!item) return undefined
  const members = found ? withNamed(draft, page, membersOf(draft, item)) : []
  nameAbove(draft, named)
  if (found) tellHeading(draft, item, heading, page)
  addUnits(
    [item, ...members],
    [
      ...units,
      ...page.units.flatMap(({ text }) => unitsIn(text)),
      ...fieldsOf(page, 'units').flatMap((one) => unitsIn(textOf(one))),
    ],
  )
  takeStart(draft, item, fieldsOf(page, 'startYear')[0])
  takeAmount(draft, { item, members }, own, fieldsOf(page, 'budget')[0], amount?.amount)
  return { item, members }
}

/** 分野①「みどり」: what a list named by its number alone, the slide calls by its title. */
function nameAbove(draft: SlidesDraft, named: (PageField & { field: SchemeField & { type: 'item' } })[]): void {
  for (const { field, pieces } of named) {
    const level = levelOf(draft, field.level)
    const name = level && pieces[0] && readItemName(pieces[0].text, level, draft)
    if (!level || !name || name.code === undefined || name.unnamed) continue
    for (const item of draft.index.byCode.get(`${level.label} ${name.code}`) ?? [])
      if (isUnnamed(item, level)) renameItem(draft.index, item, name.title)
  }
}

/** An item that a list has named already: of the evaluated level, else of the one above it, under the theme that the slide names. */
function findItem(draft: SlidesDraft, title: string, own: PageField, named: PageField[]): Item | undefined {
  const level = own.field.type === 'item' ? levelOf(draft, own.field.level) : undefined
  const name = level && readItemName(title, level, draft)
  if (!name) return undefined
  const levels = draft.scheme.levels.slice(0, depthOf(draft, level.key) + 1).map(({ label }) => label)
  const found = itemsTitled(draft, name.title).filter(({ levelLabel }) => levels.includes(levelLabel ?? ''))
  const themes = named.flatMap(({ field, pieces }) => {
    const above = field.type === 'item' ? levelOf(draft, field.level) : undefined
    const first = above && pieces[0] && readItemName(pieces[0].text, above, draft)
    if (!above || !first) return []
    const { byCode, byTitle } = draft.index
    const alike = first.code === undefined ? byTitle.get(titleKey(first.title)) : byCode.get(`${above.label} ${first.code}`)
    return (alike ?? []).filter((one) => one.levelLabel === above.label)
  })
  const under = (one: Item) => themes.some(({ id }) => pathOf(draft, one).includes(id))
  const same = found.filter((one) => one.levelLabel === level.label)
  return same.find(under) ?? same[0] ?? found.find(under) ?? found[0]
}

function pathOf({ index }: SlidesDraft, item: Item): string[] {
  const path: string[] = []
  for (let at: Item | undefined = item; at && !path.includes(at.id); at = index.byId.get(at.parent ?? '')) path.push(at.id)
  return path
}

interface NewItem {
  page: SlidePage
  heading: string
  named: (PageField & { field: SchemeField & { type: 'item' } })[]
  own: PageField | undefined
  title: string | undefined
}

/** An item that no list has named: the slide itself says what lies above it. */
function makeItem(draft: SlidesDraft, { page, heading, named, own, title }: NewItem): Item | undefined {
  let parent = rootItem(draft)
  const headed = draft.slides.heading === undefined ? undefined : levelOf(draft, draft.slides.heading)
  const steps = draft.scheme.levels.flatMap((level) => {
    const field = named.find(
      (one) =>
        one.field.level === level.key && one === (named.findLast(({ field }) => field.level === level.key) === own ? own : one),
    )
    const [first] = field?.pieces ?? []
    if (field && first) return [{ level, text: field === own && title !== undefined ? title : first.text, cell: first.cell }]
    const [line] = page.heading
    return level === headed && heading !== '' && line ? [{ level, text: heading, cell: line.cell }] : []
  })
  const last = steps.at(-1)
  for (const { level, text, cell } of steps) {
    const name = readItemName(text, level, draft)
    if (name) parent = placeItem(draft, level, name, level.key === draft.scheme.levels[0]?.key ? undefined : parent, { cell })
    else if (level === last?.level) return undefined
  }
  return last ? parent : undefined
}

/** The evaluated items under every item of this title and level: a slide may speak of several programmes together. */
function membersOf(draft: SlidesDraft, item: Item): Item[] {
  const evaluated = levelOf(draft, draft.scheme.evaluates)
  if (!evaluated || item.levelLabel === evaluated.label) return []
  const alike = itemsTitled(draft, item.title).filter((one) => one.levelLabel === item.levelLabel)
  const below = alike.flatMap(({ id }) => draft.index.children.get(id) ?? [])
  return below.filter((one) => one.levelLabel === evaluated.label)
}

/** With those that stand elsewhere in the plan, where a numbered heading of the slide names them beside its own. */
function withNamed(draft: SlidesDraft, page: SlidePage, members: Item[]): Item[] {
  const [first] = members
  if (!first) return members
  const titles = fieldsOf(page, 'narratives').flatMap(({ pieces }) =>
    cutNumbered(writtenLines(pieces, undefined)).flatMap(({ title }) => title ?? []),
  )
  const named = titles.flatMap((title) => itemsTitled(draft, title).filter(({ levelLabel }) => levelLabel === first.levelLabel))
  return [...new Set([...members, ...named])]
}

function tellHeading(draft: SlidesDraft, item: Item, heading: string, page: SlidePage): void {
  const headed = draft.slides.heading === undefined ? undefined : levelOf(draft, draft.slides.heading)
  const above = item.levelLabel === headed?.label ? item : draft.index.byId.get(item.parent ?? '')
  const [line] = page.heading
  if (!line || heading === '' || !above || above.levelLabel !== headed?.label || titleKey(above.title) === titleKey(heading))
    return
  draft.findings.push(
    finding('heading-differs', { heading, title: above.title }, { subject: above.id, source: sourceOf(line.cell) }),
  )
}

function addUnits(items: Item[], units: string[]): void {
  for (const item of items) if (units.length > 0) item.units = [...new Set([...(item.units ?? []), ...units])]
}
