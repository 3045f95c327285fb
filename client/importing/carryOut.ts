// Writes what a file says in one go: one step of undo, and as many updates as the relay's bounds ask for.
import type * as Y from 'yjs'
import type { ItemId, Random } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import { changeAndAdd, type FieldChange, type ItemChange, type NewItemLine, type RefusedChange } from '../../shared/roadmap/changeItems.ts'
import { type Addition, BYTES_OF_LETTER } from '../live/documentSize.ts'
import type { Undo, UndoableMade, UndoStep } from '../live/undo.ts'
import { MOST_PASTED_LINES } from '../roadmap/paste/pastePlan.ts'

/** Structs of Yjs: the relay takes 20,000 in an update, a new item is some 40 of them. */
const OF_UPDATE = 12_000
const OF_ITEM = 40
/** Taking it back is one update, in which each value that was changed is one struct: more cannot be undone in one step. */
const MOST_UNDONE = 15_000
export const isTooMuch = (changes: readonly ItemChange[]): boolean =>
  changes.reduce((sum, change) => sum + structsOf(change), 0) > MOST_UNDONE

export interface Written {
  readonly added: readonly ItemId[]
  readonly refused: readonly RefusedChange[]
}
export interface CarriedOut extends Written {
  /** The one step of undo; null when nothing was written. */
  readonly step: UndoStep | null
  /** Why the rest was not written; null when all was. */
  readonly stopped: Refused | null
}
type Write = (changes: readonly ItemChange[], newcomers: readonly NewItemLine[]) => Result<Written>
type Refused = Extract<Result<Written>, { readonly ok: false }>

export const carryOut = async (
  undo: Pick<Undo, 'asStep' | 'holds'>,
  write: Write,
  { changes, newcomers }: { readonly changes: readonly ItemChange[]; readonly newcomers: readonly NewItemLine[] },
  /** Called with the number of lines that are written: new items, and items with all their changes. */
  onProgress: (written: number) => void = () => {},
): Promise<CarriedOut> => {
  let created = 0
  const changed = new Set<ItemId>()
  let step: UndoStep | null = null
  const all: { added: ItemId[]; refused: RefusedChange[] } = { added: [], refused: [] }
  for (const piece of pieces(changes, newcomers)) {
    // What was taken back meanwhile is not written on.
    if (step && !undo.holds(step)) break
    const { made, step: whole }: UndoableMade<Result<Written>> = undo.asStep(() => write(piece.changes, piece.newcomers), step)
    step = whole ?? step
    if (!made.ok) return { ...all, step, stopped: made }
    all.added.push(...made.value.added)
    all.refused.push(...made.value.refused)
    created += piece.newcomers.length
    for (const { id } of piece.changes) changed.add(id)
    onProgress(created + changed.size)
    // Changes without a pause are merged into one update (`pendingEdits.ts`); this ends the update. The progress is drawn meanwhile, and what
    // somebody does meanwhile is a step of its own.
    await new Promise((resolve) => setTimeout(resolve))
  }
  return { ...all, step, stopped: null }
}

/** An item without words takes some 330 bytes, a value some 60. */
const BYTES_OF_ITEM = 500
const BYTES_OF_VALUE = 150
/** What the import adds to the document, to be measured before it is carried out. */
export const additionOf = (
  given: { readonly changes: readonly ItemChange[]; readonly newcomers: readonly NewItemLine[] },
  random: Random,
  /** Written before them. */
  first: (copy: Y.Doc) => void = () => {},
): Addition => {
  const all = pieces(given.changes, given.newcomers)
  const later = given.newcomers.flatMap((newcomer) => newcomer.later('' as ItemId))
  const changes = [...given.changes, ...later]
  const letters = JSON.stringify([given.newcomers.map(({ fields }) => fields), changes]).length
  const values = changes.reduce((sum, change) => sum + structsOf(change), 0)
  return {
    atMost: letters * BYTES_OF_LETTER + given.newcomers.length * BYTES_OF_ITEM + values * BYTES_OF_VALUE,
    write: (copy) => {
      first(copy)
      for (const piece of all) changeAndAdd(copy, piece, random)
    },
  }
}

interface Piece {
  readonly changes: ItemChange[]
  readonly newcomers: NewItemLine[]
}
const pieces = (changes: readonly ItemChange[], newcomers: readonly NewItemLine[]): readonly Piece[] => {
  const all: Piece[] = []
  let room = 0
  let lines = 0
  const place = (weight: number): Piece => {
    const last = all.at(-1)
    if (last && weight <= room && lines < MOST_PASTED_LINES) {
      room -= weight
      lines += 1
      return last
    }
    const next: Piece = { changes: [], newcomers: [] }
    all.push(next)
    room = OF_UPDATE - weight
    lines = 1
    return next
  }
  for (const newcomer of newcomers) place(OF_ITEM + sizeOf(newcomer)).newcomers.push(newcomer)
  for (const change of changes) place(weightOf(change)).changes.push(change)
  return all
}
/** Counts the length of the initial values too, because an update is limited in bytes. */
const sizeOf = ({ fields, later }: NewItemLine): number =>
  Math.ceil(JSON.stringify(fields).length / 40) + later('' as ItemId).reduce((sum, change) => sum + weightOf(change), 0)
const weightOf = (change: ItemChange | FieldChange): number => structsOf(change) + Math.ceil(JSON.stringify(change).length / 40)
const structsOf = (change: ItemChange | FieldChange): number =>
  'checklist' in change ? 12 * change.checklist.length : 'put' in change ? change.members.length : 1
