// EditSteps of a document's edits in columns: some hundred thousand of them take a few megabytes, and the runs of any page are made of them.
import { type AuthorContext, isSameContext } from '../../shared/history/credit.ts'
import type { AccountId, DelegationId, MeetingId } from '../../shared/ids.ts'

/** Whose edits, for whom and in which session. */
export interface StepHand {
  readonly account: AccountId | null
  /** Who brought it back after a restore. */
  readonly by: AccountId | null
  /** The author's role at that time. */
  readonly context: AuthorContext
  readonly delegation: DelegationId | null
  readonly meeting: MeetingId | null
}
export interface Edit {
  /** The first entry of the event, and the last one. */
  readonly first: number
  readonly seq: number
  readonly at: number
  readonly hand: StepHand
}
export interface EditStep {
  readonly first: number
  /** The seq with which it began, and that with which it ended; and the times of both. */
  readonly opened: number
  readonly seq: number
  readonly began: number
  readonly at: number
  readonly hand: StepHand
}

export interface EditSteps {
  /** `joins`: whether an edit by the same hand belongs to the step before it. */
  add(edit: Edit, joins: (last: EditStep, edit: Edit) => boolean): void
  count(): number
  /** Of an index below `count`. */
  at(index: number): EditStep
  /** Its hand alone, and when it ended: no object is made of them. The same hand is the same object. */
  handOf(index: number): StepHand
  endOf(index: number): number
  /** The last seq that was added; 0 before the first. */
  reached(): number
  bytes(): number
}

const FIRST_SIZE = 256

export const createEditSteps = (): EditSteps => {
  const hands: StepHand[] = []
  /** By account; the hands of one are few. */
  const places = new Map<AccountId | null, number[]>()
  let count = 0
  let columns = columnsFor(FIRST_SIZE)
  let newest = -1

  const placeOf = (hand: StepHand): number => {
    const before = hands[newest]
    if (before && isSameHand(before, hand)) return newest
    const own = places.get(hand.account) ?? []
    const known = own.findLast((place) => {
      const one = hands[place]
      return one !== undefined && isSameHand(one, hand)
    })
    if (known !== undefined) return known
    const place = hands.push(hand) - 1
    places.set(hand.account, [...own, place])
    return place
  }
  const handOf = (index: number): StepHand => {
    const hand = hands[columns.hand[index] ?? -1]
    if (!hand || index >= count) throw new RangeError(`no step ${index}`)
    return hand
  }
  const at = (index: number): EditStep => {
    const hand = handOf(index)
    const { first, opened, seq, began, at } = columns
    return {
      first: first[index] ?? 0,
      opened: opened[index] ?? 0,
      seq: seq[index] ?? 0,
      began: began[index] ?? 0,
      at: at[index] ?? 0,
      hand,
    }
  }
  return {
    add(edit, joins) {
      const place = placeOf(edit.hand)
      const isSame = count > 0 && place === newest && joins(at(count - 1), edit)
      newest = place
      if (!isSame) {
        if (count === columns.hand.length) columns = grown(columns)
        columns.first[count] = edit.first
        columns.opened[count] = edit.seq
        columns.began[count] = edit.at
        columns.hand[count] = place
        count += 1
      }
      columns.seq[count - 1] = edit.seq
      columns.at[count - 1] = edit.at
    },
    count: () => count,
    at,
    handOf,
    endOf: (index) => columns.at[index] ?? 0,
    reached: () => (count === 0 ? 0 : (columns.seq[count - 1] ?? 0)),
    bytes: () => columns.hand.length * STEP_BYTES + hands.length * HAND_BYTES,
  }
}
const STEP_BYTES = 5 * 8 + 4
const HAND_BYTES = 300

const isSameHand = (a: StepHand, b: StepHand): boolean =>
  a.account === b.account &&
  a.by === b.by &&
  a.delegation === b.delegation &&
  a.meeting === b.meeting &&
  isSameContext(a.context, b.context)

const columnsFor = (size: number) => ({
  first: new Float64Array(size),
  opened: new Float64Array(size),
  seq: new Float64Array(size),
  began: new Float64Array(size),
  at: new Float64Array(size),
  hand: new Uint32Array(size),
})
type Columns = ReturnType<typeof columnsFor>
const grown = (old: Columns): Columns => {
  const next = columnsFor(old.hand.length * 2)
  next.first.set(old.first)
  next.opened.set(old.opened)
  next.seq.set(old.seq)
  next.began.set(old.began)
  next.at.set(old.at)
  next.hand.set(old.hand)
  return next
}
