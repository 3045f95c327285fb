// A proposal against the text as it is now: three-way merge of one line, by words. Positions are indexes of words (`wordTokens`).
import { changedWords } from '../pairs/changedWords.ts'
import { type WordRun, wordTokens } from '../pairs/wordDiff.ts'

/** Words `start` to `end` of the old text become `words`. */
interface Replacement {
  readonly start: number
  readonly end: number
  readonly words: readonly string[]
}
export interface ProposedChange extends Replacement {
  /** Its place among the changes of its proposal. */
  readonly index: number
}

/** `standing`: the text says so already. `clash`: the text was changed at this place in another way. */
export type ChangeState = 'open' | 'standing' | 'clash'
export interface MergedChange extends ProposedChange {
  readonly state: ChangeState
}
/** From the text now to the text with all open changes. */
export interface MergedRun extends WordRun {
  /** Which change inserts or deletes it; null for what is kept. */
  readonly change: number | null
}
export interface MergedLine {
  readonly runs: readonly MergedRun[]
  readonly changes: readonly MergedChange[]
}

/** Between two of them at least one word is kept, so any of them may be taken without the others. */
export const proposedChanges = (from: string, words: string): readonly ProposedChange[] =>
  replacementsOf(wordTokens(from), wordTokens(words)).map((change, index) => ({ ...change, index }))

/** `taken`: indexes of changes that the text has taken in. They belong to what the text was changed from. */
export const merge = (from: string, now: string, words: string, taken: readonly number[]): MergedLine => {
  const [before, present] = [wordTokens(from), wordTokens(now)]
  const proposed = proposedChanges(from, words)
  const isTaken = ({ index }: ProposedChange) => taken.includes(index)
  const base = replaced(before, proposed.filter(isTaken))
  const others = replacementsOf(base, present)
  const open: Placed[] = []
  let moved = 0
  const changes = proposed.map((change): MergedChange => {
    const { start, end } = change
    const ofBase = { ...change, start: start + moved, end: end + moved }
    if (isTaken(change)) {
      moved += growthOf(change)
      return { ...change, state: 'standing' }
    }
    const state = stateAmong(ofBase, others)
    if (state === 'open') open.push({ ...ofBase, at: positionNow(ofBase, others) })
    return { ...change, state }
  })
  return { runs: runsOf(present, open), changes }
}

const replacementsOf = (before: readonly string[], after: readonly string[]): readonly Replacement[] => {
  const { deleted, inserted } = changedWords(before, after)
  const found: Replacement[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [start, first] = [i, j]
    while (deleted[i] === 1) i++
    while (inserted[j] === 1) j++
    if (start < i || first < j) found.push({ start, end: i, words: after.slice(first, j) })
    i++
    j++
  }
  return found
}

const growthOf = ({ start, end, words }: Replacement): number => words.length - (end - start)

const replaced = (before: readonly string[], changes: readonly Replacement[]): readonly string[] => {
  const after: string[] = []
  let at = 0
  for (const { start, end, words } of changes) {
    after.push(...before.slice(at, start), ...words)
    at = end
  }
  return [...after, ...before.slice(at)]
}

const stateAmong = (change: Replacement, others: readonly Replacement[]): ChangeState => {
  if (others.some((other) => isSame(change, other))) return 'standing'
  return others.some((other) => doClash(change, other)) ? 'clash' : 'open'
}

const isSame = (a: Replacement, b: Replacement): boolean =>
  a.start === b.start && a.end === b.end && a.words.join('\0') === b.words.join('\0')

/** They touch common words, one inserts within the other, or both bring words at one place. A deletion beside an insertion is no clash. */
const doClash = (a: Replacement, b: Replacement): boolean =>
  (a.start < b.end && b.start < a.end) || (a.start === b.start && a.words.length > 0 && b.words.length > 0)

interface Placed extends ProposedChange {
  /** Its first word in the text now. */
  readonly at: number
}
/** What others inserted directly before words stays before them. */
const positionNow = ({ start, end }: Replacement, others: readonly Replacement[]): number =>
  others.reduce((at, other) => {
    const isBefore = other.start < start || (other.start === start && other.end === start && end > start)
    return isBefore ? at + growthOf(other) : at
  }, start)

const runsOf = (now: readonly string[], open: readonly Placed[]): readonly MergedRun[] => {
  const runs: MergedRun[] = []
  const add = (type: WordRun['type'], words: readonly string[], change: number | null) => {
    if (words.length > 0) runs.push({ type, text: words.join(''), change })
  }
  let done = 0
  for (const { index, at, start, end, words } of open) {
    add('kept', now.slice(done, at), null)
    done = at + end - start
    add('deleted', now.slice(at, done), index)
    add('inserted', words, index)
  }
  add('kept', now.slice(done), null)
  return runs
}
