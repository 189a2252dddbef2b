import type { ColumnAbout, TableAbout } from '#core/machine-readable/checked-table.ts'

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const fieldsIn = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : [])
const wordsIn = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])

/** Name of the description of a Data Package. */
export const descriptionName = 'datapackage.json'

/** Reads the description beside data files (`datapackage.json`, Frictionless): what it says of each file, by its path. Empty where it is none. */
export function readDescription(text: string): Map<string, TableAbout> {
  const described = new Map<string, TableAbout>()
  const whole = parse(text)
  if (!isFields(whole)) return described
  for (const resource of fieldsIn(whole.resources)) {
    const schema = isFields(resource.schema) ? resource.schema : {}
    const columns = fieldsIn(schema.fields).flatMap((field) =>
      typeof field.name === 'string' ? [[field.name, aboutColumn(field)] as const] : [],
    )
    const codes = fieldsIn(schema.fields).flatMap((field) =>
      fieldsIn(field.categories).flatMap(({ value, label }) => (label ? [`${field.name}=${value}`] : [])),
    )
    if (typeof resource.path === 'string')
      described.set(resource.path, {
        columns: new Map(columns),
        missing: wordsIn(schema.missingValues ?? ['']),
        codes: new Set(codes),
        lacks: lackedBy(whole, resource),
      })
  }
  return described
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function aboutColumn(field: Fields): ColumnAbout {
  const constraints = isFields(field.constraints) ? field.constraints : {}
  const choices = [...fieldsIn(field.categories).map(({ value }) => String(value)), ...wordsIn(constraints.enum)]
  return {
    ...(typeof field.type === 'string' ? { type: field.type } : {}),
    ...(typeof field.description === 'string' ? { description: field.description } : {}),
    ...(typeof field.unit === 'string' ? { unit: field.unit } : {}),
    ...(choices.length > 0 ? { choices } : {}),
  }
}

/** What a description of open data should have, and does not: L3-08. */
function lackedBy(whole: Fields, resource: Fields): string[] {
  return [
    ...(whole.title ? [] : ['題名（title）']),
    ...(whole.description ? [] : ['説明（description）']),
    ...(whole.created || whole.version ? [] : ['作成日か版（created、version）']),
    ...(fieldsIn(whole.sources).length > 0 || fieldsIn(resource.sources).length > 0 ? [] : ['出典（sources）']),
    ...(resource.encoding ? [] : ['文字コード（encoding）']),
  ]
}
