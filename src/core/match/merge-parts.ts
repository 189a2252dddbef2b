import type { Matched } from './matched.ts'

/**
 * Adds what a further part (部) has read: `same` leads from its items to those that are known already. A part that has said an item's id
 * outright, known to it, keeps it; ids of its own that are taken give way.
 */
export function mergeInto(all: Matched, read: Matched, same: Map<string, string>): Matched {
  const items = new Map(read.items.map(({ id }) => [id, same.get(id) ?? freeId(id, all.items)]))
  const indicators = new Map(read.indicators.map(({ id }) => [id, freeId(id, all.indicators)]))
  const observations = new Map(
    read.observations.flatMap(({ id }) => (id === undefined ? [] : [[id, freeId(id, all.observations)] as const])),
  )
  const ids = new Map([...observations, ...indicators, ...items])
  const idOf = (id: string) => ids.get(id) ?? id
  const ofItem = <Row extends { item: string }>(rows: Row[]) => rows.map((row) => ({ ...row, item: idOf(row.item) }))
  const terms = new Set(all.terms.map(({ term }) => term))
  const known = new Set(same.values())
  for (const item of read.items) if (same.has(item.id)) complete(all, idOf(item.id), item)
  return {
    document: { ...read.document, ...all.document, ...legends(all, read) },
    items: [
      ...all.items,
      ...read.items
        .filter(({ id }) => !known.has(idOf(id)))
        .map((item) => ({ ...item, id: idOf(item.id), ...(item.parent === undefined ? {} : { parent: idOf(item.parent) }) })),
    ],
    indicators: [...all.indicators, ...ofItem(read.indicators).map((one) => ({ ...one, id: idOf(one.id) }))],
    observations: [
      ...all.observations,
      ...read.observations.map((one) => ({
        ...one,
        indicator: idOf(one.indicator),
        ...(one.id === undefined ? {} : { id: idOf(one.id) }),
        ...(one.supersededBy === undefined ? {} : { supersededBy: idOf(one.supersededBy) }),
      })),
    ],
    budgets: [...all.budgets, ...ofItem(read.budgets)],
    evaluations: [...all.evaluations, ...ofItem(read.evaluations)],
    narratives: [...all.narratives, ...ofItem(read.narratives)],
    terms: [...all.terms, ...read.terms.filter(({ term }) => !terms.has(term))],
    findings: [
      ...all.findings,
      ...read.findings.map((one) => (one.subject === undefined ? one : { ...one, subject: idOf(one.subject) })),
    ],
  }
}

/** What a list left out of an item, its sheet may say: units, first year, marks. */
function complete({ items }: Matched, id: string, read: Matched['items'][number]): void {
  const known = items.find((one) => one.id === id)
  if (known) Object.assign(known, { ...read, ...known })
}

function legends(all: Matched, read: Matched): Pick<Matched['document'], 'grades' | 'marks'> {
  return {
    grades: all.document.grades.length > 0 ? all.document.grades : read.document.grades,
    marks: all.document.marks.length > 0 ? all.document.marks : read.document.marks,
  }
}

function freeId(id: string, rows: { id?: string }[]): string {
  const taken = new Set(rows.map((row) => row.id))
  for (let n = 1; ; n++) {
    const free = n === 1 ? id : `${id}-${n}`
    if (!taken.has(free)) return free
  }
}
