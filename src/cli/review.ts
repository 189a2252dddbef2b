import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { listDocuments } from '#app/list-documents.ts'
import { openReview, type ReviewView } from '#app/review.ts'
import { type Command, type ExitCode, Misunderstood, type Surroundings, type Values } from './command.ts'
import { ledgerHelp, ledgerOptions, withLedger } from './open-ledger.ts'

/** `shirube review`: what waits, one document's drafts, and accepting them. */
export const review: Command = {
  usage: 'review [文書] [--accept-exact]',
  summary: '確認を待つ文書を一覧にします。文書を指定すると、読み取った値を前回の値と並べて書きます。',
  options: { ...ledgerOptions, 'accept-exact': { type: 'boolean' }, 'accept-all': { type: 'boolean' } },
  optionHelp: [
    ['--accept-exact', '記載どおりに読めて指摘のない値だけを確定します'],
    ['--accept-all', '待っている値をすべて確定します'],
    ...ledgerHelp,
  ],
  run: ([document], values, at) =>
    withLedger(values, at, async ({ app }) => {
      if (document !== undefined) return await reviewOne(app, document, values, at)
      if (values['accept-exact'] || values['accept-all']) throw new Misunderstood('確定する文書を指定してください。')
      const waiting = await listDocuments(app, { waiting: true })
      for (const { id, title, drafts } of waiting) at.print(`${id}\t${drafts} 件\t${title}`)
      if (waiting.length === 0) at.print('確認を待つ文書はありません。')
      return 0
    }),
}

async function reviewOne(app: App, document: string, values: Values, at: Surroundings): Promise<ExitCode> {
  const choice = values['accept-all'] ? { all: true as const } : values['accept-exact'] ? { exact: true as const } : undefined
  const accepted = choice && (await acceptDrafts(app, document, choice))
  if (accepted && 'refused' in accepted) {
    at.warn(accepted.refused.message)
    return 1
  }
  const view = await openReview(app, document)
  if (!view) {
    at.warn(`文書「${document}」がありません。shirube review で一覧を確かめてください。`)
    return 1
  }
  if (accepted) at.print(`${accepted.decided.length} 件を確定しました。`)
  else show(view, at)
  const { read, accepted: done, needsLook, returned, waiting } = view.counts
  at.print(`${read} 読取 · ${done} 確定 · ${waiting} 未処理（${needsLook} 要確認） · ${returned} 差戻し`)
  return 0
}

const certainties = { exact: '記載どおり', fromWords: '文から', suggested: '候補' }
const statuses = { draft: '未処理', accepted: '確定', returned: '差戻し', rejected: '却下' }

function show({ document, drafts, leftOver, findings }: ReviewView, at: Surroundings): void {
  at.print(document.title)
  for (const { status, about, value, before, certainty, source, findings: on, conflict } of drafts) {
    const change = before === undefined ? '' : `前回 ${oneLine(before)} → `
    at.print(`  ${statuses[status]}\t${about}\t${change}${oneLine(value)}\t${certainties[certainty]}\t${source?.locator ?? ''}`)
    if (conflict)
      at.print(`    両側の変更: 配布時 ${oneLine(conflict.handedOut ?? '記入なし')} / 台帳 ${oneLine(conflict.ledger ?? '取消')}`)
    for (const { message } of on) at.print(`    指摘: ${message}`)
  }
  for (const { message } of findings) at.print(`  指摘: ${message}`)
  for (const { locator, text } of leftOver) at.print(`  読み残し\t${locator}\t${oneLine(text)}`)
}

/** Long words are cut to what a line of a terminal holds. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
