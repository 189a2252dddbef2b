import type { Cell } from '../grid.ts'
import { parseMissing } from '../missing.ts'
import type { Item } from '../plan.ts'
import type { SchemeLevel } from '../scheme.ts'
import { cleanLine, foldText } from '../text-fold.ts'
import type { SlidesDraft } from './slides-draft.ts'
import { addItem, countOf, renameItem, titleKey } from './slides-index.ts'
import { readTitle, type TitleReading } from './title-marks.ts'

/** A name of an item as it stands on a slide: its own words, or no more than the level's word with a number (分野①). */
export interface ItemName extends TitleReading {
  /** No name of its own: the level's word and number stand in for it. */
  unnamed?: true
}

/** Reads the name (名称) of an item of a level: 分野①「みどり」, ①「みどり」, みどり(再掲). `undefined` for ー and blanks. */
export function readItemName(written: string, level: SchemeLevel, { scheme }: SlidesDraft): ItemName | undefined {
  const text = cleanLine(written)
  if (parseMissing(text)) return undefined
  const own = foldText(text).startsWith(foldText(level.label)) ? afterLabel(text, level.label) : text
  const numbered = /^[\s:：]*[(（]?([①-⑳]|[Ⅰ-Ⅹ]|\d{1,2})[)）.．:：]?(?=$|[\s「『【(])\s*(.*)$/.exec(own)
  if (!numbered) return bare(readTitle(text, scheme.titleMarks))
  const code = (numbered[1] as string).normalize('NFKC')
  const rest = numbered[2] as string
  return rest === '' ? { title: text, code, unnamed: true } : { ...bare(readTitle(rest, scheme.titleMarks)), code }
}

/** What follows the level's word, by the letters that count. */
function afterLabel(text: string, label: string): string {
  let left = foldText(label).length
  for (const [at, letter] of [...text].entries()) {
    if (left <= 0) return [...text].slice(at).join('')
    left -= foldText(letter).length
  }
  return ''
}

/** A name wholly within quotes is the words within them. */
function bare(reading: TitleReading): TitleReading {
  const quoted = /^「([^「」]*)」$|^『([^『』]*)』$/.exec(reading.title)
  return quoted ? { ...reading, title: quoted[1] ?? (quoted[2] as string) } : reading
}

/** The item of a level and name under a parent: one that is known, or a new one. */
export function placeItem(
  draft: SlidesDraft,
  level: SchemeLevel,
  name: ItemName,
  parent: Item | undefined,
  source: { cell: Cell; text?: string },
): Item {
  const known = knownItem(draft, level, name, parent)
  if (known) {
    if (!name.unnamed && isUnnamed(known, level)) renameItem(draft.index, known, name.title)
    if (known.code === undefined && name.code !== undefined) known.code = name.code
    return known
  }
  const { title, code, isNew, marks } = name
  const delivery = name.delivery ?? (level.key === draft.scheme.evaluates ? draft.slides.delivery : undefined)
  const kept = marks?.filter((mark) => mark !== '再掲')
  const item: Item = {
    id: freeId(draft, level),
    ...(parent ? { parent: parent.id } : {}),
    level: level.level,
    levelLabel: level.label,
    ...(code === undefined ? {} : { code }),
    title,
    order: countOf(draft.index, `${parent?.id} ${level.level}`) + 1,
    ...(delivery ? { delivery } : {}),
    ...(isNew ? { isNew } : {}),
    ...(kept && kept.length > 0 ? { marks: kept } : {}),
    source: { locator: source.cell.locator, text: (source.text ?? source.cell.text).trim() },
  }
  addItem(draft.index, item)
  return item
}

/** Whether an item bears its number alone: 分野①. */
export const isUnnamed = ({ title, code }: Item, level: SchemeLevel) =>
  code !== undefined && titleKey(title) === titleKey(`${level.label}${code}`)

/** Same number on the same level, or same title under the same parent. */
function knownItem({ index }: SlidesDraft, level: SchemeLevel, name: ItemName, parent: Item | undefined): Item | undefined {
  const numbered = name.code === undefined ? undefined : index.byCode.get(`${level.label} ${name.code}`)
  const titled = index.byTitle.get(titleKey(name.title))?.filter((one) => one.levelLabel === level.label)
  return numbered?.find((one) => sameParent(one, parent)) ?? titled?.find((one) => sameParent(one, parent))
}

const sameParent = (item: Item, parent: Item | undefined) => parent === undefined || item.parent === parent.id

/** All known items of a title, on any level. */
export function itemsTitled({ index }: SlidesDraft, title: string): Item[] {
  return index.byTitle.get(titleKey(title)) ?? []
}

/** The root of the plan (計画全体): the item of the first level, where that is the plan itself. */
export function rootItem({ scheme, index }: SlidesDraft): Item | undefined {
  const [level] = scheme.levels
  if (level?.level !== 'vision' || countOf(index, level.label) === 0) return undefined
  return index.all.find((one) => one.levelLabel === level.label && one.parent === undefined)
}

/** p01 for evaluated items; the level's key and number for the others. */
function freeId({ scheme, index }: SlidesDraft, level: SchemeLevel): string {
  const stem = level.key === scheme.evaluates ? 'p' : `${level.key}-`
  for (let n = countOf(index, level.label) + 1; ; n++) {
    const id = `${stem}${String(n).padStart(2, '0')}`
    if (!index.byId.has(id)) return id
  }
}
