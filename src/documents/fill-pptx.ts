import type { Filling, RepeatedBlocks } from '#core/filling.ts'
import { type Finding, finding } from '#core/finding.ts'
import { encodeXml } from './encode-xml.ts'
import { type Copies, copySlide } from './pptx-copy-slide.ts'
import { fillSlide } from './pptx-fill-slide.ts'
import { smallestLetters } from './pptx-fit-box.ts'
import { copyTypes, reachableParts, removeParts } from './pptx-package.ts'
import { type ListedSlide, writeSlideList } from './pptx-slide-list.ts'
import type { PptxTemplate, TemplateSlide } from './pptx-template.ts'
import { writeZip } from './write-zip.ts'

type Said = Pick<Filling, 'writes' | 'rows'>

/** A slide on its way into the file. */
interface MadeSlide {
  slide: TemplateSlide
  xml: string
}

/**
 * Fills a template (様式) of slides and changes nothing else: every other part stays byte for byte, and of a slide every other element stays
 * as it is written. `problems`: what does not fit on its slide. Throws where the filling names a place that the template does not have.
 */
export function fillPptx(
  template: PptxTemplate,
  filling: Pick<Filling, 'writes' | 'rows' | 'blocks'>,
): { bytes: Uint8Array; problems: Finding[] } {
  const made: MadeSlide[] = []
  const problems: Finding[] = []
  const add = (slide: TemplateSlide, said: Said) => {
    for (const { xml, spilled } of fillSlide(slide, said, template.size.height)) {
      made.push({ slide, xml })
      for (const words of spilled)
        problems.push(finding('place-slide-full', { slide: made.length, words: beginOf(words), size: smallestLetters }))
    }
  }
  const repeated = (filling.blocks ?? []).map((blocks) => ({ blocks, ...rangeOf(template, blocks) }))
  for (const [nth, slide] of template.slides.entries()) {
    const within = repeated.find(({ from, to }) => from <= nth && nth <= to)
    if (!within) add(slide, saidOn(filling, nth))
    else if (within.from === nth) {
      const own = template.slides.slice(within.from, within.to + 1)
      for (const copy of within.blocks.copies) for (const [more, one] of own.entries()) add(one, saidOn(copy, nth + more))
    }
  }
  refuseUnknown(template, filling)
  return { bytes: writeSlides(template, made), problems }
}

/** So many letters tell which words are meant. */
const beginOf = (words: string) => {
  const letters = [...words.replace(/\s+/g, ' ').trim()]
  return letters.length > 20 ? `${letters.slice(0, 20).join('')}…` : letters.join('')
}

const slideOf = (locator: string): number => Number(/^p(\d+)\//.exec(locator)?.[1] ?? Number.NaN) - 1

const saidOn = ({ writes, rows }: Said, slide: number): Said => ({
  writes: writes.filter(({ locator }) => slideOf(locator) === slide),
  rows: rows.filter(({ place }) => slideOf(place) === slide),
})

function refuseUnknown(
  { slides }: PptxTemplate,
  { writes, rows, blocks = [] }: Pick<Filling, 'writes' | 'rows' | 'blocks'>,
): void {
  const all = [{ writes, rows }, ...blocks.flatMap(({ copies }) => copies)]
  for (const name of all.flatMap((said) => [
    ...said.writes.map(({ locator }) => locator),
    ...said.rows.map(({ place }) => place),
  ]))
    if (slides[slideOf(name)] === undefined) throw new Error(`no slide of ${name} in the template`)
}

/** The slides, whole ones, between two places. */
function rangeOf({ slides }: PptxTemplate, { from, to }: RepeatedBlocks): { from: number; to: number } {
  const range = {
    from: from === undefined ? 0 : slideOf(from),
    to: to === undefined ? slides.length - 1 : slideOf(to),
  }
  if (!(slides[range.from] && slides[range.to] && range.from <= range.to)) throw new Error('no slides to repeat in the template')
  return range
}

function writeSlides(template: PptxTemplate, made: MadeSlide[]): Uint8Array {
  const parts = { ...template.parts }
  const before = reachableParts(parts)
  const copies: Copies = { made: [], next: template.slides.length + 1 }
  const used = new Set<TemplateSlide>()
  const listed = made.map(({ slide, xml }): ListedSlide => {
    if (used.has(slide)) return { id: slide.id, copy: copySlide(parts, slide.path, encodeXml(xml), copies) }
    used.add(slide)
    if (xml !== slide.xml) parts[slide.path] = encodeXml(xml)
    return { id: slide.id }
  })
  copyTypes(parts, copies.made)
  writeSlideList(parts, template, listed)
  // What only a removed slide led to goes with it; what nothing led to before is none of ours.
  if (used.size < template.slides.length) {
    const after = reachableParts(parts)
    removeParts(parts, new Set([...before].filter((path) => !after.has(path))))
  }
  return writeZip(parts)
}
