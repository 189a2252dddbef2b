import type { Scheme } from './scheme.ts'
import { checkRules } from './scheme-check-rules.ts'
import type { SchemeField } from './scheme-field.ts'

/** What in a scheme does not agree with the rest of it: one Japanese sentence a place. */
export function checkScheme(scheme: Scheme): string[] {
  return [
    ...checkLevels(scheme),
    ...checkParts(scheme),
    ...checkGrades(scheme),
    ...checkRules(scheme),
    ...checkFields(scheme),
    ...checkPlaceholders(scheme),
  ]
}

/** Each part is checked as the scheme that it stands for. */
function checkParts(scheme: Scheme): string[] {
  return (scheme.parts ?? []).flatMap(({ part, layout, sheet, evaluates, slides }, nth) => {
    const own = { ...scheme, layout, sheet: sheet ?? scheme.sheet, evaluates: evaluates ?? scheme.evaluates }
    const keys = [own.evaluates, slides?.heading, slides?.numbered].filter((key) => key !== undefined)
    const unknown = keys.filter((key) => !scheme.levels.some((level) => level.key === key))
    const problems = [...checkFields(own), ...checkPlaceholders(own)]
    return [
      ...unknown.map((key) => `parts[${nth}]（${part}）: 「${key}」は levels にありません。`),
      ...problems.map((problem) => `parts[${nth}]（${part}）の ${problem}`),
    ]
  })
}

function checkLevels({ levels, evaluates }: Scheme): string[] {
  const problems = twice(levels.map(({ key }) => key)).map((key) => `levels: 「${key}」が二度あります。`)
  if (!levels.some(({ key }) => key === evaluates)) problems.push(`evaluates: 「${evaluates}」は levels にありません。`)
  levels.forEach(({ code }, i) => {
    if (code !== undefined && !isPattern(code)) problems.push(`levels[${i}].code: 「${code}」は正規表現として読めません。`)
  })
  return problems
}

function checkGrades({ grades }: Scheme): string[] {
  const problems: string[] = []
  grades.forEach(({ on }, i) => {
    for (const code of on ?? [])
      if (!(code in (grades[i - 1]?.codes ?? {}))) problems.push(`grades[${i}].on: 「${code}」は一つ前の評価区分にありません。`)
  })
  return problems
}

/** A field with its place in the file: `sheet[2].fields[1]`, `sheet[2].fields[1].fields[0]`. */
interface PlacedField {
  place: string
  field: SchemeField
}

/** Every field, those of the blocks of child items after their own. */
function placedFields({ sheet }: Pick<Scheme, 'sheet'>): PlacedField[] {
  const placed = (fields: SchemeField[], at: string): PlacedField[] =>
    fields.flatMap((field, i) => {
      const place = `${at}.fields[${i}]`
      return [{ place, field }, ...(field.type === 'children' && field.fields ? placed(field.fields, place) : [])]
    })
  return sheet.flatMap(({ fields }, i) => placed(fields, `sheet[${i}]`))
}

function checkFields(scheme: Scheme): string[] {
  const fields = placedFields(scheme)
  return [
    ...twice(fields.map(({ field }) => field.key)).map((key) => `sheet: 項目の key「${key}」が二度あります。`),
    ...fields.flatMap((one) => checkField(scheme, one)),
  ]
}

function checkField({ levels, grades, layout }: Scheme, { place, field }: PlacedField): string[] {
  const problems: string[] = []
  if ('level' in field && !levels.some(({ key }) => key === field.level))
    problems.push(`${place}.level: 「${field.level}」は levels にありません。`)
  if (field.type === 'grade') {
    const { scales = grades.map(({ scale }) => scale) } = field
    for (const scale of scales)
      if (!grades.some((one) => one.scale === scale)) problems.push(`${place}.scales: 「${scale}」は grades にありません。`)
    if (scales.length > 1 && grades.some(({ scale, open }) => open && scales.includes(scale)))
      problems.push(`${place}.scales: 語で答える区分(open)は、項目ごとに一つだけ指定してください。`)
  }
  if (field.type === 'children' && field.fields && !Object.values(field.columns).includes('title'))
    problems.push(`${place}.columns: fields があるときは、名称(title)の見出しが要ります。`)
  if (field.type === 'children' && field.unit === undefined && Object.values(field.columns).some(isStage))
    problems.push(`${place}.unit: 金額の列があるときは、金額の単位が要ります。`)
  if (layout === 'form' && (field.type === 'targets' || field.type === 'comparison'))
    problems.push(`${place}.type: ${field.type} は layout: rows でだけ使えます。`)
  return problems
}

const isStage = (column: string) => column !== 'title' && column !== 'state'

const placeholders = ['年度', '翌年度', '期間', '時点', '番号', '組織', '名称']

function checkPlaceholders(scheme: Scheme): string[] {
  const labels = [
    ...scheme.sheet.map(({ section }, i) => ({ place: `sheet[${i}].section`, label: section })),
    ...placedFields(scheme).flatMap(({ place, field }) => labelsOf(field).map((label) => ({ place: `${place}.label`, label }))),
  ]
  const known = placeholders.map((one) => `{${one}}`).join(' ')
  return labels.flatMap(({ place, label }) =>
    unknownPlaceholders(label).map((word) => `${place}: {${word}} は使えません。${known} のいずれかです。`),
  )
}

const labelsOf = (field: SchemeField): string[] => [
  field.label,
  ...('labels' in field ? Object.values(field.labels) : []),
  ...('columns' in field ? Object.keys(field.columns) : []),
  ...(field.type === 'budget' ? Object.keys(field.parts ?? {}) : []),
  ...(field.type === 'grade' && field.reason !== undefined ? [field.reason] : []),
]

const unknownPlaceholders = (label: string): string[] =>
  [...label.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] as string).filter((word) => !placeholders.includes(word))

const twice = (keys: string[]) => [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))]

function isPattern(source: string): boolean {
  try {
    new RegExp(source)
    return true
  } catch {
    return false
  }
}
