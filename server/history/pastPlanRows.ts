// The plan at any entry, read from rows and not from the log: the nearest complete one before it, and the changes since. Each row has a hash; where one
// is missing, damaged or of another version, nothing is answered and the log is read instead (SPEC H19).
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import { FIELD_KEYS } from '../../shared/roadmap/fields.ts'
import type { BesideItems, Item, RoadMap } from '../../shared/roadmap/model.ts'
import { roadMapOf } from '../../shared/roadmap/read.ts'
import type { DatabaseRow, Queries, Statement } from '../db/queries.ts'
import { statement } from '../db/queries.ts'
import { equalBytes, sha256 } from '../log/entry.ts'
import { changedItem, type PlainPlan, type PlanChange } from './planChanges.ts'

/** Rows of a version with other fields are not read. Increase the number when the same Y.Doc would give other values. */
const VERSION = `2 ${FIELD_KEYS.join()}`

interface Place {
  /** 1: the plan at `seq`; 0: its changes by the entries after `after`, up to `seq`. */
  readonly whole: 0 | 1
  readonly seq: number
  readonly after: number
}
const row = (document: DocumentId, place: Place, content: unknown): Statement => {
  const body = zstdCompressSync(JSON.stringify(content))
  return statement(SQL.set, document, place.whole, place.seq, place.after, body, hashOf(document, place, body))
}
export const planRow = (document: DocumentId, at: Seq, plan: PlainPlan): Statement => row(document, { whole: 1, seq: at, after: at }, plan)
export const changesRow = (
  document: DocumentId,
  span: { readonly from: Seq; readonly upTo: Seq },
  changes: readonly PlanChange[],
): Statement => row(document, { whole: 0, seq: span.upTo, after: span.from }, changes)

const hashOf = (document: DocumentId, { whole, seq, after }: Place, body: Uint8Array): Uint8Array =>
  sha256(Buffer.concat([Buffer.from(`ruta past plan ${VERSION}\n${document}\n${whole} ${seq} ${after}\n`), body]))

/** Null unless it is as this version has written it. */
const bodyOf = (document: DocumentId, { whole, seq, after, body, hash }: DatabaseRow): Uint8Array | null => {
  if (!(body instanceof Uint8Array && hash instanceof Uint8Array)) return null
  const place: Place = { whole: whole === 1 ? 1 : 0, seq: Number(seq), after: Number(after) }
  return equalBytes(hash, hashOf(document, place, body)) ? body : null
}
const textOf = (body: Uint8Array): string => zstdDecompressSync(body).toString('utf8')

/** Null when the rows do not reach it. */
export const readPlanAt = async (queries: Queries, document: DocumentId, at: Seq): Promise<RoadMap | null> =>
  (await readPlansAt(queries, document, [at]))?.[0] ?? null

/** At these entries, in order, from the same complete plan; null when the rows do not reach them from there. */
export const readPlansAt = async (queries: Queries, document: DocumentId, at: readonly Seq[]): Promise<readonly RoadMap[] | null> => {
  const [first, last] = [at[0] ?? seq(0), at.at(-1) ?? seq(0)]
  const [base] = await queries.all(SQL.wholeBefore, document, first)
  const whole = base && bodyOf(document, base)
  if (!base || !whole) return null
  const plan: PlainPlan = JSON.parse(textOf(whole))
  const state = { beside: plan.beside, items: new Map(plan.items.map((item): [string, Item] => [item.id, item])) }
  const plans: RoadMap[] = []
  const wanted = () => at[plans.length] ?? Number.POSITIVE_INFINITY
  const take = () => plans.push(roadMapOf(state.beside, [...state.items.values()]))
  let reached = Number(base.seq)
  for (const next of reached < last ? await queries.all(SQL.changes, document, reached, document, last, last) : []) {
    const body = Number(next.after) === reached ? bodyOf(document, next) : null
    if (!body) return null
    const changes: readonly PlanChange[] = JSON.parse(textOf(body))
    for (const change of changes) {
      while (wanted() < change.seq) take()
      if (change.seq <= last) apply(state, change)
    }
    reached = Number(next.seq)
  }
  while (wanted() <= reached) take()
  return plans.length === at.length ? plans : null
}

/** Whether the same complete plan is the nearest one before both. */
export const haveOneBase = async (queries: Queries, document: DocumentId, { from, to }: { readonly from: Seq; readonly to: Seq }) => {
  const [first, last] = [await queries.all(SQL.baseBefore, document, from), await queries.all(SQL.baseBefore, document, to)]
  return first.length > 0 && first[0]?.seq === last[0]?.seq
}

const apply = (state: { beside: BesideItems; readonly items: Map<string, Item> }, { beside, items = {} }: PlanChange): void => {
  if (beside) state.beside = beside
  for (const [id, change] of Object.entries(items))
    if (change) state.items.set(id, changedItem(state.items.get(id), change))
    else state.items.delete(id)
}

/** The newest complete plan, if the rows reach `at` from there; for a later entry they go on. */
export const lastWholeFor = async (queries: Queries, document: DocumentId, at: Seq): Promise<Seq | null> => {
  const [base] = await queries.all(SQL.wholeBefore, document, at)
  if (!base || !bodyOf(document, base)) return null
  const from = Number(base.seq)
  if (from === at) return seq(from)
  const [last] = await queries.all(SQL.endingAt, document, at)
  return last && bodyOf(document, last) ? seq(from) : null
}

export interface PlanGap {
  /** The plan is missing after `from`, up to `to`. */
  readonly from: Seq
  readonly to: Seq
}
/** Where the rows do not go on up to `upTo`, and how to remove those that are not as they were written, or are of another version. */
export const planRowsToWrite = async (
  queries: Queries,
  document: DocumentId,
  upTo: Seq,
): Promise<{ readonly gaps: readonly PlanGap[]; readonly damaged: readonly Statement[] }> => {
  const gaps: PlanGap[] = []
  const damaged: Statement[] = []
  // A gap ends where the plan is stored complete.
  let reached = 0
  let isBegun = false
  for await (const one of rowsUpTo(queries, document, upTo)) {
    const at = Number(one.seq)
    if (!bodyOf(document, one)) damaged.push(statement(SQL.remove, document, Number(one.whole), at))
    else if (one.whole === 1 && (!isBegun || at > reached)) {
      if (at > reached) gaps.push({ from: seq(reached), to: seq(at) })
      isBegun = true
      reached = at
    } else if (one.whole === 0 && isBegun && Number(one.after) === reached) reached = at
  }
  if (reached < upTo || (!isBegun && upTo > 0)) gaps.push({ from: seq(reached), to: upTo })
  return { gaps, damaged }
}

const PAGE = 200
/** By entry; of one entry, changes before the complete plan. Both are read by the primary key, which begins with `whole`. */
async function* rowsUpTo(queries: Queries, document: DocumentId, upTo: Seq): AsyncGenerator<DatabaseRow> {
  for (let at = -1; ; ) {
    const changes = await queries.all(SQL.changesPage, document, at, upTo, PAGE)
    const last = changes.length < PAGE ? upTo : Number(changes.at(-1)?.seq)
    const plans = await queries.all(SQL.plansIn, document, at, last)
    yield* [...changes, ...plans].sort((a, b) => Number(a.seq) - Number(b.seq) || Number(a.whole) - Number(b.whole))
    if (changes.length < PAGE) return
    at = last
  }
}

/** Those that are left within a gap: they would not join up with the new ones. */
export const removeChangesIn = (document: DocumentId, { from, to }: PlanGap): Statement => statement(SQL.removeChanges, document, from, to)

/** Beyond the cursor of the history. */
export const removePlansBeyond = (document: DocumentId, at: Seq): readonly Statement[] => [
  statement(SQL.removeBeyond, document, 0, at),
  statement(SQL.removeBeyond, document, 1, at),
]

const COLUMNS = 'whole, seq, after, body, hash'
const SQL = {
  set: `
    INSERT INTO past_plan (document, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (document, whole, seq) DO UPDATE SET after = excluded.after, body = excluded.body, hash = excluded.hash`,
  wholeBefore: `SELECT ${COLUMNS} FROM past_plan WHERE document = ? AND whole = 1 AND seq <= ? ORDER BY seq DESC LIMIT 1`,
  baseBefore: 'SELECT seq FROM past_plan WHERE document = ? AND whole = 1 AND seq <= ? ORDER BY seq DESC LIMIT 1',
  changes: `
    SELECT ${COLUMNS} FROM past_plan WHERE document = ? AND whole = 0 AND seq > ? AND seq <= coalesce(
      (SELECT seq FROM past_plan WHERE document = ? AND whole = 0 AND seq >= ? ORDER BY seq LIMIT 1), ?) ORDER BY seq`,
  endingAt: `SELECT ${COLUMNS} FROM past_plan WHERE document = ? AND whole = 0 AND seq = ?`,
  changesPage: `SELECT ${COLUMNS} FROM past_plan WHERE document = ? AND whole = 0 AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?`,
  plansIn: `SELECT ${COLUMNS} FROM past_plan WHERE document = ? AND whole = 1 AND seq > ? AND seq <= ? ORDER BY seq`,
  remove: 'DELETE FROM past_plan WHERE document = ? AND whole = ? AND seq = ?',
  removeChanges: 'DELETE FROM past_plan WHERE document = ? AND whole = 0 AND seq > ? AND seq <= ?',
  removeBeyond: 'DELETE FROM past_plan WHERE document = ? AND whole = ? AND seq > ?',
} as const
