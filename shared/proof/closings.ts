// Every closing in an archive, with the heads that its fingerprint is made of. Its marks hold the first closing of each session alone, as older verifiers
// know them; closing again is an act, which has its heads, and stands itself in the log of acts. Pure.
import type { Act } from '../acts/acts.ts'
import { groupStateOf } from '../acts/groupState.ts'
import { actsId, type GroupId, type Instant, type MeetingId, type Seq, seq } from '../ids.ts'
import { closingStanding, type StandingClosing } from '../meeting/closingWords.ts'
import { isReopened } from '../meeting/lifecycle.ts'
import type { ArchivedLog, ArchivedMark } from './archive.ts'

export interface ArchivedClosing extends StandingClosing {
  readonly meeting: MeetingId | null
  /** Number of the session; null where no act says it. */
  readonly number: number | null
  readonly at: Instant
  readonly heads: readonly ArchivedLog[]
}

interface Found {
  readonly group: GroupId
  readonly marks: readonly ArchivedMark[]
  readonly acts: readonly Act[]
  /** Hash of the log of acts after each of its entries, in hex. */
  readonly hashes: ReadonlyMap<Seq, string>
}

/** The newest first. */
export const closingsIn = ({ group, marks, acts, hashes }: Found): readonly ArchivedClosing[] => {
  const { meetings } = groupStateOf(acts)
  const first = marks.flatMap(({ kind, meeting, at, heads }) => (kind === 'closed' ? [{ meeting, at, heads }] : []))
  const again = acts.flatMap(({ n, at, what }) => {
    const hash = hashes.get(seq(n))
    if (what.type !== 'meetingMoved' || what.how !== 'closedAgain' || hash === undefined) return []
    return [{ meeting: what.meeting, at, heads: [...what.heads, { document: actsId(group), seq: seq(n), hash }] }]
  })
  const bySession = Map.groupBy(
    [...first, ...again].toSorted((a, b) => a.at - b.at),
    ({ meeting }) => meeting,
  )
  return [...bySession]
    .flatMap(([meeting, own]): readonly ArchivedClosing[] => {
      const known = meeting === null ? undefined : meetings.get(meeting)
      return own.map((one, index) => ({
        ...one,
        number: known?.number ?? null,
        ...closingStanding(index + 1, own.length, known !== undefined && isReopened(known)),
      }))
    })
    .toSorted((a, b) => b.at - a.at)
}
