// A copied paragraph carries from where it is; pasted into another text, that is written beside it, in one step (`shared/editor/movedFrom.ts`). Only
// of whole paragraphs: the server shows whose the words are if it finds them there, and nothing otherwise.
import { type Editor, Extension } from '@tiptap/core'
import { DOMSerializer, type Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { inFields, MOST } from '../../shared/bounds.ts'
import { rootMap } from '../../shared/editor/foreign.ts'
import {
  isMovedFrom,
  type LastLetter,
  MOST_CLIENTS,
  MOVED_FROM,
  type MovedFrom,
  movedBy,
  movedFromKey,
} from '../../shared/editor/movedFrom.ts'
import { type AccountId, type DocumentId, isName, newId, type Random } from '../../shared/ids.ts'
import { containerItem, firstIn, nextItem, parentOf, type YjsItem } from '../../shared/yjs/item.ts'
import { lettersIn } from '../../shared/yjs/itemContent.ts'
import { itemAt, nextClock } from '../../shared/yjs/structStore.ts'
import { withWords } from './footnotes/pastedNotes.ts'

export interface Copying {
  /** Null: nothing is said of what is copied out of it. */
  readonly document: () => DocumentId | null
  readonly here: DocumentId
  readonly account: () => AccountId | null
}
interface CopiedFromOptions {
  readonly fragment: Y.XmlFragment
  readonly random: Random
  readonly copying?: Copying
}

type Origin = Omit<MovedFrom, 'block'>
interface Pasted {
  readonly words: string
  readonly from: Origin
}

const ATTRIBUTE = 'data-copied-from'
/** Paragraphs of one paste. */
const MOST_PASTED = 500

export const createCopiedFrom = ({ fragment, random, copying }: CopiedFromOptions) => {
  /** Of the paste that is being carried out. */
  let pasted: readonly Pasted[] = []

  const extension = Extension.create({
    name: 'copiedFrom',
    addProseMirrorPlugins() {
      return [
        new Plugin({
          key: new PluginKey('ruta-copied-from'),
          props: {
            clipboardSerializer: serializer(this.editor, fragment, copying),
            transformPastedHTML: (html) => {
              pasted = pastedIn(html)
              // A paste is written before its event ends, or not at all.
              queueMicrotask(() => {
                pasted = []
              })
              return html
            },
          },
        }),
      ]
    },
  })

  const onWritten = (doc: Node, before: Node | null) => {
    if (pasted.length === 0) return
    const account = copying?.account()
    const root = fragment.doc && rootMap(fragment.doc, MOVED_FROM)
    if (copying && account && root) {
      const blocks = changedBlocks(doc, before)
      const taken = new Set<Node>()
      // The relay limits those of one person.
      let own = [...root.keys()].filter((key) => movedBy(key) === account).length
      for (const { words, from } of pasted) {
        const block = blocks.find((one) => !taken.has(one) && one.textContent.includes(words))
        if (block) taken.add(block)
        const value: unknown = { block: block?.attrs.id, ...from }
        // Within one text the log itself tells what was moved.
        if (!isMovedFrom(value) || (from.document === copying.here && isOf(fragment, from.letters))) continue
        if (own >= inFields(MOST.origins)) break
        own += 1
        root.set(movedFromKey(newId(random), account), value)
      }
    }
    pasted = []
  }
  return { extension, onWritten }
}

const serializer = (editor: Editor, fragment: Y.XmlFragment, copying: Copying | undefined): DOMSerializer => {
  const plain = withWords(editor)
  const nodes = Object.fromEntries(
    Object.entries(plain.nodes).map(([name, serialize]) => [
      name,
      (node: Node) => {
        const spec = serialize(node)
        const document = node.isTextblock ? copying?.document() : null
        const from = document ? originOf(fragment, node, document) : null
        // Blocks are rendered as `[tag, attributes, …]`.
        if (!from || !Array.isArray(spec)) return spec
        const [tag, attributes, ...inside] = spec
        return [tag, { ...attributes, [ATTRIBUTE]: JSON.stringify(from) }, ...inside] as const
      },
    ]),
  )
  return new DOMSerializer(nodes, plain.marks)
}

/** Null for a part of a paragraph, or an empty one. */
const originOf = (fragment: Y.XmlFragment, { attrs, textContent: words }: Node, document: DocumentId): Origin | null => {
  const block = words === '' || !isName(attrs.id) ? null : blockCalled(fragment, attrs.id)
  if (!block) return null
  const last = new Map<number, number>()
  let length = 0
  const letters = lettersOf(block)
  for (const { id, words } of letters) {
    last.set(id.client, Math.max(last.get(id.client) ?? 0, id.clock + words.length - 1))
    length += words.length
  }
  if (last.size > MOST_CLIENTS || letters.map(({ words }) => words).join('') !== words) return null
  return { document, letters: [...last], length }
}
const lettersOf = (block: Y.XmlElement): readonly (Pick<YjsItem, 'id'> & { readonly words: string })[] =>
  block.toArray().flatMap((text) => {
    const found = []
    for (let item = text instanceof Y.XmlText ? firstIn(text) : null; item; item = nextItem(item)) {
      const words = item.deleted ? null : lettersIn(item)
      if (words !== null) found.push({ id: item.id, words })
    }
    return found
  })
const blockCalled = (parent: Y.XmlFragment, id: string): Y.XmlElement | null => {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue
    if (child.getAttribute('id') === id) return child
    const inside = blockCalled(child, id)
    if (inside) return inside
  }
  return null
}

const pastedIn = (html: string): readonly Pasted[] => {
  if (!html.includes(ATTRIBUTE)) return []
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return [...body.querySelectorAll(`[${ATTRIBUTE}]`)].slice(0, MOST_PASTED).flatMap((element) => {
    const from = originIn(element.getAttribute(ATTRIBUTE) ?? '')
    const words = element.textContent
    return from && words.length === from.length ? [{ words, from }] : []
  })
}
/** The clipboard is foreign: anything may be in it. */
const originIn = (text: string): Origin | null => {
  try {
    const value: unknown = JSON.parse(text)
    const whole: unknown = typeof value === 'object' && value !== null ? { ...value, block: 'unknown' } : null
    if (!isMovedFrom(whole)) return null
    const { document, letters, length } = whole
    return { document, letters, length }
  } catch {
    // Not ours: a page may have an attribute of this name.
    return null
  }
}

const changedBlocks = (doc: Node, before: Node | null): readonly Node[] => {
  const known = new Set<Node>()
  before?.descendants((node) => {
    known.add(node)
    return !node.inlineContent
  })
  const changed: Node[] = []
  doc.descendants((node) => {
    if (node.isTextblock && !known.has(node)) changed.push(node)
    return !node.inlineContent
  })
  return changed
}

const isOf = (fragment: Y.XmlFragment, [letter]: readonly LastLetter[]): boolean => {
  const { doc } = fragment
  if (!doc || !letter || letter[1] >= nextClock(doc, letter[0])) return false
  const item = itemAt(doc, { client: letter[0], clock: letter[1] })
  for (let type = item && parentOf(item); type; ) {
    if (type === fragment) return true
    const holder = containerItem(type)
    type = holder && parentOf(holder)
  }
  return false
}
