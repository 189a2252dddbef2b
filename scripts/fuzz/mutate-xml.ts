import type { Dice } from './dice.ts'

type XmlMutation = (xml: string, dice: Dice) => string

const strangeValues = [
  '99999999999',
  '-1',
  '0',
  '1048577',
  '16385',
  'A1:XFD1048576',
  'XFD1048576',
  'ZZZZZZ99999999',
  '',
  '../../../x',
  'NaN',
  'rId999',
  '1.5',
  '&lt;',
  'あ'.repeat(2000),
  '1 2 3 4',
  '__proto__',
]

/** Places of a pattern, up to some thousands: enough to choose from. */
function placesOf(xml: string, pattern: RegExp): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (const match of xml.matchAll(pattern)) {
    found.push({ from: match.index, to: match.index + match[0].length })
    if (found.length > 4000) break
  }
  return found
}

function swapOne(xml: string, pattern: RegExp, dice: Dice, write: (found: string) => string): string {
  const found = placesOf(xml, pattern)
  if (found.length === 0) return xml
  const { from, to } = dice.pick(found)
  return xml.slice(0, from) + write(xml.slice(from, to)) + xml.slice(to)
}

const attribute: XmlMutation = (xml, dice) => {
  let changed = xml
  for (let times = 1 + dice.below(dice.pick([1, 6])); times > 0; times--)
    changed = swapOne(changed, /="[^"]*"/g, dice, () => `="${dice.pick(strangeValues)}"`)
  return changed
}

const dropTag: XmlMutation = (xml, dice) => swapOne(xml, /<\/?[\w:]+[^>]*>/g, dice, () => '')
const doubleTag: XmlMutation = (xml, dice) => swapOne(xml, /<\/?[\w:]+[^>]*>/g, dice, (tag) => tag + tag)
const otherTag: XmlMutation = (xml, dice) => {
  const tags = placesOf(xml, /<[\w:]+[^>]*>/g)
  const { from, to } = tags.length > 0 ? dice.pick(tags) : { from: 0, to: 0 }
  return swapOne(xml, /<[\w:]+[^>]*>/g, dice, () => xml.slice(from, to))
}

const nest: XmlMutation = (xml, dice) => {
  const times = dice.pick([20, 300, 600, 5000])
  return swapOne(xml, /<([\w:]+)(?:\s[^<>]*)?>[^<>]*<\/\1>/g, dice, (element) => {
    const open = /^<[^>]*>/.exec(element)?.[0] ?? '<x>'
    const name = /^<([\w:]+)/.exec(open)?.[1] ?? 'x'
    return open.repeat(times) + element + (dice.oneIn(4) ? '' : `</${name}>`.repeat(times))
  })
}

const repeatElement: XmlMutation = (xml, dice) =>
  swapOne(
    xml,
    /<(\w*:?(?:tr|tc|row|c|p|r|td|th|li|sp|si|t|mergeCell|br|div))(?:\s[^<>]*)?>(?:(?!<\1[\s>])[\s\S]){0,4000}?<\/\1>/g,
    dice,
    (element) =>
      element.repeat(Math.min(dice.pick([2, 30, 1000]), Math.ceil((dice.oneIn(15) ? 300_000 : 10_000) / element.length))),
  )

const entities: XmlMutation = (xml, dice) => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(50)}">${'bcdefgh'.replace(/./g, (c) => `<!ENTITY ${c} "${`&${String.fromCharCode(c.charCodeAt(0) - 1)};`.repeat(10)}">`)}]>`
  const used = swapOne(xml, />[^<>]+</g, dice, () => '>&h;<')
  return dice.oneIn(2) ? bomb + used : used
}

const spans: XmlMutation = (xml, dice) => {
  const size = dice.pick(['0', '2', '7', '1000', '65534', '99999999'])
  const words = dice.pick([
    `rowspan="${size}"`,
    `colspan="${size}"`,
    `rowSpan="${size}"`,
    `gridSpan="${size}"`,
    `w:val="${size}"`,
    'hMerge="1"',
    'vMerge="1"',
    'hidden="1"',
  ])
  return swapOne(xml, /<\w*:?(?:td|th|tc|row|gridSpan|tr)\b/g, dice, (tag) => `${tag} ${words}`)
}

const moved: XmlMutation = (xml, dice) => {
  const pieces = placesOf(xml, /<[\w:]+[^<]*/g)
  if (pieces.length < 3) return xml
  const [one, two] = [dice.pick(pieces), dice.pick(pieces)].sort((a, b) => a.from - b.from)
  if (!one || !two) return xml
  return xml.slice(0, one.from) + xml.slice(two.from, two.to) + xml.slice(one.from, two.from) + xml.slice(two.to)
}

/** Ways to damage XML or HTML. */
export const xmlMutations: Record<string, XmlMutation> = {
  attribute,
  dropTag,
  doubleTag,
  otherTag,
  nest,
  repeatElement,
  entities,
  spans,
  moved,
}

/** Damages XML in one of the ways. */
export function mutateXml(xml: string, dice: Dice): { text: string; how: string } {
  const how = dice.pick(Object.keys(xmlMutations))
  return { text: (xmlMutations[how] ?? attribute)(xml, dice), how }
}
