import { checkExample } from '#core/example.ts'
import { loadSchemes } from './load-schemes.ts'

/** What became of a scheme's own tests (例題). */
export interface SchemeCheck {
  name: string
  title: string
  /** How many examples it has. */
  examples: number
  /** One Japanese sentence for each that does not hold. */
  failures: string[]
}

/** Tests every scheme of a folder by its own examples (様式の例題の確認); those that cannot be read come back as problems. */
export async function checkSchemes(
  folder: string,
): Promise<{ checks: SchemeCheck[]; problems: { path: string; message: string }[] }> {
  const { schemes, problems } = await loadSchemes(folder)
  const checks = schemes.map((scheme) => ({
    name: scheme.name,
    title: scheme.title,
    examples: scheme.examples.length,
    failures: scheme.examples.flatMap((example) => checkExample(scheme, example) ?? []),
  }))
  return { checks, problems }
}
