import { parseFigure } from './figure.ts'
import { findFigures } from './figure-in-text.ts'
import type { Target } from './target.ts'
import { fromNumber, fromRange } from './target-figure.ts'

/**
 * A target whose figure stands among words: behind a noun (来場者数 3,400人以上), before a remark in brackets (4.0以上(5段階)), or as the total
 * behind how it comes about (年3回、計90人以上). The words are kept. `undefined` where it is words alone.
 */
export function readAmongWords(text: string): Target | undefined {
  return labelled(text) ?? remarked(text) ?? totalled(text) ?? onScale(text)
}

/** A noun and one figure (来場者数 3,400人以上), or a figure with a remark in brackets: the figure, with the words kept. */
function labelled(text: string): Target | undefined {
  const found = findFigures(text)
  const [figure] = found
  if (!figure) return undefined
  const words = (text.slice(0, figure.index) + text.slice(figure.index + figure.text.length)).trim()
  const isLabel =
    found.length === 1 &&
    !/[~〜∼～]\s*$|\d\s*[ー\-−–—]?\s*$/.test(words) &&
    /^[^。、をにがはへでと\n]{1,24}[:\s]*$/.test(words) &&
    text.trimEnd().endsWith(figure.text)
  const isRemark = /^[(※[].*[)\]]?$/s.test(words) && text.startsWith(figure.text)
  if (!isLabel && !isRemark) return undefined
  return { ...fromNumber({ kind: 'number', ...figure }), text }
}

/** 4.0以上(5段階): a figure without a unit is told by filling what stands before the brackets. Two figures alone, 29(4), are not one. */
function remarked(text: string): Target | undefined {
  const [, head = '', remark] = /^([^()]*\d[^()]*?)\s*\(([^()]{1,30})\)$/.exec(text) ?? []
  if (remark === undefined) return undefined
  const target = wholeFigure(head, text)
  const isFigure = parseFigure(remark).kind === 'number' && !/段階|満点$/.test(remark)
  return isFigure && target?.comparator === undefined ? undefined : target
}

/** 年3回、計90人以上: the total is what is aimed at; how many times is a remark. */
function totalled(text: string): Target | undefined {
  const [, total] = /^[^。\n]{1,20}[、，・\s]\s*(?:合計|総計|計|延べ|のべ)\s*([^、，。\n]*\d[^、，。\n]*)$/.exec(text) ?? []
  return total === undefined ? undefined : wholeFigure(total, text)
}

/** 4段階で3.5以上: a point on a scale. */
function onScale(text: string): Target | undefined {
  const [, point] = /^\d{1,3}(?:段階|点満点)(?:評価)?(?:で|中|のうち)[、\s]*(\S.*)$/.exec(text) ?? []
  return point === undefined ? undefined : wholeFigure(point, text)
}

function wholeFigure(words: string, text: string): Target | undefined {
  const figure = parseFigure(words)
  if (figure.kind === 'number') return { ...fromNumber(figure), text }
  return figure.kind === 'range' ? { ...fromRange(figure), text } : undefined
}
