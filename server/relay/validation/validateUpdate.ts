// What becomes of one update: whose ids it brings, whether it depends on missing structs, which part of it is new, and whether
// everything in it has a place. Validating changes nothing: a refusal leaves the room as it was.
import * as Y from 'yjs'
import { type AccountId, type ClientId, clientId } from '../../../shared/ids.ts'
import type { UpdateRefusal } from '../../../shared/updateRefusals.ts'
import type { YjsItem } from '../../../shared/yjs/item.ts'
import { type Scan, scan } from '../../log/scan.ts'
import { encodeStateVector } from '../stateVector.ts'
import { decodeForeign } from './decodeForeign.ts'
import { encodeDeleteSet } from './deleteSet.ts'
import type { SchemaValidator } from './validateSchema.ts'
import type { ValidationDocument } from './validationDocument.ts'
import type { WritingAs } from './writers.ts'

export type Verdict =
  /** `update` is new from its first byte to its last, and whole: what is logged and relayed. */
  | { readonly type: 'accepted'; readonly update: Uint8Array; readonly inserts: readonly number[]; readonly claims: readonly ClientId[] }
  /** Everything in it is known. */
  | { readonly type: 'nothing' }
  | { readonly type: 'gap' }
  /** `unknown`: it names a delegation, an agency or a person that this server does not know of the group, and should ask for. */
  | { readonly type: 'refused'; readonly why: UpdateRefusal; readonly unknown?: boolean }
  | { readonly type: 'malformed' }

export type Accepted = Verdict & { readonly type: 'accepted' }

export interface ValidationContext {
  readonly document: ValidationDocument
  readonly validator: SchemaValidator
  readonly owners: ReadonlyMap<ClientId, AccountId>
  readonly limits: { readonly structsPerUpdate: number; readonly clientsPerUpdate: number; readonly newIdsPerUpdate: number }
}

const NOTHING = { type: 'nothing' } as const
const GAP = { type: 'gap' } as const
const MALFORMED = { type: 'malformed' } as const
const refused = (why: UpdateRefusal) => ({ type: 'refused', why }) as const

export const validateUpdate = (update: Uint8Array, account: AccountId, context: ValidationContext, as: WritingAs = {}): Verdict => {
  const ids = scan(update, context.limits)
  if (ids === null) return MALFORMED
  if (ids.tooLarge) return refused('too-large')
  const parts = newPartsIn(ids, { account, ...as }, context)
  if ('type' in parts) return parts
  if (parts.inserts.length === 0 && parts.deletes.length === 0) return NOTHING
  const canonical = strip(update, ids, parts)
  const decoded = canonical && decodeForeign(canonical)
  if (!canonical || !decoded) return MALFORMED
  switch (context.validator.validate(decoded, account, { ...as, mustReplace: parts.mustReplace })) {
    case 'gap':
      return GAP
    case 'malformed':
      return MALFORMED
    case 'foreign':
      return refused('foreign-content')
    case 'too-long':
      return refused('too-long')
    case 'unknown':
      return { ...refused('foreign-content'), unknown: true }
    case 'fits':
      return { type: 'accepted', update: canonical, inserts: parts.inserts, claims: parts.claims }
  }
}

interface NewParts {
  readonly inserts: readonly number[]
  readonly deletes: readonly number[]
  readonly claims: readonly ClientId[]
  /** Deleted, which the update may do only where it puts something in their place. */
  readonly mustReplace: readonly YjsItem[]
  /** Some structs, or parts of them, are known already: never compared, never relayed. */
  readonly structsCut: boolean
  readonly deletesCut: boolean
}

const newPartsIn = (ids: Scan, by: { readonly account: AccountId } & WritingAs, context: ValidationContext): NewParts | Verdict => {
  const { account, asOthers = false } = by
  const { document, owners, limits } = context
  const inserts: number[] = []
  const claims: ClientId[] = []
  const ends = new Map<number, number>()
  let structsCut = false
  let gap = ids.skips
  for (let i = 0; i < ids.inserts.length; i += 3) {
    const [client = 0, from = 0, to = 0] = [ids.inserts[i], ids.inserts[i + 1], ids.inserts[i + 2]]
    const known = document.next(client)
    if (to <= known) {
      structsCut = true
      continue
    }
    const owner = owners.get(clientId(client))
    if (owner === undefined && !asOthers) claims.push(clientId(client))
    else if (owner !== account && !asOthers) return refused('forged-author')
    if (from > known) gap = true
    if (from < known) structsCut = true
    inserts.push(client, Math.max(from, known), to)
    ends.set(client, to)
  }
  if (claims.length > limits.newIdsPerUpdate) return refused('too-many-ids')
  if (gap) return GAP
  const fresh = freshDeletes(ids.deletes, { by, ends }, context)
  if ('type' in fresh) return fresh
  return { inserts, claims, structsCut, ...fresh }
}

interface Offered {
  readonly by: { readonly account: AccountId } & WritingAs
  /** Where each client's new structs end. */
  readonly ends: ReadonlyMap<number, number>
}
const freshDeletes = (ranges: readonly number[], { by, ends }: Offered, { document, validator, limits }: ValidationContext) => {
  const deletes: number[] = []
  const mustReplace: YjsItem[] = []
  const goes = createCover(ranges)
  let deletesCut = false
  /** Where a range begins or ends inside a struct, Yjs breaks it: 240,000 times took 10 s here and in every tab (measured). */
  let breaks = 0
  for (let i = 0; i < ranges.length; i += 3) {
    const [client = 0, from = 0, to = 0] = [ranges[i], ranges[i + 1], ranges[i + 2]]
    const known = document.next(client)
    if (to > (ends.get(client) ?? known)) return GAP
    let covered = from
    for (const item of from < known ? document.living(client, from, to) : []) {
      const may = validator.mayDelete(item, by, goes)
      if (!may) return refused('foreign-content')
      if (may === 'replaced') mustReplace.push(item)
      const start = Math.max(from, item.id.clock)
      const end = Math.min(to, item.id.clock + item.length)
      if (start > covered) deletesCut = true
      if (start > item.id.clock) breaks++
      if (end < item.id.clock + item.length) breaks++
      deletes.push(client, start, end)
      covered = end
    }
    if (covered < Math.min(known, to)) deletesCut = true
    if (to > known) {
      deletes.push(client, Math.max(from, known), to)
      breaks++
    }
    if (breaks > limits.structsPerUpdate) return refused('too-large')
  }
  return { deletes, mustReplace, deletesCut }
}

/** Is an item among the deleted ranges? They are put in order when somebody asks. */
const createCover = (ranges: readonly number[]) => {
  let ordered: Map<number, [from: number, to: number][]> | null = null
  return ({ id }: YjsItem): boolean => {
    if (!ordered) {
      ordered = new Map()
      for (let i = 0; i < ranges.length; i += 3) {
        const [client = 0, from = 0, to = 0] = [ranges[i], ranges[i + 1], ranges[i + 2]]
        const list = ordered.get(client) ?? []
        ordered.set(client, list)
        list.push([from, to])
      }
      for (const list of ordered.values()) list.sort((a, b) => a[0] - b[0])
    }
    const list = ordered.get(id.client) ?? []
    let [low, high] = [0, list.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((list[middle]?.[1] ?? 0) > id.clock) high = middle
      else low = middle + 1
    }
    return (list[low]?.[0] ?? Number.POSITIVE_INFINITY) <= id.clock
  }
}

/** `null` when Yjs cannot read it, which the ids alone do not show (bad JSON, bad UTF-8). */
const strip = (update: Uint8Array, ids: Scan, parts: NewParts): Uint8Array | null => {
  if (!parts.structsCut && !parts.deletesCut) return update
  const structs = parts.structsCut ? withoutKnown(update.subarray(0, ids.deleteSetAt), ids, parts) : update.subarray(0, ids.deleteSetAt)
  return structs && Buffer.concat([structs, encodeDeleteSet(parts.deletes)])
}

const EMPTY_DELETE_SET = new Uint8Array(1)

const withoutKnown = (structs: Uint8Array, ids: Scan, parts: NewParts): Uint8Array | null => {
  const known = new Map<number, number>()
  for (let i = 0; i < ids.inserts.length; i += 3) known.set(ids.inserts[i] ?? 0, ids.inserts[i + 2] ?? 0)
  for (let i = 0; i < parts.inserts.length; i += 3) known.set(parts.inserts[i] ?? 0, parts.inserts[i + 1] ?? 0)
  try {
    return Y.diffUpdate(Buffer.concat([structs, EMPTY_DELETE_SET]), encodeStateVector(known)).subarray(0, -1)
  } catch {
    // Yjs reports unreadable content by throwing; to us that is an expected answer.
    return null
  }
}
