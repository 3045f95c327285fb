// Proofs of where pasted words are from, by both logs: that they were pasted in one entry by the person who states it, and that one paragraph of the
// other text consisted of exactly these words at or before that time.
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import { type Budget, metered, TooMuchAsked } from './budget.ts'
import { copiedIn } from './copiedWords.ts'
import type { EntriesById, EntryHeader } from './entriesById.ts'
import type { IdRanges } from './idRanges.ts'
import { followingMoves, type MovedTexts } from './movedText.ts'
import { type PastedState, pastedBefore } from './pastedWords.ts'
import type { PastStates } from './pastStates.ts'
import type { SourceReading } from './sourceReading.ts'
import { countStatements, entriesOfPastes, entriesStating, type OriginStatement, pastesInRounds, statementsOf } from './statements.ts'
import type { Run } from './wordRuns.ts'

export interface Proof {
  /** The entry of the other log after which the words stood so. */
  readonly stood: Seq
  /** Pasted and copied letters, one by one. */
  readonly pasted: readonly Run[]
  readonly copied: readonly Run[]
  /** What the copied paragraph said of its own origin. */
  readonly earlier: readonly OriginStatement[]
  /**
   * Entries in which copied letters were first written, and that brought statements besides those: of another paragraph, of which these letters may have
   * been a part before it was split or joined.
   */
  readonly elsewhere: readonly Seq[]
}
export interface Wanted {
  readonly document: DocumentId
  /** The entry that brought the statement. */
  readonly entry: EntryHeader
  readonly statement: OriginStatement
  /** The text after that entry. */
  readonly pasted: () => Promise<PastedState>
  /** The same for all statements of that entry. */
  readonly reading: SourceReading
  readonly budget: Budget
}
export interface Proofs {
  /**
   * Null if the words are not found in both logs; `unread` until the history has read the other one, of which moves are needed. Throws if the other log
   * is damaged, or too much would have to be read. These two are not kept.
   */
  of(wanted: Wanted): Promise<Proof | null | 'unread'>
}

/** Runs and statements of all proofs that are kept: 100 bytes each. Those looked at longest ago are dropped first. */
const MOST_KEPT = 200_000
/** Statements of one copied paragraph. */
const MOST_EARLIER = 64
/** Entries of the other log. */
interface Span {
  readonly from: Seq
  readonly to: Seq
}
/** Of that many entries a state is followed by at little cost. */
const FEW = 256
/** Within the budget of a question, so that a search ends. */
const MANY = 8_192
/**
 * In which the words are looked for, from their newest letter to the paste: usually they stand so at once, or after a few deletions, or were copied
 * shortly before they were pasted. Words that stood so only in between, later than `MANY` entries after that letter, are not found.
 */
const spansOf = (since: Seq, until: Seq): readonly Span[] => {
  const after = (entries: number): Span => ({ from: since, to: seq(Math.min(until, since + entries)) })
  const spans = [after(0), after(FEW), { from: seq(Math.max(since, until - FEW)), to: until }, after(MANY)]
  // The first one that reaches to the paste has all of them.
  return spans.slice(0, spans.findIndex((span) => span.from === since && span.to === until) + 1 || spans.length)
}
const STATEMENTS_A_STEP = 100
const RANGES_A_STEP = 16

export const createProofs = (past: PastStates, entriesById: EntriesById, moves: MovedTexts): Proofs => {
  // Logs are only appended to, so a proof holds for good.
  const kept = new Map<string, Proof | null>()
  let size = 0
  const keep = (key: string, proof: Proof | null) => {
    size += sizeOf(proof) - (kept.has(key) ? sizeOf(kept.get(key) ?? null) : 0)
    kept.delete(key)
    kept.set(key, proof)
    for (const [oldest, dropped] of kept) {
      if (size <= MOST_KEPT) break
      kept.delete(oldest)
      size -= sizeOf(dropped)
    }
  }

  const prove = async ({ document, entry, statement: { id, from }, pasted, reading, budget }: Wanted): ReturnType<Proofs['of']> => {
    const paid = metered(past, budget)
    const until = from.document === document ? seq(entry.seq - 1) : await past.log.seqAt(from.document, entry.at)
    const entries = await entriesById.of(paid.log, from.document, until)
    const since = Math.max(...from.letters.map(([client, clock]) => entries.at(client, clock)?.seq ?? Number.POSITIVE_INFINITY))
    if (since > until) return null
    const words = pastedBefore(await pasted(), id, from.block)
    budget.owe(words.steps)
    if (words.longest < from.length) return null
    for (const span of spansOf(seq(since), until)) {
      // A share that is too small for it would be used up for nothing.
      if (reading.entriesLeft(from.document, span) > budget.left()) throw new TooMuchAsked()
      const moments = await reading.between(paid, from.document, span)
      const found = copiedIn(moments, { since: span.from, letters: from.letters, length: from.length, pasted: words }, budget)
      if (found) {
        budget.spend(countStatements(moments.doc) / STATEMENTS_A_STEP)
        const earlier = statementsOf(moments.doc, new Set([found.block]), MOST_EARLIER)
        const others = entriesStating(moments.doc, entries, earlier)
        if (others.size === 0) return { ...found, earlier, elsewhere: [] }
        if (!(await moves.reach(from.document, found.stood))) return 'unread'
        const own = new Set(entriesOfPastes(pastesInRounds(earlier, entries)))
        const written = followingMoves(entries, await moves.of(from.document, found.stood))
        return { ...found, earlier, elsewhere: elsewhereOf(found.copied, { own, others }, entries, written, budget) }
      }
    }
    return null
  }
  return {
    async of(wanted) {
      const { document, statement } = wanted
      const key = `${document} ${statement.id.client}:${statement.id.clock}`
      const known = kept.get(key)
      const proof = known === undefined ? await prove(wanted) : known
      if (proof !== 'unread') keep(key, proof)
      return proof
    },
  }
}

interface Statements {
  /** Of the paragraph itself. */
  readonly own: ReadonlySet<Seq>
  readonly others: ReadonlySet<Seq>
}
/** Letters that were not moved, and came with a statement of their own paragraph, are not of another one that the same entry pasted. */
const elsewhereOf = (
  runs: readonly Run[],
  { own, others }: Statements,
  entries: IdRanges<EntryHeader>,
  written: IdRanges<EntryHeader>,
  { spend }: Budget,
): readonly Seq[] => {
  const found = new Set<Seq>()
  for (const { client, clock: start, length } of runs)
    for (let clock = start; clock < start + length; clock = Math.min(entries.next(client, clock), written.next(client, clock))) {
      spend(1 / RANGES_A_STEP)
      const [came, first] = [entries.at(client, clock), written.at(client, clock)]
      if (first && others.has(first.seq) && !(came?.seq === first.seq && own.has(first.seq))) found.add(first.seq)
    }
  return [...found]
}

/** A statement may name 64 letters. */
const sizeOf = (proof: Proof | null): number =>
  1 +
  (proof
    ? proof.pasted.length +
      proof.copied.length +
      proof.elsewhere.length +
      proof.earlier.reduce((sum, { from }) => sum + from.letters.length, 0)
    : 0)
