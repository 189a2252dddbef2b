import { type FiscalYear, findFiscalYears, parseFiscalSpan, parseFiscalYear } from '../fiscal-year.ts'
import { matchLabel } from '../label.ts'
import type { Scheme } from '../scheme.ts'
import { cleanLine } from '../text-fold.ts'
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

/** Reads a heading cell: by the scheme's labels, else by usual words. `near`: the paper's year, by which 28年度 is understood. */
export function readGridHeading(text: string, scheme: Scheme, near?: FiscalYear): GridHeading | undefined {
  const line = cleanLine(text)
  const folded = foldHeading(line)
  if (folded === '' || folded.length > 40) return undefined
  const years = yearsOf(line, near)
  const own = byScheme(line, folded, scheme)
  if (own) return { contents: own, ...years, own: true }
  const content = byWords(withoutYears(line, near), folded, scheme)
  if (content) return { contents: [content], ...years, own: false }
  return years.fiscalYear === undefined ? undefined : { contents: [], ...years, own: false }
}

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

function byScheme(line: string, folded: string, scheme: Scheme): ColumnContent[] | undefined {
  const fields = scheme.sheet.flatMap((section) => section.fields)
  for (const [heading, keys] of Object.entries(scheme.grid?.headings ?? {})) {
    if (!matchLabel(heading, line)) continue
    return keys.flatMap((key) => {
      const field = fields.find((one) => one.key === key)
      return field ? (contentOf(field, scheme, folded) ?? []) : []
    })
  }
  for (const field of fields) {
    if (field.type === 'indicators') {
      const content = byIndicatorLabels(field, line, folded)
      if (content) return [content]
    } else if (matchLabel(field.label, line)) return contentOf(field, scheme, folded)
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

function byIndicatorLabels(
  { labels, columns }: SchemeField & { type: 'indicators' },
  line: string,
  folded: string,
): ColumnContent | undefined {
  if (matchLabel(labels.name, line)) return { kind: 'name' }
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
