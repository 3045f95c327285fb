// Where each struct of an update would be placed, checked before anything is applied: the update's own structs are walked in the order
// in which Yjs would integrate them, so that what a struct depends on has its place already, here or in the validation document.

import type { DocumentSchema, ValueSchema } from '../../../shared/contentSchema.ts'
import type { AccountId, DelegationId } from '../../../shared/ids.ts'
import type { Decoded, DeleteSet } from '../../../shared/yjs/decodedUpdate.ts'
import {
  containerItem,
  decodedParentOf,
  dependenciesOf,
  entryIn,
  firstIn,
  type Id,
  isItem,
  keyInParent,
  originOf,
  parentOf,
  previousOf,
  rightOriginOf,
  type Struct,
  type YjsItem,
  type YjsType,
} from '../../../shared/yjs/item.ts'
import { isErased, typeIn } from '../../../shared/yjs/itemContent.ts'
import {
  admitItem,
  type Container,
  type ContainerOfStruct,
  entrySchema,
  FOREIGN,
  GONE,
  isStewards,
  mustReplaceAt,
  rootContainers,
} from './container.ts'
import { isReplaced, supersedes } from './replaced.ts'
import { type Breach, type Existing, type GroupFacts, mayTakeBack, Rules } from './rules.ts'
import { IntegrationSteps, type Position } from './searchSteps.ts'
import { createSequenceOrder } from './sequenceOrder.ts'
import type { ValidationDocument } from './validationDocument.ts'
import { isAnothers, type WritingAs } from './writers.ts'

/** `gap`: depends on structs that are missing here. `malformed`: a circle, which no client can have made by editing. */
export type SchemaVerdict = 'fits' | 'gap' | 'malformed' | Breach

export interface SchemaValidator {
  /** Every struct of `decoded` is new here and contiguous per client. */
  validate(decoded: Decoded, account: AccountId, as?: WritingAs & { readonly mustReplace?: readonly YjsItem[] }): SchemaVerdict
  /** May this living item be deleted? Not if it stays for ever, or is somebody else's; some only where the update replaces them. `goes`: what goes with it. */
  mayDelete(item: YjsItem, by: { readonly account: AccountId } & WritingAs, goes: (item: YjsItem) => boolean): boolean | 'replaced'
}

/** Tables alone: whatever is named exists, and nobody is known to have written. */
const ANY_GROUP: GroupFacts = { ownerOf: () => undefined, exists: () => true }

export const createSchemaValidator = (
  document: ValidationDocument,
  tables: DocumentSchema,
  facts: GroupFacts = ANY_GROUP,
): SchemaValidator => {
  const ground = existingGround(document, tables)
  return {
    validate: (decoded, account, { asOthers = false, isSteward = false, delegation = null, isScribe = false, mustReplace = [] } = {}) =>
      new Walk(decoded, { account, asOthers, isSteward, delegation, isScribe, facts }, document, ground).run(mustReplace),
    mayDelete: (item, by, goes) => {
      const { account, isSteward = false } = by
      const { container, key } = ground.spotOf(item)
      if (isPermanent(container, key) || isAnothers(container, key, by)) return false
      if (isStewards(container) && !isSteward) return false
      if (mustReplaceAt(container, key)) return 'replaced'
      const once = onceOf(container, key)
      if (once === undefined || mayTakeBack(item, once, account, facts)) return true
      const parent = parentOf(item)
      const holder = parent && containerItem(parent)
      return holder !== null && (holder.deleted || goes(holder))
    },
  }
}

const onceOf = (container: Container, key: string | null): ValueSchema['once'] => {
  if (key === null) return undefined
  if (container.kind === 'element') return container.schema.fixed.includes(key) ? 'unlessUnseen' : undefined
  const place = container.kind === 'map' ? entrySchema(container.place, key) : undefined
  return place?.type === 'value' ? place.once : undefined
}

/** About 0.1 s of this process; an honest update takes as many as others wrote at its places meanwhile. */
const MOST_STEPS = 100_000

/** Where a struct is placed, and what it opens to those that name it as their parent. */
interface Spot {
  readonly container: Container
  readonly key: string | null
  readonly inside: ContainerOfStruct
  /** Elements of the validation document that certainly precede and follow it; for one that is there already, itself. */
  readonly after: Position | null
  readonly before: Position | null
}
const NOWHERE: Spot = { container: GONE, key: null, inside: GONE, after: null, before: null }

const isPermanent = (container: Container, key: string | null): boolean => {
  if (container.kind !== 'map' || !container.place.permanent) return false
  const place = entrySchema(container.place, key)
  return place !== undefined && place.type !== 'value'
}

/** What the validation document holds already, each type's container found once. */
interface Ground extends Existing {
  root(name: string): Container | undefined
  spotOf(struct: Struct, clock?: number): Spot
  /** The entry that `key` of this container has now. */
  living(container: Container, key: string | null): YjsItem | null
  /** What is under this key opens, null if nothing; undefined if there never was anything. */
  inside(container: Container, key: string): ContainerOfStruct | undefined
  /** Has it, or had it, an entry at this path? */
  has(path: readonly string[]): boolean
  /** The first element of a sequence, or the oldest value under a key. */
  first(container: Container, key: string | null): YjsItem | null
}

const existingGround = (document: ValidationDocument, tables: DocumentSchema): Ground => {
  const roots = rootContainers(tables)
  const containers = new WeakMap<object, Container>()
  const types = new WeakMap<Container, YjsType>()
  for (const [name, container] of roots) {
    const type = document.doc.get(name)
    containers.set(type, container)
    types.set(container, type)
  }

  /** What an older table let in and this one does not know is closed, not refused. */
  const containerOf = (parent: YjsType | null): Container => {
    if (parent === null) return GONE
    const found = containers.get(parent)
    if (found) return found
    const item = containerItem(parent)
    const inside = item === null ? 'refused' : admitItem(containerOf(parentOf(item)), keyInParent(item), item)
    const container = inside === 'refused' || inside === null ? FOREIGN : inside
    containers.set(parent, container)
    if (container !== FOREIGN && container !== GONE) types.set(container, parent)
    return container
  }

  const entryOf = (container: Container, key: string): YjsItem | null => {
    const type = types.get(container)
    return type ? entryIn(type, key) : null
  }

  const insideOf = (container: Container, key: string): ContainerOfStruct | undefined => {
    const entry = entryOf(container, key)
    const type = entry && typeIn(entry)
    return entry ? (type ? containerOf(type) : null) : undefined
  }

  return {
    root: (name) => roots.get(name),
    inside: insideOf,
    has([root = '', ...keys]) {
      let at: ContainerOfStruct | undefined = roots.get(root)
      for (const key of keys) {
        at = at ? insideOf(at, key) : undefined
        if (at === undefined) return false
      }
      return true
    },
    spotOf(struct, clock = struct.id.clock) {
      if (!isItem(struct)) return NOWHERE
      const type = typeIn(struct)
      const position = { item: struct, clock }
      const inside = type ? containerOf(type) : struct.deleted ? GONE : null
      return { container: containerOf(parentOf(struct)), key: keyInParent(struct), inside, after: position, before: position }
    },
    type: (container) => types.get(container),
    entry: entryOf,
    living(container, key) {
      const entry = key === null ? null : entryOf(container, key)
      return entry?.deleted ? null : entry
    },
    first(container, key) {
      const type = types.get(container)
      if (!type) return null
      if (key === null) return firstIn(type)
      let entry = entryIn(type, key)
      for (let older = entry; older; older = previousOf(older)) entry = older
      return entry
    },
  }
}

/** The structs of one client in one update; the first `spots.length` of them are placed. */
interface Section {
  readonly structs: Struct[]
  readonly spots: Spot[]
  /** Waits for another section to go on. */
  waiting: boolean
}

interface By {
  readonly account: AccountId
  readonly asOthers: boolean
  readonly isSteward: boolean
  readonly delegation: DelegationId | null
  readonly isScribe: boolean
  readonly facts: GroupFacts
}

class Walk {
  #sections = new Map<number, Section>()
  #by: By
  #rules: Rules
  #deleted: DeleteSet
  #document: ValidationDocument
  #ground: Ground
  #order = createSequenceOrder()
  #search = new IntegrationSteps()
  /** Entries that must be replaced, and that Yjs deletes when it places what this update brings, whatever its delete set says. */
  #superseded = new Set<YjsItem>()
  #itemAt = (id: Id): YjsItem | null => this.#positionOf(id)?.item ?? null

  constructor(decoded: Decoded, by: By, document: ValidationDocument, ground: Ground) {
    this.#by = by
    this.#rules = new Rules({ ...by, existing: ground, deleted: decoded.deleted })
    this.#deleted = decoded.deleted
    this.#document = document
    this.#ground = ground
    for (const struct of decoded.structs) {
      const section = this.#sections.get(struct.id.client)
      if (section) section.structs.push(struct)
      else this.#sections.set(struct.id.client, { structs: [struct], spots: [], waiting: false })
    }
  }

  run(mustReplace: readonly YjsItem[]): SchemaVerdict {
    for (const section of this.#sections.values()) {
      while (section.spots.length < section.structs.length) {
        const placed = this.#advance(section)
        if (placed !== 'fits') return placed
      }
    }
    for (const path of this.#rules.referred) if (!this.#ground.has(path) && !this.#brings(path)) return 'foreign'
    const replacing = { deleted: this.#deleted, itemAt: this.#itemAt }
    for (const item of new Set([...mustReplace, ...this.#superseded]))
      if (!isReplaced(item, this.#beside(item), replacing)) return 'foreign'
    return 'fits'
  }

  /** What this update places under the key of `item`. */
  #beside(item: YjsItem): readonly YjsItem[] {
    const { container, key } = this.#ground.spotOf(item)
    return [...this.#sections.values()].flatMap(({ structs, spots }) =>
      structs.filter((_, at) => spots[at]?.container === container && spots[at]?.key === key).filter(isItem),
    )
  }

  /** Does this update itself bring the entry at this path? */
  #brings(path: readonly string[]): boolean {
    const [root = '', ...keys] = path
    let at = this.#ground.root(root)
    for (const key of keys) {
      const placed: Spot | undefined = at && this.#placed(at, key)
      const inside: ContainerOfStruct | undefined = placed ? placed.inside : at && this.#ground.inside(at, key)
      if (inside === undefined) return false
      at = inside ?? undefined
    }
    return true
  }

  #placed(container: Container, key: string): Spot | undefined {
    for (const { spots } of this.#sections.values())
      for (const spot of spots) if (spot.container === container && spot.key === key) return spot
    return undefined
  }

  /** Places the next struct of `first`, and before it what it depends on: by a stack, for a chain may be as long as the update. */
  #advance(first: Section): SchemaVerdict {
    const stack = [first]
    for (let section = stack.at(-1); section; section = stack.at(-1)) {
      const struct = section.structs[section.spots.length]
      const missing = struct && isItem(struct) ? this.#missing(struct) : null
      if (missing === 'gap') return 'gap'
      if (missing !== null) {
        section.waiting = true
        if (missing.waiting) return 'malformed'
        stack.push(missing)
        continue
      }
      const spot = struct && isItem(struct) ? this.#place(struct) : NOWHERE
      if (typeof spot === 'string') return spot
      section.spots.push(spot)
      section.waiting = false
      stack.pop()
    }
    return 'fits'
  }

  /** The section that must go on before `struct` can be placed. */
  #missing(struct: YjsItem): Section | 'gap' | null {
    for (const id of dependenciesOf(struct)) {
      if (id === null || id.clock < this.#document.next(id.client)) continue
      const section = this.#sections.get(id.client)
      const last = section?.structs.at(-1)
      if (!section || !last || id.clock >= last.id.clock + last.length) return 'gap'
      const next = section.structs[section.spots.length]
      if (next && id.clock >= next.id.clock) return section
    }
    return null
  }

  /** Or why it may not be placed there. */
  #place(struct: YjsItem): Spot | Breach {
    const spot = this.#spotFor(struct)
    if (spot === null) return 'foreign'
    const { container, key } = spot
    const inside = admitItem(container, key, struct)
    const entry = this.#ground.living(container, key)
    // What only its owner, its delegation, or chair and secretariat, may write cannot be brought back by anybody else. What was deleted may be sent, or nothing
    // after it could come: but not where it would follow a living entry, which Yjs then deletes.
    const mayFall = this.#by.asOthers && isErased(struct) && entry === null
    if (
      inside === 'refused' ||
      (isAnothers(container, key, this.#by) && !mayFall) ||
      (isStewards(container) && !this.#by.isSteward && !mayFall) ||
      (isPermanent(container, key) && entry !== null)
    )
      return 'foreign'
    if (container.kind === 'gone') return { ...spot, inside }
    if (entry && mustReplaceAt(container, key) && supersedes(struct, entry, this.#itemAt)) this.#superseded.add(entry)
    const breach = this.#rules.breach(struct, container, key)
    if (breach) return breach
    return this.#isNear(struct, container, key) ? { ...spot, inside } : 'foreign'
  }

  /** May Yjs look for its place, or would it look for too long? */
  #isNear(struct: YjsItem, container: Container, key: string | null): boolean {
    const [origin, rightOrigin] = [originOf(struct), rightOriginOf(struct)]
    const [left, right] = [origin && this.#positionOf(origin), rightOrigin && this.#positionOf(rightOrigin)]
    const first = left ? null : this.#ground.first(container, key)
    return this.#search.add(struct, left, right, { container, key, first }, MOST_STEPS) <= MOST_STEPS
  }

  /** Container and key, from its neighbours or its parent, as Yjs itself finds them (`Item.getMissing`). */
  #spotFor(struct: YjsItem): Omit<Spot, 'inside'> | null {
    const [origin, rightOrigin] = [originOf(struct), rightOriginOf(struct)]
    const left = origin && this.#spot(origin)
    const right = rightOrigin && this.#spot(rightOrigin)
    if (left?.container === GONE || right?.container === GONE) return NOWHERE
    const neighbour = left ?? right
    if (neighbour) {
      const [after, before] = [left?.after ?? null, right?.before ?? null]
      if (left && right && (left.container !== right.container || left.key !== right.key || left.key !== null)) return null
      if (after && before && !this.#order.holds(after, before)) return null
      return { container: neighbour.container, key: neighbour.key, after, before }
    }
    const parent = decodedParentOf(struct)
    const container = typeof parent === 'string' ? this.#ground.root(parent) : parent && this.#spot(parent).inside
    return container ? { container, key: keyInParent(struct), after: null, before: null } : null
  }

  #positionOf({ client, clock }: Id): Position | null {
    const structs = clock < this.#document.next(client) ? null : (this.#sections.get(client)?.structs ?? [])
    const item = structs === null ? this.#document.struct(client, clock) : structs[indexAt(structs, clock)]
    return item && isItem(item) ? { item, clock } : null
  }

  #spot(id: Id): Spot {
    if (id.clock < this.#document.next(id.client)) return this.#ground.spotOf(this.#document.struct(id.client, id.clock), id.clock)
    const section = this.#sections.get(id.client)
    return section?.spots[indexAt(section.structs, id.clock)] ?? NOWHERE
  }
}

/** The struct that covers `clock`, by halving. */
const indexAt = (structs: readonly Struct[], clock: number): number => {
  let low = 0
  let high = structs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const struct = structs[middle]
    if (struct && struct.id.clock <= clock) low = middle
    else high = middle - 1
  }
  return low
}
