import { expect, it } from 'vitest'
import { finding } from '#core/finding.ts'
import { matchDocument } from '#core/match/match.ts'
import { loadSchemes } from '../../schemes.ts'

it('hands on what the reader of the file could not read', () => {
  const unread = finding('pdf-page-without-text', { page: 2 }, { source: { locator: 'p2', text: '' } })
  for (const scheme of loadSchemes()) {
    const { findings } = matchDocument(scheme, { format: 'pdf', grids: [], findings: [unread] })
    expect(findings).toContainEqual(unread)
  }
})
