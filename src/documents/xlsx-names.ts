import { attributeOf, decodeEntities } from './scan-xml.ts'

/** Names of a book and what they stand for (名前の定義), by the name in small letters; those that Excel keeps for itself begin with a mark. */
export function readNames(book: string): Map<string, string> {
  const found = [...book.matchAll(/<(?:\w+:)?definedName\b([^>]*)>([^<]*)/g)].flatMap(([, attributes = '', formula = '']) => {
    const name = attributeOf(attributes, 'name')
    return name === undefined || name.startsWith('_xlnm.') ? [] : [[name.toLowerCase(), decodeEntities(formula)] as const]
  })
  return new Map(found)
}

/** Words of a formula that may be names; what stands in quotes, names of sheets and functions may not. */
const words = /"(?:[^"]|"")*"|'(?:[^']|'')*'!|[\p{L}_\\][\p{L}\p{N}_.\\]*(?![\p{L}\p{N}_.(!])/gu

/** Puts what names stand for in their places. */
export function spellNames(formula: string, names: Map<string, string>): string {
  if (names.size === 0) return formula
  return formula.replace(words, (word) => {
    const meant = names.get(word.toLowerCase())
    return meant === undefined ? word : /[-+*/^&=<>,]/.test(meant) ? `(${meant})` : meant
  })
}
