import type { Finding } from '#core/finding.ts'
import type { PackVersion } from '#core/report/issued-pack.ts'
import type { Download } from './download.ts'
import { PrintStopped } from './print-sheet.ts'
import type { Watch } from './runs.ts'

/** A printed file with what it could not hold; of a pack which version it is, and what else is to be told of it. */
export type PrintedFile = Download & { problems: Finding[]; pack?: PackVersion; notes?: string[] }

/** What is printed (印刷の注文): as a person calls it, of which plan's year, and how. */
export interface PrintWork {
  title: string
  plan: { id: string; title: string }
  fiscalYear: number
  /** Sheets to be laid out. */
  total: number
  print(watch: { tell: () => void; signal: AbortSignal }): Promise<PrintedFile | undefined>
}

/** What came of a print; `nothing`: there was nothing to print; `stopped`: why it ended before its end. */
export type PrintEnd = { file: PrintedFile } | { nothing: true } | { stopped: string }

/** Prints what is asked for, and counts its sheets as they are laid out. */
export async function doPrint({ total, print }: PrintWork, { tell, signal }: Required<Watch>): Promise<PrintEnd> {
  let done = 0
  tell(done, total)
  try {
    const file = await print({ tell: () => tell(++done, total), signal })
    return file ? { file } : { nothing: true }
  } catch (error) {
    if (error instanceof PrintStopped) return { stopped: error.message }
    throw error
  }
}
