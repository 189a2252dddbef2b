import { PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFObject, type PDFPage, type PDFRef, PDFString } from 'pdf-lib'
import { type ContentsEntry, entryLink } from './typst-source.ts'

/** An entry with those that stand under it. */
interface Branch {
  entry: ContentsEntry
  under: Branch[]
}

/** An entry with more than this under it is folded up at first: its papers are seen at one glance. */
const unfolded = 30

/** Adds an outline (しおり): headings under the headings that they belong to, each leading to its page. */
export function addOutline(whole: PDFDocument, pages: PDFPage[], entries: ContentsEntry[]): void {
  if (entries.length === 0) return
  const root = whole.context.nextRef()
  const { ends, seen } = addBranches(whole, pages, treeOf(entries), root)
  whole.context.assign(root, whole.context.obj({ Type: 'Outlines', ...ends, Count: seen }))
  whole.catalog.set(PDFName.of('Outlines'), root)
}

function treeOf(entries: ContentsEntry[]): Branch[] {
  const top: Branch[] = []
  const open: Branch[] = []
  for (const entry of entries) {
    const branch: Branch = { entry, under: [] }
    while (open.length > 0 && (open.at(-1) as Branch).entry.depth >= entry.depth) open.pop()
    ;(open.at(-1)?.under ?? top).push(branch)
    open.push(branch)
  }
  return top
}

/** Adds branches that stand beside each other; tells the first and last of them, and how many entries are seen at first. */
function addBranches(
  whole: PDFDocument,
  pages: PDFPage[],
  branches: Branch[],
  parent: PDFRef,
): { ends: Record<string, PDFRef>; seen: number } {
  const { context } = whole
  const refs = branches.map(() => context.nextRef())
  let seen = branches.length
  for (const [nth, { entry, under }] of branches.entries()) {
    const own = refs[nth] as PDFRef
    const [previous, next] = [refs[nth - 1], refs[nth + 1]]
    const below = under.length === 0 ? undefined : addBranches(whole, pages, under, own)
    const folded = below !== undefined && below.seen > unfolded
    if (below && !folded) seen += below.seen
    const item = context.obj({
      Parent: parent,
      Dest: placeOf(pages, entry),
      ...(previous ? { Prev: previous } : {}),
      ...(next ? { Next: next } : {}),
      ...(below ? { ...below.ends, Count: folded ? -below.seen : below.seen } : {}),
    })
    item.set(PDFName.of('Title'), PDFHexString.fromText(entry.text))
    context.assign(own, item)
  }
  return { ends: { First: refs[0] as PDFRef, Last: refs.at(-1) as PDFRef }, seen }
}

/** The top of an entry's page, as large as the reader sees it now. */
function placeOf(pages: PDFPage[], { page, text }: ContentsEntry): (PDFRef | string | number | null)[] {
  const to = pages[page - 1]
  if (!to) throw new Error(`no page ${page} for ${text}`)
  return [to.ref, 'XYZ', 0, to.getHeight(), null]
}

/** Makes the lines of the contents (目次), which name their entry by its number, lead to its page. */
export function linkEntries(pages: PDFPage[], entries: ContentsEntry[]): void {
  for (const { node } of pages) {
    const links = node.Annots()?.asArray() ?? []
    for (const link of links) {
      const annotation = node.context.lookup(link)
      const entry = annotation instanceof PDFDict ? entries[numberIn(annotation)] : undefined
      if (!entry || !(annotation instanceof PDFDict)) continue
      annotation.delete(PDFName.of('A'))
      annotation.set(PDFName.of('Dest'), node.context.obj(placeOf(pages, entry)))
    }
  }
}

/** The number of the entry that a link of the contents names. */
function numberIn(annotation: PDFDict): number {
  const action = annotation.lookup(PDFName.of('A'))
  const address: PDFObject | undefined = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined
  const said = address instanceof PDFString || address instanceof PDFHexString ? address.decodeText() : ''
  return said.startsWith(entryLink) ? Number(said.slice(entryLink.length)) : Number.NaN
}
