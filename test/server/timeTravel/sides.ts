// A diff, taken or refused as a whole; and the schema of the editor with what a diff adds to it.
import { Extension, getSchema, Mark } from '@tiptap/core'
import type { Node, Schema } from '@tiptap/pm/model'
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { richTextExtensions } from '../../../shared/editor/extensions.ts'
import { BLOCKS } from '../../../shared/editor/richText.ts'
import type { DiffNode, TextChangeMark } from '../../../shared/history/textDiff.ts'

export const editorSchema = (): Schema => getSchema(richTextExtensions())
export const diffSchema = (): Schema =>
  getSchema([
    ...richTextExtensions(),
    Mark.create({
      name: 'ychange',
      addAttributes: () =>
        Object.fromEntries(['type', 'seq', 'account', 'delegation', 'at', 'keys', 'before'].map((key) => [key, { default: null }])),
    }),
    Extension.create({
      name: 'blockChange',
      addGlobalAttributes: () => [{ types: [...BLOCKS, 'hardBreak'], attributes: { ychange: { default: null } } }],
    }),
  ])

/** As y-tiptap reads a fragment, in the schema's own form. */
export const readByTiptap = (schema: Schema, fragment: Y.XmlFragment): Node => {
  const read: { readonly content?: readonly unknown[] } = yXmlFragmentToProsemirrorJSON(fragment)
  const node = schema.nodeFromJSON({ type: 'doc', content: orEmptyParagraph(read.content ?? []) })
  node.check()
  return node
}

/** What the editor shows for an empty fragment. */
const orEmptyParagraph = (content: readonly unknown[]) => (content.length > 0 ? content : [{ type: 'paragraph' }])

type Side = 'before' | 'after'
export const sideOf = (schema: Schema, doc: DiffNode, side: Side): Node => {
  const node = schema.nodeFromJSON({ type: 'doc', content: orEmptyParagraph(childrenOn(doc, side)) })
  node.check()
  return node
}

const childrenOn = (node: DiffNode, side: Side): unknown[] => (node.content ?? []).flatMap((child) => nodeOn(child, side))

const nodeOn = (node: DiffNode, side: Side): unknown[] => {
  const gone: readonly unknown[] = side === 'before' ? ['inserted', 'movedHere'] : ['deleted', 'movedAway']
  if (node.type === 'text') {
    const change = node.marks?.find(({ type }) => type === 'ychange')?.attrs as TextChangeMark | undefined
    if (gone.includes(change?.type)) return []
    const marks = new Map((node.marks ?? []).filter(({ type }) => type !== 'ychange').map((mark) => [mark.type, mark.attrs]))
    if (change?.type === 'formatted' && side === 'before')
      for (const [key, value] of Object.entries(change.before ?? {})) {
        if (value === null) marks.delete(key)
        else marks.set(key, value as Record<string, unknown>)
      }
    return [{ type: 'text', text: node.text, marks: [...marks].map(([type, attrs]) => (attrs ? { type, attrs } : { type })) }]
  }
  const { ychange, ...attrs } = node.attrs ?? {}
  if (gone.includes(ychange?.type)) return []
  const before = ychange?.type === 'attributes' && side === 'before' ? ychange.before : {}
  const own = Object.fromEntries(Object.entries({ ...attrs, ...before }).filter(([, value]) => value !== null))
  return [{ type: node.type, attrs: own, content: childrenOn(node, side) }]
}
