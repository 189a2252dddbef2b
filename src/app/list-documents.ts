import type { StatementStatus } from '#core/facts.ts'
import { countStatements, type StatementCount } from '#store/count-statements.ts'
import { type KeptDocument, listDocuments as listKeptDocuments } from '#store/document.ts'
import { listFileSizes } from '#store/file-sizes.ts'
import { listPersons } from '#store/person.ts'
import { listPlans } from '#store/plan.ts'
import type { App } from './app.ts'
import type { DocumentView } from './document-view.ts'

/** Imported documents, newest first. `waiting`: only those with drafts that wait. */
export async function listDocuments(
  app: App,
  filter: { waiting?: boolean; plan?: string; limit?: number } = {},
): Promise<DocumentView[]> {
  const kept = await listKeptDocuments(app.db, app.body)
  const ofPlan = filter.plan === undefined ? kept : kept.filter(({ plan }) => plan === filter.plan)
  if (!filter.waiting) return await viewDocuments(app, ofPlan.slice(0, filter.limit))
  const waiting = (await viewDocuments(app, ofPlan)).filter(({ drafts }) => drafts > 0)
  return waiting.slice(0, filter.limit)
}

/** Documents as lists show them: four queries, however many they are. */
export async function viewDocuments(app: App, documents: readonly KeptDocument[]): Promise<DocumentView[]> {
  const { db, body } = app
  const counts = await countStatements(
    db,
    body,
    documents.map(({ id }) => id),
  )
  const sizes = await listFileSizes(
    db,
    body,
    documents.map(({ file }) => file),
  )
  const plans = new Map((await listPlans(db, body)).map(({ id, title }) => [id, title]))
  const names = new Map((await listPersons(db, body)).map(({ id, name }) => [id, name]))
  return documents.map((document) => {
    const title = document.plan === undefined ? undefined : plans.get(document.plan)
    return {
      ...viewDocument(document, counts),
      size: mustHave(sizes, document.file),
      importedBy: names.get(document.importedBy) ?? document.importedBy,
      ...(document.plan === undefined || title === undefined ? {} : { plan: { id: document.plan, title } }),
    }
  })
}

function viewDocument(document: KeptDocument, counts: StatementCount[]): Omit<DocumentView, 'size' | 'importedBy' | 'plan'> {
  const { id, name, file, format, scheme, facts, importedAt } = document
  const count = (status: StatementStatus) =>
    counts.filter((one) => one.document === id && one.status === status).reduce((sum, one) => sum + one.count, 0)
  return {
    id,
    name,
    title: facts.title ?? name,
    ...(isFormat(format) ? { format } : {}),
    sha256: file,
    ...(scheme === undefined ? {} : { scheme }),
    ...(facts.fiscalYear === undefined ? {} : { fiscalYear: facts.fiscalYear }),
    ...(facts.stage === undefined ? {} : { stage: facts.stage }),
    importedAt,
    drafts: count('draft'),
    accepted: count('accepted'),
    returned: count('returned'),
    rejected: count('rejected'),
    failed: scheme === undefined,
  }
}

const formats = ['text', 'html', 'xlsx', 'docx', 'pptx', 'pdf', 'csv', 'exchange'] as const
const isFormat = (format: string): format is (typeof formats)[number] => formats.some((one) => one === format)

function mustHave(sizes: Map<string, number>, file: string): number {
  const size = sizes.get(file)
  if (size === undefined) throw new Error(`The file ${file} of a document is not kept`)
  return size
}
