// Whose words were pasted. A pasted paragraph may say from which text it was copied (`shared/editor/movedFrom.ts`), which is no proof; both logs are
// (`proofs.ts`). The writers of the copied words are shown if they prove it, and nothing otherwise: nor while it is unknown whether the copied words
// had been pasted themselves, since their writer would be another one in the next answer.
import * as Y from 'yjs'
import { creditKey, onlyContext } from '../../shared/history/credit.ts'
import type { Origin } from '../../shared/history/textDiff.ts'
import { type AccountId, type DocumentId, isName, type Seq } from '../../shared/ids.ts'
import type { Id } from '../../shared/yjs/item.ts'
import type { AuthorContexts } from '../history/authorContexts.ts'
import { type Attribution, DamagedLogError } from '../log/log.ts'
import { type Budget, createBudget, metered, TooMuchAsked } from './budget.ts'
import { createEntriesById, type EntriesById, type EntryHeader, writersById } from './entriesById.ts'
import { createIdRanges, type IdRanges } from './idRanges.ts'
import { followingMoves, type MovedTexts } from './movedText.ts'
import { type PastedState, pastedStateOf } from './pastedWords.ts'
import type { PastStates } from './pastStates.ts'
import { createProofs, type Proof } from './proofs.ts'
import { createSourceReading, type SourceReading } from './sourceReading.ts'
import type { Stamp } from './stamp.ts'
import { entriesOfPastes, type OriginStatement, pastesInRounds, type StatedPaste, statementsOf } from './statements.ts'
import { withUnverified } from './unverifiedStamps.ts'
import type { Run } from './wordRuns.ts'

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

/** Words that were pasted on and on are followed this far; of those pasted on more often nothing is said. */
const DEEPEST = 4
/**
 * Of all that one question reads for it, but for the log of its own text: 0.6 s. Proofs and indexes are kept, so the next question finds more.
 */
const MOST_STEPS = 20_000
/** Looking at a statement, also at one whose proof is kept. */
const A_STATEMENT = 8
/** At one from a text that this question has not opened before. */
const A_SOURCE = 250
const PAIRS_A_STEP = 16
const BROUGHT_BACK_A_STEP = 100

/**
 * What a statement proves is said whole, or not: then what is left of the budget of the question may pay for it (`unpaid`), or reading on in this
 * question would not help (`unknown`).
 */
type Outcome = 'said' | 'unpaid' | 'unknown'
/** Entries with statements of which it is not known what they prove. By `seq`: an index may be dropped, and built again of other objects. */
type Unknown = ReadonlyMap<Seq, Exclude<Outcome, 'said'>>

export interface OriginsDeps {
  readonly past: PastStates
  readonly moves: MovedTexts
  readonly entriesById?: EntriesById
  readonly report: (what: string, error: unknown) => void
}
interface Asked extends Pick<OriginsAsked, 'document' | 'at' | 'readable' | 'contexts'> {
  readonly depth: number
  /** Texts that this question has opened, and what was brought back in them after a restore. */
  readonly sources: Map<DocumentId, readonly Attribution[]>
  readonly budget: Budget
}

export const createOrigins = (deps: OriginsDeps, mostSteps = MOST_STEPS): Origins => {
  const { past, moves, report, entriesById = createEntriesById() } = deps
  const proofs = createProofs(past, entriesById, moves)
  const reported = new Set<string>()

  /** Nothing is said of what is in a damaged log, or costs too much. */
  const attempt = async (act: () => Promise<Outcome>): Promise<Outcome> => {
    try {
      return await act()
    } catch (error) {
      if (error instanceof TooMuchAsked) return 'unpaid'
      if (!(error instanceof DamagedLogError)) throw error
      if (!reported.has(error.message)) report('the origin of pasted words cannot be read', error)
      reported.add(error.message)
      return 'unknown'
    }
  }

  const addAll = async (
    found: IdRanges<Origin>,
    statements: readonly OriginStatement[],
    asked: Asked,
    reader = metered(past, asked.budget).log,
  ): Promise<Unknown> => {
    const unknown = new Map<Seq, Exclude<Outcome, 'said'>>()
    if (statements.length === 0) return unknown
    const { document, at, budget } = asked
    const entries = await entriesById.of(reader, document, at)
    const late: StatedPaste[] = []
    for (const round of pastesInRounds(statements, entries))
      for (const [index, paste] of round.entries()) {
        const share = createBudget(budget.left() / (round.length - index), budget)
        const { unpaid, isUnknown } = await addPaste(found, paste, { ...asked, budget: share }, entries)
        if (unpaid.length > 0) late.push({ ...paste, statements: unpaid })
        if (isUnknown) unknown.set(paste.entry.seq, 'unknown')
      }
    for (const paste of late) {
      const { unpaid, isUnknown } = await addPaste(found, paste, asked, entries)
      if (unpaid.length > 0) unknown.set(paste.entry.seq, 'unpaid')
      else if (isUnknown) unknown.set(paste.entry.seq, 'unknown')
    }
    return unknown
  }

  /** Which statements could not be paid for, and whether others are unknown: each with those after it of its block, which may be of the same words. */
  const addPaste = async (found: IdRanges<Origin>, { entry, statements }: StatedPaste, asked: Asked, entries: IdRanges<EntryHeader>) => {
    const unpaid: OriginStatement[] = []
    const waiting = new Map<string, Outcome>()
    let state: Promise<PastedState> | null = null
    const reading = createSourceReading()
    const pasted = () => (state ??= pastedStateOf(metered(past, asked.budget), asked.document, entry, entries))
    for (const statement of statements) {
      const { block } = statement.from
      const outcome = waiting.get(block) ?? (await attempt(() => add(found, { statement, entry, pasted, reading }, asked)))
      if (outcome !== 'said') waiting.set(block, outcome)
      if (outcome === 'unpaid') unpaid.push(statement)
    }
    return { unpaid, isUnknown: [...waiting.values()].includes('unknown') }
  }

  const add = async (found: IdRanges<Origin>, one: Stated, asked: Asked): Promise<Outcome> => {
    const { document, readable, sources, contexts, depth, budget } = asked
    const { statement } = one
    const source = statement.from.document
    // Of words that were pasted on from there it cannot be proved who wrote them: not who pasted them.
    if (!readable.has(source)) return depth === 1 ? 'said' : 'unknown'
    budget.spend(sources.has(source) ? A_STATEMENT : A_SOURCE)
    const paid = metered(past, budget).log
    const broughtBack = sources.get(source) ?? (await paid.attributions(source))
    sources.set(source, broughtBack)
    budget.spend(broughtBack.length / BROUGHT_BACK_A_STEP)
    const proof = await proofs.of({ document, ...one, budget })
    if (!proof) return 'said'
    // Until the history has read that log, words that were moved in it would be said to be by who moved them.
    if (proof === 'unread' || !(await moves.reach(source, proof.stood))) return 'unknown'
    const moved = await moves.of(source, proof.stood)
    const entries = await entriesById.of(paid, source, proof.stood)
    const before = createIdRanges<Origin>()
    const earlier: Asked = { ...asked, document: source, at: proof.stood, depth: depth + 1 }
    const unproved =
      depth < DEEPEST ? await addAll(before, proof.earlier, earlier) : unknownOf(entriesOfPastes(pastesInRounds(proof.earlier, entries)))
    return addProved(found, proof, {
      writers: followingMoves(withUnverified(writersById(entries, source, contexts), broughtBack), moved),
      before: followingMoves(before, moved),
      entries: followingMoves(entries, moved),
      unknown: new Map([...unknownOf(proof.elsewhere), ...unproved]),
      originOf: createOriginOf(source, statement.account),
      budget,
    })
  }

  return {
    async of({ doc, blocks, ...asked }) {
      const found = createIdRanges<Origin>()
      const question: Asked = { ...asked, depth: 1, sources: new Map(), budget: createBudget(mostSteps) }
      // The log of the text itself is read whole whatever it costs, as `authorship` does for the authors of its letters; `diff` reads it for this alone.
      const letGo = entriesById.hold(asked.document)
      await attempt(async () => {
        await addAll(found, statementsOf(doc, blocks, mostSteps / A_STATEMENT), question, past.log)
        return 'said'
      }).finally(letGo)
      return found
    },
  }
}

const unknownOf = (entries: readonly Seq[]): Unknown => new Map(entries.map((entry) => [entry, 'unknown']))

/** A statement in its entry, and the text after that. */
interface Stated {
  readonly statement: OriginStatement
  readonly entry: EntryHeader
  readonly pasted: () => Promise<PastedState>
  readonly reading: SourceReading
}
interface Sources {
  readonly writers: IdRanges<Stamp>
  readonly before: IdRanges<Origin>
  readonly entries: IdRanges<EntryHeader>
  /** Of letters that came with these entries it is not known from where they are. */
  readonly unknown: Unknown
  readonly originOf: ReturnType<typeof createOriginOf>
  readonly budget: Budget
}
/** Letters that have an origin keep it. All is said if all others have one now, or are known to have none. */
const addProved = (found: IdRanges<Origin>, { pasted, copied }: Proof, sources: Sources): Outcome => {
  const { writers, before, entries, unknown, originOf, budget } = sources
  const outcomes = new Set<Outcome>()
  eachPair(pasted, copied, (to, { client, clock }, most) => {
    budget.spend(1 / PAIRS_A_STEP)
    const until = Math.min(
      writers.next(client, clock) - clock,
      before.next(client, clock) - clock,
      entries.next(client, clock) - clock,
      found.next(to.client, to.clock) - to.clock,
    )
    const length = Math.min(most, until)
    if (found.at(to.client, to.clock)) return length
    const [known, entry] = [before.at(client, clock), entries.at(client, clock)]
    const outcome = known || !entry ? null : unknown.get(entry.seq)
    if (outcome) {
      outcomes.add(outcome)
      return length
    }
    const origin = originOf(known ?? writers.at(client, clock))
    if (origin) found.add({ client: to.client, from: to.clock, to: to.clock + length }, origin)
    return length
  })
  return (['unpaid', 'unknown'] as const).find((one) => outcomes.has(one)) ?? 'said'
}

/** One object for each writer, so that neighbouring letters are one range. Nothing for one's own words. */
const createOriginOf = (document: DocumentId, mover: AccountId) => {
  const known = new Map<string, Origin>()
  return (writer: Origin | Stamp | null): Origin | null => {
    if (!writer) return null
    const { account, delegation, unverified } = writer
    if (account === mover || (account === null && !unverified)) return null
    const context = onlyContext(writer)
    const key = `${creditKey({ account, delegation, ...context })} ${unverified}`
    const origin: Origin = known.get(key) ?? { document, account, delegation, ...(unverified ? { unverified } : {}), ...context }
    known.set(key, origin)
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
