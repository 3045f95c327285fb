// Assigns a permanent id to each block created here; the new half of a split gets a new one. Remote changes are never answered with repairs: two
// editors that repair each other's documents would loop.
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { newBlockId, type Random } from '../../shared/ids.ts'
import { isRemote } from './sync.ts'

export const blockIds = (random: Random) =>
  Extension.create({
    name: 'blockIds',
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey('ruta-block-ids'),
        appendTransaction: (transactions, before, after) => {
          if (!transactions.some((transaction) => transaction.docChanged) || transactions.some(isRemote)) return null
          if (isWrittenInPlace(before.doc, after.doc)) return null
          const given = idsToGive(before.doc, after.doc)
          if (given.length === 0) return null
          const transaction = after.tr
          for (const { place, id } of given) transaction.setNodeAttribute(place, 'id', id ?? newBlockId(random))
          return transaction.setStoredMarks(after.storedMarks)
        },
      }),
    ],
  })

interface Given {
  readonly place: number
  /** Null for a new id. */
  readonly id: string | null
}
interface Holder {
  readonly node: Node
  readonly place: number
  readonly id: string | null
  /** The same node was in the text before. */
  readonly old: boolean
}

/** Fast path: one paragraph changed its text and kept its unique id, so no other block needs a check. */
const isWrittenInPlace = (before: Node, after: Node): boolean => {
  if (before.childCount !== after.childCount) return false
  const changed: number[] = []
  for (let at = 0; at < after.childCount && changed.length < 2; at++) if (before.child(at) !== after.child(at)) changed.push(at)
  const [place] = changed
  if (place === undefined || changed.length > 1) return changed.length === 0
  const [was, is] = [before.child(place), after.child(place)]
  const { id } = is.attrs
  if (!is.isTextblock || was.type !== is.type || typeof id !== 'string' || id === '' || was.attrs.id !== id) return false
  return after.children.every((block, at) => at === place || !idsIn(block).has(id))
}
const idsOf = new WeakMap<Node, ReadonlySet<unknown>>()
const idsIn = (block: Node): ReadonlySet<unknown> => {
  const known = idsOf.get(block)
  if (known) return known
  const ids = new Set([block.attrs.id])
  if (!block.isTextblock)
    block.descendants((node) => {
      ids.add(node.attrs.id)
      return !node.inlineContent
    })
  idsOf.set(block, ids)
  return ids
}

/** The ids to assign in `after`: to new or changed blocks without one, or with the id of another block. */
const idsToGive = (before: Node, after: Node): readonly Given[] => {
  const unchanged = new Map<Node, number>()
  const contentOf = new Map<string, Node['content']>()
  eachBlock(before, (block, _place, id) => {
    unchanged.set(block, (unchanged.get(block) ?? 0) + 1)
    if (id !== null) contentOf.set(id, block.content)
  })
  const gone = goneIds(contentOf, after)
  const given: Given[] = []
  const holders = new Map<string, Holder[]>()
  let last: Holder | null = null
  eachBlock(after, (node, place, id) => {
    // A copy that was just inserted is the same node, which then occurs more often than before.
    const left = unchanged.get(node) ?? 0
    unchanged.set(node, left - 1)
    const holder: Holder = { node, place, id: id !== null && (contentOf.has(id) || OURS.test(id)) ? id : null, old: left > 0 }
    if (holder.id !== null) holders.set(holder.id, [...(holders.get(holder.id) ?? []), holder])
    else if (!holder.old && last && wasPushedDown(last, node, contentOf))
      given.push({ place, id: last.id }, { place: last.place, id: null })
    else if (!holder.old) given.push({ place, id: gone.take(node) })
    last = holder
  })
  for (const [id, blocks] of holders) {
    if (blocks.length < 2) continue
    // The unchanged block keeps the id, or else the one with the same text.
    const owner = blocks.find(({ old }) => old) ?? blocks.find(({ node }) => contentOf.get(id)?.eq(node.content)) ?? blocks[0]
    for (const block of blocks)
      if (block !== owner && !block.old && !isPartOfTable(block.node)) given.push({ place: block.place, id: null })
  }
  return given
}
/** Rows that two users restored concurrently have the same id and keep it, because table structure is not edited here (`tables.ts`). */
const isPartOfTable = ({ type: { name } }: Node): boolean => name === 'tableRow' || name === 'tableColumn' || name === 'tableCell'

/** Ids of removed text blocks by content: a paragraph that is converted to a heading loses its id on the way. */
const goneIds = (contentOf: ReadonlyMap<string, Node['content']>, after: Node) => {
  const held = new Set<string>()
  eachBlock(after, (_block, _place, id) => {
    if (id !== null) held.add(id)
  })
  const gone = [...contentOf].filter(([id, content]) => !held.has(id) && (content.firstChild?.isInline ?? false))
  return {
    /** The id of a removed block with the same content; null if there is none, or the block is empty. */
    take(node: Node): string | null {
      const index = node.isTextblock ? gone.findIndex(([, content]) => content.eq(node.content)) : -1
      return index === -1 ? null : (gone.splice(index, 1)[0]?.[0] ?? null)
    },
  }
}

/** Pages copied from elsewhere may have their own `data-id`, with another meaning. */
const OURS = /^[0-9a-v]{12}$/

/** Enter at the start of a block: its text is now in the new half, and keeps its id. */
const wasPushedDown = (first: Holder, second: Node, contentOf: ReadonlyMap<string, Node['content']>): boolean =>
  first.id !== null &&
  !first.old &&
  first.node.content.size === 0 &&
  second.content.size > 0 &&
  contentOf.get(first.id)?.eq(second.content) === true

const eachBlock = (doc: Node, see: (block: Node, place: number, id: string | null) => void) =>
  doc.descendants((node, place) => {
    const { id } = node.attrs
    if (node.type.spec.attrs && Object.hasOwn(node.type.spec.attrs, 'id')) see(node, place, typeof id === 'string' && id !== '' ? id : null)
    return !node.inlineContent
  })
