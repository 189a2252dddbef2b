import { cleanText } from './text-fold.ts'

/** One of several choices (選択肢) behind numbers, and whether its number is circled. */
export interface NumberedChoice {
  words: string
  circled: boolean
}

const circledDigits = '①②③④⑤⑥⑦⑧⑨'
const score = /^[1-9①-⑨](?:(?:\s*[・･·,、/]\s*|\s+)[1-9①-⑨])+$/

/**
 * Reads choices that a paper prints all, one of them marked: words behind numbers that count up (「１ 拡充　② 継続」), or the numbers alone, up or down
 * (「５・④・３・２・１」). `undefined` where the text offers none.
 */
export function readNumbered(written: string): NumberedChoice[] | undefined {
  const text = cleanText(written).trim()
  if (score.test(text)) return readScore(text)
  const bulleted = readBulleted(text)
  if (bulleted) return bulleted
  const numbers = [...text.matchAll(/(?:^|[\s\u3000])([①-⑨]|\d(?=[.．\s\u3000]))[.．]?\s*/g)]
  if (numbers.length < 2 || numbers[0]?.index !== 0 || !numbers.every(({ 1: number = '' }, nth) => numberAt(number) === nth + 1))
    return undefined
  return numbers.map((found, nth) => ({
    words: text.slice(found.index + found[0].length, numbers[nth + 1]?.index ?? text.length).trim(),
    circled: isCircled(found[1] ?? ''),
  }))
}

/** 【改善】 or ○維持 among choices. */
const marked = /^(?:[【［[〔<〈](.*)[】］\]〕>〉]|[○◯〇●◎]\s*(.*))$/

/** 「・拡充　・【改善】　・廃止」, 「拡大 ・ ○維持 ・ 縮小」: words behind or between dots, of which one stands in brackets or behind a circle. */
function readBulleted(text: string): NumberedChoice[] | undefined {
  const [head = '', ...rest] = text.split(/[\s\u3000]*・[\s\u3000]*/)
  const parts = head === '' ? rest : [head, ...rest]
  if (parts.length < 3 || parts.some((part) => part === '' || part.length > 16)) return undefined
  const offered = parts.map((part) => ({ part, own: marked.exec(part)?.slice(1).find(Boolean) }))
  if (offered.filter(({ own }) => own !== undefined).length !== 1) return undefined
  return offered.map(({ part, own }) => ({ words: own ?? part, circled: own !== undefined }))
}

/** Numbers alone are choices only where one is circled, and each is one more, or each one less, than that before it. */
function readScore(text: string): NumberedChoice[] | undefined {
  const digits = [...text].filter((letter) => /[1-9①-⑨]/.test(letter))
  const values = digits.map(numberAt)
  const steps = new Set(values.slice(1).map((value, nth) => value - (values[nth] as number)))
  const [step] = steps
  if (digits.length < 3 || steps.size !== 1 || (step !== 1 && step !== -1)) return undefined
  if (digits.filter(isCircled).length !== 1) return undefined
  return digits.map((digit) => ({ words: String(numberAt(digit)), circled: isCircled(digit) }))
}

const isCircled = (digit: string): boolean => circledDigits.includes(digit)
const numberAt = (digit: string): number => (isCircled(digit) ? circledDigits.indexOf(digit) + 1 : Number(digit))
