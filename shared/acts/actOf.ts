// Parses the act of an entry of the log of acts.
import type { DocumentId } from '../ids.ts'
import { DamagedLogError, type LogEntry } from '../log/entryReader.ts'
import { OPERATOR } from './actEvent.ts'
import type { Act } from './acts.ts'
import { decodeAct } from './update.ts'

/** Throws if the entry is no act, has another number than its position, or another author. */
export const actOf = (document: DocumentId, entry: LogEntry): Act => {
  const act = entry.kind === 'server' ? decodeAct(entry.seq, entry.updates) : null
  const author = act?.by?.account ?? OPERATOR
  if (!act || act.at !== entry.at || author !== entry.author || (act.by?.delegation ?? null) !== entry.delegation)
    throw new DamagedLogError(document, entry.seq, 'the entry holds no act that can be read')
  return act
}
