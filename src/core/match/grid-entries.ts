import { type FoundFigure, findFigures } from '../figure-in-text.ts'

/** A labelled figure (名前の付いた数値): 申請 6件. */
export interface Entry {
  label: string
  figure: FoundFigure
}

/** Labels with their figures in a cell, and how many lines stand beside them that give no figure. */
export interface Entries {
  entries: Entry[]
  loose: number
}

/**
 * Labelled figures: a noun, then a figure that ends the line or is followed by a blank or a remark. Figures within a sentence
 * (2事業者を含む5人以上の団体), in brackets or in a list of names are none.
 */
export function findEntries(text: string): Entries {
  const entries: Entry[] = []
  let loose = 0
  for (const line of text.split('\n')) {
    const found = entriesOf(line)
    entries.push(...found)
    if ((found.length === 0 && !/^\s*[(（※・*]/.test(line)) || hasTail(line, found)) loose++
  }
  return { entries, loose }
}

/** Whether words follow the last figure of a line that are no remark on it. */
function hasTail(line: string, entries: Entry[]): boolean {
  const last = entries.at(-1)?.figure
  if (!last) return false
  const tail = line.slice(last.index + last.text.length).replace(/[(（[][^()（）[\]]*[)）\]]/g, '')
  return /^\s*[^\s、。,※/+＋]/u.test(tail)
}

function entriesOf(line: string): Entry[] {
  const open = line.replace(/[(（[][^()（）[\]]*[)）\]]/g, (bracket) => '\u0000'.repeat(bracket.length))
  const entries: Entry[] = []
  let from = 0
  for (const figure of findFigures(open)) {
    const after = open.slice(figure.index + figure.text.length)
    const before = open.slice(from, figure.index)
    const label = line
      .slice(from, figure.index)
      .replace(/^[\s、,;・+＋/。]+|[\s:：=…]+$/g, '')
      .replace(/^[)）\]]/, '')
      .trim()
    if (!/^(?:$|[\s\u0000、,;。／/+＋])/.test(after)) return []
    const counting = /(?:延べ|のべ)$/.exec(figure.text.slice(0, 2))?.[0]
    const name = `${label.replace(/^[(（][^()（）]*[)）]\s*/, '')}${counting === undefined ? '' : ` ${counting}`}`.trim()
    if (name === '' || !isNoun(before)) return []
    entries.push({ label: name, figure })
    from = figure.index + figure.text.length
  }
  return entries
}

/** No clause: neither a particle at its end nor a full stop within. */
const isNoun = (words: string) => words.length <= 40 && !/[。]|(?:[をにがはへでと]|から|まで|より)\s*$/.test(words)
