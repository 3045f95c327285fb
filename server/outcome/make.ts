// Writes a document in the requested format, from the states of logs.
import { buildExport } from '../../shared/outcome/outline.ts'
import type { DocumentPreview } from '../../shared/outcome/preview.ts'
import type { ExportWork } from '../../shared/outcome/work.ts'
import { writeHtml } from '../../shared/outcome/writeHtml.ts'
import { writeMarkdown } from '../../shared/outcome/writeMarkdown.ts'
import { DamagedLogError } from '../log/log.ts'
import { type PastStates, stateAt } from '../timeTravel/pastStates.ts'
import type { Plans } from '../timeTravel/plans.ts'
import { writeDocx } from './docx/writeDocx.ts'
import { drawFirstPage, writePdf } from './pdf/writePdf.ts'

interface Sources {
  readonly past: PastStates
  readonly plans: Pick<Plans, 'at'>
}

/** False if the subject does not exist. */
export const writeExport = async ({ past, plans }: Sources, work: ExportWork, write: (bytes: Uint8Array) => void): Promise<boolean> => {
  const outcome = await buildExport(work, {
    document: ({ document, seq }) => unlessDamaged(() => stateAt(past, document, seq)),
    plan: ({ document, seq }) => unlessDamaged(() => plans.at(document, seq)),
  })
  if (!outcome) return false
  if (work.format === 'pdf') await writePdf(outcome, work.paper, write)
  else if (work.format === 'preview') {
    const preview: DocumentPreview = await drawFirstPage(outcome, work.paper)
    write(new TextEncoder().encode(JSON.stringify(preview)))
  } else if (work.format === 'docx') write(await writeDocx(outcome, work.paper))
  else write(new TextEncoder().encode(work.format === 'md' ? writeMarkdown(outcome) : writeHtml(outcome, work.paper)))
  return true
}

const unlessDamaged = async <State>(read: () => Promise<State>): Promise<State | null> => {
  try {
    return await read()
  } catch (error) {
    if (error instanceof DamagedLogError) return null
    throw error
  }
}
