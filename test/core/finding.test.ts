import { describe, expect, it } from 'vitest'
import { finding } from '#core/finding.ts'

describe('finding', () => {
  it('tells names and figures as they are', () => {
    expect(finding('comparison-unread', { title: '測定の共同化', words: '2,-00人' }).message).toContain('「2,-00人」')
  })

  it('tells of words without end their beginning, so that the sentence can be read', () => {
    const { message } = finding('comparison-unread', { title: '測定の共同化', words: `𠮷${'目標 '.repeat(60_000)}` })
    expect(message).toContain('「𠮷目標 目標')
    expect(message).toContain('…（以下略）」')
    expect(message.length).toBeLessThan(400)
  })

  it('does not cut a character in two', () => {
    const { message } = finding('comparison-unread', { title: '測定', words: `目${'𠮷'.repeat(2_000)}` })
    expect(message).not.toMatch(/\p{Surrogate}/u)
  })
})
