import type { Term } from '../exchange.ts'
import { findLabels } from '../label.ts'
import { sourceOf } from './rows-draft.ts'
import { type Block, lineOf, overlap } from './slides-blocks.ts'
import type { SlideLabel } from './slides-labels.ts'

/** Terms (用語) that boxes explain, and the blocks that they took. */
export interface TermsReading {
  terms: Term[]
  taken: Block[]
}

const [longestName, shortestMeaning] = [40, 15]
const bullet = /^[○◯〇●■□◆◇▶・◎]\s*/

/** Reads pairs of boxes below the line that holds a `terms` field's label: a name, and beside or below it what it means. */
export function readTermBoxes(blocks: Block[], labels: SlideLabel[]): TermsReading {
  const named = labels.flatMap(({ label, field }) => (field?.type === 'terms' ? [label] : []))
  const at = blocks.findIndex(({ text }) => named.some((label) => findLabels(label, text).length > 0))
  const head = blocks[at]
  if (!head) return { terms: [], taken: [] }
  const below = blocks.filter((block, nth) => (head.drawn ? block !== head && block.rect[1] >= head.rect[3] - 2 : nth > at))
  const names = below.filter(isName)
  const reading: TermsReading = { terms: [], taken: [] }
  for (const meaning of below.filter(isMeaning)) {
    const name = nearestName(meaning, names, reading.taken)
    if (!name) continue
    const asides = names.filter((one) => one !== name && !reading.taken.includes(one) && besides(one, name, meaning))
    const definition = [lineOf(meaning), ...asides.map((one) => `(${lineOf(one)})`)].join('\n')
    reading.terms.push({
      term: nameOf(name),
      definition,
      source: sourceOf(meaning.cells[0] as Block['cells'][number], meaning.text),
    })
    reading.taken.push(meaning, name, ...asides)
  }
  return reading
}

/** 【○○計画】 above a name says whose it is. */
const nameOf = (block: Block) => {
  const words = lineOf(block).replace(bullet, '')
  return words.replace(/^【[^【】]*】(?=.)/, '').replace(/^【([^【】]*)】$/, '$1')
}

const isName = (block: Block) => {
  const words = lineOf(block)
  return words.length <= longestName && !/[。、]$|[すくるむ]$/.test(words) && !/\d\s*$/.test(words)
}

const isMeaning = (block: Block) =>
  lineOf(block).length >= shortestMeaning && !bullet.test(lineOf(block)) && !/^【/.test(lineOf(block))

function nearestName(meaning: Block, names: Block[], taken: Block[]): Block | undefined {
  const scored = names.flatMap((name) => {
    if (name === meaning || taken.includes(name) || lineOf(name).length >= lineOf(meaning).length) return []
    const [across, down] = [overlap(name.rect, meaning.rect, 0), overlap(name.rect, meaning.rect, 1)]
    const [width, height] = [name.rect[2] - name.rect[0], name.rect[3] - name.rect[1]]
    if (down > height * 0.5 && name.rect[2] <= meaning.rect[0] + 2) return [{ name, far: -across }]
    if (across > width * 0.5 && name.rect[3] <= meaning.rect[1] + 2) return [{ name, far: -down }]
    return []
  })
  return scored.sort((a, b) => a.far - b.far)[0]?.name
}

/** A few words on the same height, on the far side of the name. */
const besides = (one: Block, name: Block, meaning: Block) =>
  lineOf(one).length <= 12 &&
  one.rect[2] <= name.rect[0] + 2 &&
  overlap(one.rect, meaning.rect, 1) > (one.rect[3] - one.rect[1]) * 0.5
