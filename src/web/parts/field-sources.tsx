import type { Provenance } from '#core/facts.ts'
import type { SheetField } from '#core/sheet.ts'
import type { Source } from '#core/source.ts'
import { formatLocator } from './locator-words.ts'
import type { SheetLinks } from './sheet-links.ts'

interface Spoken {
  provenance?: Provenance
  source?: Source
}

/** The blocks of words of a field; figures and grades carry their own links. */
const wordsOf = (field: SheetField): Spoken[] =>
  field.type === 'narratives' ? [...field.blocks, ...(field.below ?? []).flatMap(({ blocks }) => blocks)] : []

/** Where the words of a field come from, one link a block. */
export function FieldSources({ field, links }: { field: SheetField; links: SheetLinks }) {
  const spoken = wordsOf(field).filter(({ provenance }) => provenance !== undefined)
  if (spoken.length === 0) return null
  return (
    <p className="field-sources">
      <span className="margin-kind">出典</span>
      {spoken.map(({ provenance, source }, i) => (
        <a
          key={provenance?.id}
          href={links.statement('narratives', provenance?.id ?? '')}
          title={source ? formatLocator(source.locator) : '担当者の入力'}
          aria-label={`${field.label} ${i + 1}つ目の出典`}
        >
          {spoken.length === 1 ? (source ? formatLocator(source.locator) : '担当者の入力') : i + 1}
        </a>
      ))}
    </p>
  )
}
