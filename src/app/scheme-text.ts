import { parseDocument, stringify } from 'yaml'
import { parseScheme, type SchemeReading } from '#core/scheme-file.ts'

/** Reads the text of a `scheme.yaml` (様式の定義): the scheme, or what is wrong with it in Japanese sentences. */
export function readSchemeText(text: string): SchemeReading {
  const document = parseDocument(text, { uniqueKeys: true, customTags: [] })
  const [wrong] = document.errors
  if (wrong) return { problems: [`YAML として読めません: ${wrong.message.split('\n')[0]}`] }
  try {
    return parseScheme(document.toJS({ maxAliasCount: 20 }))
  } catch {
    return { problems: ['別名（*）が多すぎます。'] }
  }
}

/** Writes the data of a scheme as its `scheme.yaml`. */
export const writeSchemeText = (data: Record<string, unknown>): string =>
  stringify(data, { lineWidth: 130, flowCollectionPadding: true })
