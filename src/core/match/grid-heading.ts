import { type FiscalYear, findFiscalYears, parseFiscalSpan, parseFiscalYear } from '../fiscal-year.ts'
import { matchFolded } from '../label.ts'
import { type CompiledLabel, compileLabel, foldLabelText } from '../label-pattern.ts'
import type { Scheme } from '../scheme.ts'
import { cleanLine } from '../text-fold.ts'
import { amountHeadings } from './grid-amount-headings.ts'
import type { ColumnContent } from './grid-column.ts'
import { foldHeading, readBudgetWord, readContentWord, readMeasureWord } from './grid-words.ts'

/** What one heading cell names: contents of columns from left to right (several where the scheme says so), and a year. */
export interface GridHeading {
  contents: ColumnContent[]
  fiscalYear?: FiscalYear
  fromFiscalYear?: FiscalYear
  /** Named by the scheme itself, not by usual words. */
  own: boolean
}

/** What a scheme calls its columns, ready to be looked for; made once a document. */
export interface HeadingWords {
  scheme: Scheme
  near: FiscalYear | undefined
  labels: { label: CompiledLabel; contents: (folded: string) => ColumnContent[] | undefined }[]
}

/** Prepares the labels of a scheme. `near`: the paper's year, by which 28年度 is understood. */
export function headingWords(scheme: Scheme, near?: FiscalYear): HeadingWords {
  const fields = scheme.sheet.flatMap((section) => section.fields)
  const byKey = new Map(fields.map((field) => [field.key, field]))
  const declared = Object.entries(scheme.grid?.headings ?? {}).map(([heading, keys]) => ({
    label: compileLabel(heading),
    contents: (folded: string) =>
      keys.flatMap((key) => {
        const field = byKey.get(key)
        return field ? (contentOf(field, scheme, folded) ?? []) : []
      }),
  }))
  const own = fields.map((field) => ({
    label: compileLabel(field.type === 'indicators' ? field.labels.name : field.label),
    contents: (folded: string) => (field.type === 'indicators' ? [{ kind: 'name' as const }] : contentOf(field, scheme, folded)),
  }))
  return { scheme, near, labels: [...declared, ...own, ...amountHeadings(fields)] }
}

/** Reads a heading cell: by the scheme's labels, else by usual words. */
export function readGridHeading(text: string, words: HeadingWords): GridHeading | undefined {
  if (text.length > 60 || isPlainFigure.test(text)) return undefined
  const line = cleanLine(text)
  const folded = foldHeading(line)
  if (folded === '' || folded.length > 40) return undefined
  const { scheme, near } = words
  const years = yearsOf(line, near)
  const own = byScheme(line, folded, words)
  if (own) return { contents: own, ...years, own: true }
  const content = byWords(withoutYears(line, near), folded, scheme)
  if (content) return { contents: [content], ...years, own: false }
  return years.fiscalYear === undefined ? undefined : { contents: [], ...years, own: false }
}

/** 1,234人, 累計 7件, —: figures are no headings, unless they begin like a year. */
const isPlainFigure =
  /^\s*(?:(?:累計|約)?\s*(?!(?:19|20|１９|２０)[\d０-９]{2})[\d０-９][\d０-９,.]*\s*[^\d\s年度(（]{0,4}(?:[/／]年)?|[-—―－]+)\s*$/

/** The year or span of a heading: 平成32年度, H28, 2024年度(目標), 平成28~32年度. */
function yearsOf(line: string, near: FiscalYear | undefined): { fiscalYear?: FiscalYear; fromFiscalYear?: FiscalYear } {
  const context = near === undefined ? {} : { near }
  const bare = foldHeading(line).replace(/(?:実績|目標|予定|計画|見込)(?:値|額)?/g, '')
  const span = parseFiscalSpan(bare, context)
  if (span) return { fiscalYear: span.to, fromFiscalYear: span.from }
  const year = parseFiscalYear(bare, context) ?? findFiscalYears(line, context).at(-1)?.year ?? westernYear(line)
  return year === undefined ? {} : { fiscalYear: year }
}

/** 2024 目標, 目標(2024): a western year without 年度. */
function westernYear(line: string): FiscalYear | undefined {
  const digits = /(?:^|[^\d])((?:19|20)\d\d)(?:年|$|[^\d])/.exec(line)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

function withoutYears(line: string, near: FiscalYear | undefined): string {
  let rest = line
  for (const { text } of findFiscalYears(line, near === undefined ? {} : { near })) rest = rest.replace(text, '')
  return foldHeading(rest.replace(/(?:19|20)\d\d年?/g, '').replace(/^\s*[()]?\s*[)]?/, ''))
}

function byScheme(line: string, folded: string, { scheme, labels }: HeadingWords): ColumnContent[] | undefined {
  const plain = foldLabelText(line)
  for (const { label, contents } of labels) if (matchFolded(label, plain)) return contents(folded)
  for (const { fields } of scheme.sheet)
    for (const field of fields) {
      const content = field.type === 'indicators' ? byMeasureLabels(field, folded) : undefined
      if (content) return [content]
    }
  return undefined
}

type SchemeField = Scheme['sheet'][number]['fields'][number]

function contentOf(field: SchemeField, scheme: Scheme, folded: string): ColumnContent[] | undefined {
  switch (field.type) {
    case 'item':
    case 'children': {
      const depth = scheme.levels.findIndex(({ key }) => key === field.level)
      return depth < 0 ? undefined : [{ kind: 'item', depth }]
    }
    case 'units':
      return [{ kind: 'units' }]
    case 'narratives':
      return [{ kind: 'words', role: field.role }]
    case 'grade':
      return [{ kind: 'grade', scale: (field.scales ?? scheme.grades.map(({ scale }) => scale))[0] ?? field.label }]
    case 'budget':
      return [
        {
          kind: 'budget',
          stage: readBudgetWord(folded)?.stage ?? Object.values(field.columns)[0] ?? 'initial',
          unit: field.unit,
        },
      ]
    default:
      return undefined
  }
}

function byMeasureLabels({ columns }: SchemeField & { type: 'indicators' }, folded: string): ColumnContent | undefined {
  for (const [label, part] of Object.entries(columns)) {
    const word = foldHeading(label)
    if (part === 'year' || (folded !== word && !(part !== 'unit' && folded.replace(/値$/, '').endsWith(word)))) continue
    return part === 'unit' ? { kind: 'unit' } : { kind: 'figure', measure: part }
  }
  return undefined
}

/** By usual words; a heading that ends with a level's own name heads its items. */
function byWords(bare: string, folded: string, scheme: Scheme): ColumnContent | undefined {
  const budget = readBudgetWord(folded)
  if (budget) return { kind: 'budget', ...budget }
  const content = readContentWord(bare)
  if (content) return content
  const measure = readMeasureWord(bare)
  if (measure && bare.length <= 16) return { kind: 'figure', ...measure }
  const depths = scheme.levels.map(({ label }, depth) => ({ depth, word: foldHeading(label) }))
  const named = depths
    .filter(({ word }) => bare === word || bare.endsWith(word) || bare === `${word}名`)
    .sort((a, b) => b.word.length - a.word.length)[0]
  return named ? { kind: 'item', depth: named.depth } : undefined
}
