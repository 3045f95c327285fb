// Checks whether the server would accept an edit. The result of a key, a paste or a command is checked against the same schema before it is
// written: an update that is refused ends this copy of the document for good (SPEC, outcomes of an update).
import type { Node } from '@tiptap/pm/model'
import type { RichTextSchema } from '../../shared/contentSchema.ts'
import { isUnreadableNode } from './unreadable.ts'

/** Caches checked nodes by depth, so that a keystroke only checks the blocks that it touched. */
export const createAllowed = (schema: RichTextSchema): ((doc: Node) => boolean) => {
  const seen = new WeakMap<Node, number>()

  const isAllowed = (node: Node, names: readonly string[], depth: number): boolean => {
    if (seen.get(node) === depth) return true
    const allowed = node.isText ? marksAllowed(node, schema) : isUnreadableNode(node) || elementAllowed(node, names, depth)
    if (allowed) seen.set(node, depth)
    return allowed
  }
  const elementAllowed = (node: Node, names: readonly string[], depth: number): boolean => {
    const place = Object.hasOwn(schema.nodes, node.type.name) ? schema.nodes[node.type.name] : undefined
    if (!place || !names.includes(node.type.name) || depth > schema.maxDepth) return false
    const attributes = Object.entries(node.attrs).every(
      ([name, value]) => value === null || (Object.hasOwn(place.attributes, name) && place.attributes[name]?.(value) === true),
    )
    return attributes && childrenAllowed(node, place.children, depth + 1)
  }
  const childrenAllowed = (node: Node, names: readonly string[], depth: number): boolean => {
    let allowed = true
    node.forEach((child) => {
      allowed &&= isAllowed(child, names, depth)
    })
    return allowed
  }
  return (doc) => childrenAllowed(doc, schema.top, 1)
}

const marksAllowed = (text: Node, schema: RichTextSchema): boolean =>
  text.marks.every((mark) => Object.hasOwn(schema.marks, mark.type.name) && schema.marks[mark.type.name]?.(mark.attrs) === true)
