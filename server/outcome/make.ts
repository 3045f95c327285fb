// Writes a document in the requested format, from the states of logs.
import type * as Y from 'yjs'
import { buildExport } from '../../shared/outcome/outline.ts'
import type { ExportWork, StateAt } from '../../shared/outcome/work.ts'
import { writeHtml } from '../../shared/outcome/writeHtml.ts'
import { writeMarkdown } from '../../shared/outcome/writeMarkdown.ts'
import { DamagedLogError } from '../log/log.ts'
import { type PastStates, stateAt } from '../timeTravel/pastStates.ts'
import { writeDocx } from './docx/writeDocx.ts'
import { writePdf } from './pdf/writePdf.ts'

/** False if the subject does not exist. */
export const writeExport = async (past: PastStates, work: ExportWork, write: (bytes: Uint8Array) => void): Promise<boolean> => {
  const outcome = await buildExport(work, (at) => readState(past, at))
  if (!outcome) return false
  if (work.format === 'pdf') await writePdf(outcome, work.paper, write)
  else if (work.format === 'docx') write(await writeDocx(outcome, work.paper))
  else write(new TextEncoder().encode(work.format === 'md' ? writeMarkdown(outcome) : writeHtml(outcome, work.paper)))
  return true
}

const readState = async (past: PastStates, { document, seq }: StateAt): Promise<Y.Doc | null> => {
  try {
    return await stateAt(past, document, seq)
  } catch (error) {
    if (error instanceof DamagedLogError) return null
    throw error
  }
}
