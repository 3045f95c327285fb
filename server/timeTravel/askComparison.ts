// Requests a comparison of two moments from the reader's worker: for screens and documents.
import type { Moment } from '../../shared/history/comparison.ts'
import { type AccountId, type GroupId, roadmapId } from '../../shared/ids.ts'
import { type Result, refuse } from '../../shared/result.ts'
import type { Packed } from '../packedAnswer.ts'
import { seqIn } from './resolveMoments.ts'
import type { TimeTravel } from './timeTravel.ts'

interface Asked {
  readonly account: AccountId
  readonly group: GroupId
  readonly from: Moment
  readonly to: Moment
}
/** A `Comparison` as JSON. */
export const askComparison = async (travel: TimeTravel, { account, group, from, to }: Asked): Promise<Result<Uint8Array | Packed>> => {
  const roadmap = roadmapId(group)
  const isLater = ({ document, seq }: Moment['seqs'][number]) => seq > seqIn(to, document) && !to.unreadable.includes(document)
  if (from.seqs.some(isLater)) return refuse('bad-request')
  if (to.unreadable.includes(roadmap)) return refuse('damaged')
  const reached = await travel.reach(to.seqs)
  if (!reached.ok) return reached
  return travel.ask(account, { type: 'comparison', roadmap, from, to })
}
