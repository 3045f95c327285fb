// The act that an entry of the log of acts holds.
import type { DocumentId } from '../ids.ts'
import { DamagedLogError, type Entry } from '../log/entryReader.ts'
import { OPERATOR } from './actEvent.ts'
import type { Act } from './acts.ts'
import { decodeAct } from './update.ts'

/** Throws for an entry that is no act, or not the one of its place, or by somebody else than the entry itself. */
export const actOf = (document: DocumentId, entry: Entry): Act => {
  const act = entry.kind === 'server' ? decodeAct(entry.seq, entry.updates) : null
  const author = act?.by?.account ?? OPERATOR
  if (!act || act.at !== entry.at || author !== entry.author || (act.by?.delegation ?? null) !== entry.delegation)
    throw new DamagedLogError(document, entry.seq, 'the entry holds no act that can be read')
  return act
}
