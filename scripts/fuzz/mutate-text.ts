import type { Dice } from './dice.ts'

type TextMutation = (text: string, dice: Dice) => string

/** Figures that no paper holds, and such as look like one. */
const strangeNumbers = [
  '9'.repeat(400),
  '9007199254740993',
  '99999999999999999999',
  '1e308',
  '-0',
  '0.0000000000000000001',
  `0.${'3'.repeat(300)}`,
  '１２３４５６７８９０１２３４５６７８９０',
  '9,99,9,999,,9',
  '▲999億9,999兆9999万',
  '千億兆万百十',
  '令和99999年度',
  'H00',
  '平成元元年度',
  '2147483648',
  'NaN',
  '0000000000000007',
  '1～2～3～4～5',
]

const strangeWords = [
  '\u0000',
  '\ud800',
  '\ufeff',
  '\u202e',
  '\u200b'.repeat(50),
  'ﾞﾟ'.repeat(40),
  '\u0301'.repeat(300),
  '👨‍👩‍👧‍👦',
  '𠮷野家',
  '㍻㍿㈱①⑳Ⅻ㌫',
  '（（（（（（（（（（',
  '【】［］〔〕「」',
  '"',
  '""""',
  "'",
  '\r',
  '\u2028',
  '\u000b\u000c',
  '=cmd|\u0027/c calc\u0027!A1',
  '<script>',
  '&#0;',
  '&#x110000;',
  '&amp;amp;',
  '__proto__',
  'constructor',
  '目標値',
  '実績値',
  '再掲',
  '合計',
  '（再掲）',
  '設定なし',
  '―',
]

const swapAt = (text: string, from: number, to: number, instead: string) => text.slice(0, from) + instead + text.slice(to)
const insertAt = (text: string, at: number, words: string) => swapAt(text, at, at, words)

const strangeNumber: TextMutation = (text, dice) => {
  const found = [...text.matchAll(/[\d０-９][\d０-９,.，]*/g)]
  let changed = text
  for (let times = 1 + dice.below(dice.pick([1, 5, 40])); times > 0 && found.length > 0; times--) {
    const [match] = found.splice(dice.below(found.length), 1)
    const at = match ? changed.indexOf(match[0], match.index) : -1
    if (match && at >= 0) changed = swapAt(changed, at, at + match[0].length, dice.pick(strangeNumbers))
  }
  return changed
}

const strangeWord: TextMutation = (text, dice) => insertAt(text, dice.below(text.length), dice.pick(strangeWords))

const longLine: TextMutation = (text, dice) =>
  insertAt(
    text,
    dice.below(text.length),
    dice
      .pick(['あ', '1', '、', ' ', '\u3000', '1,', '・', '年', '(', '3件', '目標 ', '令和', 'a'])
      .repeat(dice.pick([300, 2000, dice.oneIn(12) ? 60_000 : 20])),
  )

const manyBreaks: TextMutation = (text, dice) =>
  insertAt(
    text,
    dice.below(text.length),
    dice.pick(['\t', '\n', '\r\n', ',', '\t\n', '|', '\n\n・', '"\n']).repeat(dice.pick([30, 300, dice.oneIn(12) ? 20_000 : 5])),
  )

const lineOrder: TextMutation = (text, dice) => {
  const lines = text.split('\n')
  for (let times = 1 + dice.below(12); times > 0; times--) {
    const [taken = ''] = lines.splice(dice.below(lines.length), 1)
    if (!dice.oneIn(3)) lines.splice(dice.below(lines.length + 1), 0, ...(dice.oneIn(3) ? [taken, taken] : [taken]))
  }
  return lines.join('\n')
}

const repeatLines: TextMutation = (text, dice) => {
  const lines = text.split('\n')
  const from = dice.below(lines.length)
  const block = lines.slice(from, from + 1 + dice.below(20))
  const times = Math.min(dice.pick([2, 20, 500]), Math.ceil((dice.oneIn(15) ? 300_000 : 8000) / (block.join('\n').length + 1)))
  return [...lines.slice(0, from), ...Array.from({ length: times }, () => block).flat(), ...lines.slice(from)].join('\n')
}

const dropMarks: TextMutation = (text, dice) => {
  const mark = dice.pick(['\n', '\t', ',', '"', '年', '：', ' ', '。', '（', '）', '・', '=', '>'])
  return dice.oneIn(2) ? text.replaceAll(mark, dice.pick(['', ' ', '\n', '\t', mark + mark])) : text.replace(mark, '')
}

const widths: TextMutation = (text, dice) =>
  dice.oneIn(2)
    ? text.normalize(dice.pick(['NFD', 'NFKD', 'NFKC']))
    : text.replace(/[!-~]/g, (c) => (dice.oneIn(4) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c))

/** Ways to damage text, whatever it is written in. */
export const textMutations: Record<string, TextMutation> = {
  strangeNumber,
  strangeWord,
  longLine,
  manyBreaks,
  lineOrder,
  repeatLines,
  dropMarks,
  widths,
}

/** Damages text in one of the ways. */
export function mutateText(text: string, dice: Dice): { text: string; how: string } {
  const how = dice.pick(Object.keys(textMutations))
  return { text: text === '' ? text : (textMutations[how] ?? strangeWord)(text, dice), how }
}

/** Text as bytes in one of the encodings that papers come in, or in two at once. */
export function encodeText(text: string, dice: Dice): Uint8Array {
  const utf16 = () => Buffer.from(`\ufeff${text}`, 'utf16le')
  switch (dice.below(12)) {
    case 0:
      return new Uint8Array(utf16())
    case 1:
      return new Uint8Array(utf16().subarray(0, -1))
    case 2:
      return new Uint8Array(utf16().swap16())
    case 3:
      return new Uint8Array(Buffer.from(`\ufeff${text}`))
    case 4:
      return new Uint8Array(Buffer.concat([Buffer.from(text), Buffer.from([0x8e, 0x7b, 0x8d, 0xf4])]))
    case 5:
      return new Uint8Array(Buffer.concat([Buffer.from([0x1b, 0x24, 0x42]), Buffer.from(text)]))
    default:
      return new Uint8Array(Buffer.from(text))
  }
}
