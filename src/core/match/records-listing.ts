import { finding } from '../finding.ts'
import { cleanLine } from '../text-fold.ts'
import type { RecordsReading } from './records-reading.ts'
import type { RecordTableFound } from './records-tables.ts'

/** Marks every evaluated item that only other tables name than those which list all there are (一覧にない事業); it is kept. */
export function noteUnlisted({ scheme, registry, listed, findings }: RecordsReading, list: RecordTableFound): void {
  const evaluated = scheme.levels.find(({ key }) => key === scheme.evaluates)
  for (const { id, level, levelLabel, code, title, source } of registry.items) {
    if (level !== evaluated?.level || levelLabel !== evaluated.label || listed.has(id)) continue
    const facts = {
      level: evaluated.label,
      title,
      list: cleanLine(list.table.grid.place),
      ...(code === undefined ? {} : { code }),
    }
    findings.push(finding('record-unlisted', facts, { subject: id, source }))
  }
}
