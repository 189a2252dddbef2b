import { parseFigure } from './figure.ts'

/**
 * 80%以|上, 1,50|0人, 2 2 0 人: a figure that its cell's width broke, or whose characters were set apart, is whole again. Lines of which each is
 * a figure, and digits with a space between them, are figures of their own.
 */
export function unbroken(text: string): string {
  if (text.length > 40 || !/\s/.test(text) || isFigure(text)) return text
  const joined = text.replace(/\s+/g, '')
  return mayBeOne(text) && isFigure(joined) ? joined : text
}

const isFigure = (words: string) => ['number', 'range'].includes(parseFigure(words).kind)

function mayBeOne(text: string): boolean {
  const torn = /[,，][\d０-９]{0,2}\n\s*[\d０-９]/.test(text)
  const setApart = text.split(/\s+/).every((piece) => [...piece].length <= 1)
  if (torn || setApart) return true
  const lines = text.split('\n')
  return !/[\d０-９]\s+[\d０-９]/.test(text) && (lines.length === 1 || !lines.every(isFigure))
}
