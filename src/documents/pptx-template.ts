import { mainPart, readRelations } from './office-relations.ts'
import { findPptxPlaces, type SlidePlaces } from './pptx-places.ts'
import { readSlideList } from './read-pptx.ts'
import { refuse } from './refuse.ts'
import { decodeXml } from './scan-xml.ts'
import { openContainer } from './unzip.ts'

/** A slide of a template: its part, its id in the list of slides, and its places. */
export interface TemplateSlide extends SlidePlaces {
  path: string
  /** `r:id` in the list of slides. */
  id: string
  xml: string
}

/** A PowerPoint file that serves as a template (様式のスライド), opened once and filled many times. */
export interface PptxTemplate {
  parts: Record<string, Uint8Array>
  /** Path of the part that lists the slides. */
  path: string
  slides: TemplateSlide[]
  /** In points. */
  size: { width: number; height: number }
}

/** Opens a template. Refuses, as the reader does, what is no PowerPoint file. */
export function openPptxTemplate(bytes: Uint8Array, name = 'template'): PptxTemplate {
  const container = openContainer(bytes, name)
  const parts = Object.fromEntries(container.paths.map((path) => [path, container.part(path) ?? new Uint8Array()]))
  const path = mainPart(container, 'ppt/presentation.xml', name)
  const list = parts[path]
  if (list === undefined) refuse('file-broken', { name, part: path }, path)
  const { slides, size } = readSlideList(list, { name, part: path })
  const relations = readRelations(container, path, name)
  return {
    ...{ parts, path, size },
    slides: slides.map((id, nth): TemplateSlide => {
      const part = relations.get(id)?.target ?? ''
      const own = parts[part]
      if (own === undefined) refuse('file-broken', { name, part: path }, path)
      const xml = decodeXml(own, { name, part })
      return { path: part, id, xml, ...findPptxPlaces(container, { name, part }, xml, nth + 1) }
    }),
  }
}
