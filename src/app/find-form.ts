import type { Scheme } from '#core/scheme.ts'
import type { PrintFormat, PrintOrder } from '#documents/print-order.ts'
import { readFileBytes } from '#store/file.ts'
import { type KeptSchemeDraft, listSchemeDrafts } from '#store/scheme-draft.ts'
import type { App } from './app.ts'
import { hasTemplate, readTemplate } from './load-schemes.ts'

type Form = NonNullable<PrintOrder['template']>

/**
 * The form (様式のファイル) on which sheets of a scheme are printed: the one in its folder of this format, or else the other; for a scheme that
 * an office made itself, the sheet that it was made from, emptied. Slides are printed on slides alone, and nothing else is printed on them.
 * `undefined` where there is none.
 */
export async function findForm(app: App, scheme: Scheme, format: PrintFormat): Promise<Form | undefined> {
  const own =
    format === 'pptx' ? (['pptx'] as const) : format === 'docx' ? (['docx', 'xlsx'] as const) : (['xlsx', 'docx'] as const)
  for (const one of own) {
    const bytes = await readTemplate(app.schemeFolder, scheme.name, one)
    if (bytes) return { format: one, bytes: new Uint8Array(bytes) }
  }
  return format === 'pptx' ? undefined : await formOfDraft(app, scheme)
}

/** Whether there is such a form: without one, sheets are printed on a plain one of ours. */
export async function hasForm(app: App, scheme: Scheme): Promise<boolean> {
  return (await hasTemplate(app.schemeFolder, scheme.name, ['xlsx', 'docx'])) || (await draftOf(app, scheme)) !== undefined
}

/** Whether there is one of slides (スライドの様式). */
export async function hasSlideForm(app: App, scheme: Scheme): Promise<boolean> {
  return await hasTemplate(app.schemeFolder, scheme.name, ['pptx'])
}

async function formOfDraft(app: App, scheme: Scheme): Promise<Form | undefined> {
  const made = await draftOf(app, scheme)
  const bytes = made && (await readFileBytes(app.db, app.body, made.file))
  const format = made && /\.docx$/i.test(made.fileName) ? 'docx' : 'xlsx'
  return bytes && { format, bytes: new Uint8Array(bytes), filled: true }
}

/** Only a form of one sheet (帳票) can be emptied: of a list nobody knows which row is like the next. */
async function draftOf(app: App, { name, layout }: Scheme): Promise<KeptSchemeDraft | undefined> {
  if (layout !== 'form') return undefined
  const drafts = await listSchemeDrafts(app.db, app.body)
  return drafts.find(({ draft, fileName }) => draft.name === name && /\.(?:xlsx|docx)$/i.test(fileName))
}
