// Whose words were pasted. A pasted paragraph may say from which text it was copied (`shared/editor/movedFrom.ts`), which is no proof. Both logs are:
// the same words, pasted in one entry by that person, are looked for in the other log, where one paragraph must have consisted of exactly these
// words at or before that time. Only then its writers are those of the pasted words; whatever cannot be shown says nothing.
import * as Y from 'yjs'
import { rootMap } from '../../shared/editor/foreign.ts'
import { isMovedFrom, MOVED_FROM, type MovedFrom, movedBy } from '../../shared/editor/movedFrom.ts'
import { onlyContext } from '../../shared/history/credit.ts'
import type { Origin } from '../../shared/history/textDiff.ts'
import { type AccountId, type DocumentId, isName, type Seq, seq } from '../../shared/ids.ts'
import { entriesIn, type Id } from '../../shared/yjs/item.ts'
import { valuesIn } from '../../shared/yjs/itemContent.ts'
import type { AuthorContexts } from '../history/authorContexts.ts'
import { DamagedLogError } from '../log/log.ts'
import type { Authors } from './authors.ts'
import { eventsBetween } from './between.ts'
import { copiedIn } from './copiedWords.ts'
import { createIdRanges, type IdRanges } from './idRanges.ts'
import { followingMoves, type MovedTexts } from './movedText.ts'
import { keepNewest } from './newest.ts'
import { pastedIn } from './pastedWords.ts'
import { type PastStates, stateAt } from './pastStates.ts'
import type { Stamp } from './stamp.ts'
import { type Run, slice } from './wordRuns.ts'

export interface OriginsAsked {
  readonly document: DocumentId
  readonly doc: Y.Doc
  readonly at: Seq
  /** Of these blocks alone. */
  readonly blocks: ReadonlySet<string>
  /** Documents that the reader may read: others are not even opened. */
  readonly readable: ReadonlySet<DocumentId>
  readonly contexts: AuthorContexts
}
export interface Origins {
  /** By the ids with which the words were pasted. */
  of(asked: OriginsAsked): Promise<IdRanges<Origin>>
}

/** What a paragraph says of itself, and the id of that statement. */
interface Claim {
  readonly id: Id
  readonly account: AccountId
  readonly from: MovedFrom
}
interface Proof {
  /** The entry of the other log after which the words stood so. */
  readonly stood: Seq
  /** Pasted and copied letters, one by one. */
  readonly pasted: readonly Run[]
  readonly copied: readonly Run[]
  /** What the copied paragraph said of its own origin. */
  readonly earlier: readonly Claim[]
}
const NO_PROOF: Proof = { stood: seq(0), pasted: [], copied: [], earlier: [] }

/** Words that were pasted on and on are followed this far. */
const DEEPEST = 4
/** Paragraphs of one text. */
const MOST_CLAIMS = 500
const MOST_PROOFS = 1_000
/**
 * Entries of the other log after its newest copied letter in which the words are looked for: usually they stand so at once, or after a few deletions.
 * All that one question reads is bounded by the last; what was found is kept, so the next question finds more.
 */
const SPANS = [256, 20_000] as const
const MOST_ENTRIES = 20_000

export interface OriginsDeps {
  readonly past: PastStates
  /** With the entry of each id. */
  readonly byEntry: Authors
  readonly authors: Authors
  readonly moves: MovedTexts
}

export const createOrigins = ({ past, byEntry, authors, moves }: OriginsDeps): Origins => {
  // Logs are only appended to, so a proof holds for good.
  const proofs = keepNewest<Proof>(MOST_PROOFS)

  const prove = async (document: DocumentId, at: Seq, { id, account, from }: Claim, budget: Budget): Promise<Proof> => {
    const entries = await byEntry.of(document, at)
    const pasting = entries.at(id.client, id.clock)
    if (!pasting || pasting.account !== account || pasting.seq === null || pasting.at === null) return NO_PROOF
    const until = from.document === document ? seq(pasting.seq - 1) : await past.log.seqAt(from.document, pasting.at)
    const since = await newestOf(from, until)
    if (since === null) return NO_PROOF
    const doc = await stateAt(past, document, pasting.seq)
    const pasted = pastedIn(doc, { statement: id, block: from.block, seq: pasting.seq, entries })
    doc.destroy()
    if (pasted.words.length < from.length) return NO_PROOF
    for (const span of SPANS) {
      const to = seq(Math.min(until, since + span))
      budget.left -= to - since
      if (budget.left < 0) throw new TooMuchAsked()
      const moments = await eventsBetween(past, from.document, { from: since, to })
      const found = copiedIn(moments, { since, letters: from.letters, length: from.length, within: pasted.words })
      const earlier = found ? claimsIn(moments.doc, new Set([found.block])) : []
      moments.doc.destroy()
      if (found) return { stood: found.stood, pasted: slice(pasted.runs, found.offset, from.length), copied: found.runs, earlier }
      if (to === until) break
    }
    return NO_PROOF
  }
  /** Null if the other log is damaged, or too much would have to be read at once: neither is kept. */
  const proofOf = async (document: DocumentId, at: Seq, claim: Claim, budget: Budget): Promise<Proof | null> => {
    const { client, clock } = claim.id
    try {
      return await proofs.get(`${document} ${client}:${clock}`, () => prove(document, at, claim, budget))
    } catch (error) {
      if (error instanceof DamagedLogError || error instanceof TooMuchAsked) return null
      throw error
    }
  }
  /** The entry with the newest of these letters; null if one was not there by `until`. */
  const newestOf = async ({ document, letters }: MovedFrom, until: Seq): Promise<Seq | null> => {
    if (until < 1) return null
    const entries = await byEntry.of(document, until)
    const seqs = letters.map(([client, clock]) => entries.at(client, clock)?.seq ?? Number.POSITIVE_INFINITY)
    const newest = Math.max(...seqs)
    return newest <= until ? seq(newest) : null
  }

  const ofClaims = async (asked: Asked, claims: readonly Claim[], depth: number) => {
    const { document, at, readable, contexts, budget } = asked
    const found = createIdRanges<Origin>()
    for (const claim of claims.slice(0, MOST_CLAIMS)) {
      const from = claim.from.document
      if (!readable.has(from)) continue
      const proof = await proofOf(document, at, claim, budget)
      if (!proof || proof.pasted.length === 0) continue
      const { stood, pasted, copied, earlier } = proof
      // Until the history has read that log, words that were moved in it would be said to be by who moved them.
      if (!(await moves.reach(from, stood))) continue
      const moved = await moves.of(from, stood)
      const writers = followingMoves(await authors.of(from, stood, contexts), moved)
      const before = depth < DEEPEST ? await ofClaims({ ...asked, document: from, at: stood }, earlier, depth + 1) : null
      const sources = before ? followingMoves(before, moved) : null
      const originOf = createOriginOf(from, claim.account)
      eachPair(pasted, copied, (to, source, most) => {
        const ends = [writers, ...(sources ? [sources] : [])].map((one) => one.next(source.client, source.clock) - source.clock)
        const length = Math.min(most, ...ends)
        const origin = originOf(sources?.at(source.client, source.clock) ?? writers.at(source.client, source.clock))
        if (origin) found.add({ client: to.client, from: to.clock, to: to.clock + length }, origin)
        return length
      })
    }
    return found
  }

  return {
    of: ({ doc, blocks, ...asked }) => ofClaims({ ...asked, budget: { left: MOST_ENTRIES } }, claimsIn(doc, blocks), 1),
  }
}

interface Budget {
  left: number
}
type Asked = Omit<OriginsAsked, 'doc' | 'blocks'> & { readonly budget: Budget }
class TooMuchAsked extends Error {
  override readonly name = 'TooMuchAsked'
}

/** One object for each writer, so that neighbouring letters are one range. Nothing for one's own words. */
const createOriginOf = (document: DocumentId, mover: AccountId) => {
  const known = new Map<Origin | Stamp, Origin | null>()
  return (writer: Origin | Stamp | null): Origin | null => {
    if (!writer) return null
    const before = known.get(writer)
    if (before !== undefined) return before
    const { account, delegation, unverified } = writer
    const isOwn = account === mover || (account === null && !unverified)
    const origin = isOwn ? null : { document, account, delegation, ...(unverified ? { unverified } : {}), ...onlyContext(writer) }
    known.set(writer, origin)
    return origin
  }
}

/** `see` returns how many letters from there on it has taken. */
const eachPair = (pasted: readonly Run[], copied: readonly Run[], see: (to: Id, from: Id, most: number) => number): void => {
  let [toAt, toDone, fromAt, fromDone] = [0, 0, 0, 0]
  for (;;) {
    const [to, from] = [pasted[toAt], copied[fromAt]]
    if (!to || !from) return
    const taken = see(
      { client: to.client, clock: to.clock + toDone },
      { client: from.client, clock: from.clock + fromDone },
      Math.min(to.length - toDone, from.length - fromDone),
    )
    toDone += taken
    fromDone += taken
    if (toDone === to.length) [toAt, toDone] = [toAt + 1, 0]
    if (fromDone === from.length) [fromAt, fromDone] = [fromAt + 1, 0]
  }
}

const claimsIn = (doc: Y.Doc, blocks: ReadonlySet<string>): readonly Claim[] => {
  const root = rootMap(doc, MOVED_FROM)
  if (!root) return []
  return [...entriesIn(root)].flatMap(([key, item]): readonly Claim[] => {
    const account = movedBy(key)
    const from = item.deleted ? null : valuesIn(item)?.at(-1)
    return account && isMovedFrom(from) && blocks.has(from.block) ? [{ id: item.id, account, from }] : []
  })
}

/** Ids of the blocks of a text. */
export const blocksIn = (text: Y.Text | Y.XmlFragment): ReadonlySet<string> => {
  const found = new Set<string>()
  const waiting: unknown[] = [text]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (!(next instanceof Y.XmlFragment)) continue
    const id: unknown = next instanceof Y.XmlElement ? next.getAttribute('id') : null
    if (isName(id)) found.add(id)
    waiting.push(...next.toArray())
  }
  return found
}

/** Stamps of pasted letters, with their origin. */
export const withOrigins = (written: IdRanges<Stamp>, origins: IdRanges<Origin>): IdRanges<Stamp> => {
  const known = new Map<Stamp, Map<Origin, Stamp>>()
  return {
    add: written.add,
    at(client, clock) {
      const stamp = written.at(client, clock)
      const origin = stamp && origins.at(client, clock)
      if (!stamp || !origin) return stamp
      const withThem = known.get(stamp) ?? new Map<Origin, Stamp>()
      known.set(stamp, withThem)
      const both = withThem.get(origin) ?? { ...stamp, origin }
      withThem.set(origin, both)
      return both
    },
    next: (client, clock) => Math.min(written.next(client, clock), origins.next(client, clock)),
  }
}
