// Letters that one entry brought into a block, up to the statement that was written with them, as they stood in the block after that entry.
import type * as Y from 'yjs'
import { type DocumentId, seq } from '../../shared/ids.ts'
import { type Id, isItem } from '../../shared/yjs/item.ts'
import { lettersIn } from '../../shared/yjs/itemContent.ts'
import { structsBetween } from '../../shared/yjs/structStore.ts'
import type { EntryHeader } from './entriesById.ts'
import { createIdRanges, type IdRanges } from './idRanges.ts'
import { idsOfUpdate } from './idsOfUpdate.ts'
import { type PastStates, stateAt } from './pastStates.ts'
import { appendRun, blockOf, ITEMS_A_STEP, type Letters, lettersOfBlock, MOST_RUNS, type Run, slice } from './wordRuns.ts'

export interface PastedLetters {
  /** The ids of these words if they were pasted one beside the other, nothing standing between them. */
  readonly find: (words: string) => readonly Run[] | null
  readonly longest: number
  /** Runs in which words are looked for. */
  readonly runs: number
  /** Of a budget, for looking at the block. */
  readonly steps: number
}
/** Right after an entry. */
export interface PastedState {
  /** Ids that first came with that entry. */
  readonly isBrought: Pick<IdRanges<true>, 'at' | 'next'>
  /**
   * The letters that stand where a client wrote with it: of the block with that id, or of several, since a foreign client may give it to several. Each
   * block is walked once.
   */
  readonly standing: (client: number, id: string) => StandingLetters
}
interface StandingLetters {
  readonly blocks: readonly (readonly Letters[])[]
  /** Items that were passed for this. */
  readonly passed: number
}

/** Items of letters. */
const LETTERS_A_STEP = 150

/** Letters that no other one stands between. */
interface Stretch {
  words: string
  readonly runs: Run[]
}

export const pastedBefore = ({ isBrought, standing }: PastedState, statement: Id, block: string): PastedLetters => {
  const stretches: Stretch[] = []
  const { blocks, passed } = standing(statement.client, block)
  for (const all of blocks) {
    let open: Stretch | null = null
    for (const { item, letters } of all) {
      const { client, clock: start } = item.id
      const isBefore = client === statement.client && start < statement.clock
      for (let clock = start; clock < start + letters.length; ) {
        const end = Math.min(start + letters.length, isBefore ? isBrought.next(client, clock) : Number.POSITIVE_INFINITY)
        if (!isBefore || !isBrought.at(client, clock)) open = null
        else {
          if (!open) {
            open = { words: '', runs: [] }
            stretches.push(open)
          }
          open.words += letters.slice(clock - start, end - start)
          appendRun(open.runs, { client, clock, length: end - clock })
        }
        clock = end
      }
    }
  }
  const runs = stretches.reduce((sum, stretch) => sum + stretch.runs.length, 0)
  const within = runs > MOST_RUNS ? [] : stretches
  return {
    find: (words) => within.map((stretch) => findIn(stretch, words)).findLast((found) => found !== null) ?? null,
    longest: Math.max(0, ...within.map(({ words }) => words.length)),
    runs,
    steps: passed / ITEMS_A_STEP + blocks.reduce((sum, { length }) => sum + length, 0) / LETTERS_A_STEP,
  }
}

export const pastedStateOf = async (
  past: PastStates,
  document: DocumentId,
  entry: EntryHeader,
  entries: IdRanges<EntryHeader>,
): Promise<PastedState> => {
  const doc = await stateAt(past, document, entry.seq)
  const isBrought = createIdRanges<true>()
  const blocks = new Map<string, Set<Y.XmlElement>>()
  const note = (client: number, from: number, to: number) => {
    isBrought.add({ client, from, to }, true)
    for (const struct of structsBetween(doc, client, from, to)) {
      const block = isItem(struct) && !struct.deleted && lettersIn(struct) !== null ? blockOf(struct) : null
      const key = block && `${client} ${block.getAttribute('id')}`
      if (block && key) blocks.set(key, (blocks.get(key) ?? new Set()).add(block))
    }
  }
  for await (const { updates } of past.log.read(document, seq(entry.seq - 1), entry.seq))
    for (const { client, from, to } of updates.flatMap((update) => idsOfUpdate(document, entry.seq, update).inserted))
      for (let clock = from; clock < to; ) {
        const end = Math.min(to, entries.next(client, clock))
        if (entries.at(client, clock) === entry) note(client, clock, end)
        clock = end
      }
  return { isBrought, standing: standingIn(blocks) }
}

const standingIn = (elements: ReadonlyMap<string, ReadonlySet<Y.XmlElement>>): PastedState['standing'] => {
  const kept = new Map<string, StandingLetters>()
  return (client, id) => {
    const key = `${client} ${id}`
    const known = kept.get(key)
    if (known) return known
    const walked = [...(elements.get(key) ?? [])].map(lettersOfBlock)
    const blocks = walked.map(({ letters }) => letters.filter(({ item }) => !item.deleted))
    kept.set(key, { blocks, passed: 0 })
    return { blocks, passed: walked.reduce((sum, { passed }) => sum + passed, 0) }
  }
}

/** Pasted words have consecutive ids: they begin where a run does, or end where one does, beside what else was typed in the same entry. */
const findIn = ({ words: all, runs }: Stretch, words: string): readonly Run[] | null => {
  let end = 0
  for (const run of runs) {
    const start = end
    end += run.length
    const offset = [end - words.length, start].find((one) => one >= 0 && all.startsWith(words, one))
    if (offset !== undefined) return slice(runs, offset, words.length)
  }
  return null
}
