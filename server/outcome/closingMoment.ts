// Of which moment a record is: its words of the last closing, and the plan of the first.
import type { Closing } from '../../shared/api/trust.ts'
import type { Moment } from '../../shared/history/comparison.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { seqIn } from '../timeTravel/resolveMoments.ts'

/** `marked`: all heads, of which the fingerprint is made; `heads`: those of documents that the reader may read. */
export interface OwnClosing extends Closing {
  readonly marked: Closing['heads']
}
export const visibleTo = (closing: Closing, hidden: ReadonlySet<DocumentId>): OwnClosing => ({
  ...closing,
  marked: closing.heads,
  heads: closing.heads.filter(({ document }) => !hidden.has(document)),
})

/** The plan of a record is that of its first closing: what was changed in the plan while its words were corrected was not agreed there. */
export const withPlanOf = (first: Closing | undefined, moment: Moment, plan: DocumentId): Moment => {
  if (!first) return moment
  const then = seqIn({ seqs: first.heads }, plan)
  const isLater = seqIn(moment, plan) > then || moment.unreadable.includes(plan)
  if (!isLater) return moment
  const others = moment.seqs.filter(({ document }) => document !== plan)
  return {
    ...moment,
    seqs: then > 0 ? [...others, { document: plan, seq: then }] : others,
    unreadable: moment.unreadable.filter((document) => document !== plan),
  }
}
