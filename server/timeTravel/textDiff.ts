// Diff of a text between two moments: insertions, deletions, formats and attributes, with authors (SPEC H11).
import * as Y from 'yjs'
import type { RichTextNode } from '../../shared/contentSchema.ts'
import { FOOTNOTE_REF } from '../../shared/editor/footnotes.ts'
import { RICH_TEXT_SCHEMA } from '../../shared/editor/richText.ts'
import type { DiffMark, DiffNode, TextChangeMark, TextDiff } from '../../shared/history/textDiff.ts'
import { firstIn, nextItem, type YjsItem } from '../../shared/yjs/item.ts'
import { typeIn } from '../../shared/yjs/itemContent.ts'
import { diffAttributes } from './attributes.ts'
import type { EventsBetween } from './between.ts'
import { diffLine } from './lineDiff.ts'
import { createTextComparison, type TextComparison } from './textComparison.ts'
import { joinRuns } from './textRuns.ts'

/** A rich text with its blocks; a plain Y.Text as one paragraph. */
export const diffText = (text: Y.XmlFragment | Y.Text, moments: EventsBetween): TextDiff => {
  const sides = createTextComparison(moments)
  const content = text instanceof Y.Text ? [paragraphOf(diffLine(text, sides))] : diffChildren(text, TOP, sides, 1)
  // Like the editor, an empty text shows an empty paragraph.
  return { doc: { type: 'doc', content: content.length > 0 ? content : [paragraphOf([])] }, stats: countChanges(content) }
}

const TOP: RichTextNode = { children: RICH_TEXT_SCHEMA.top, text: false, attributes: {} }

const paragraphOf = (runs: readonly DiffNode[]): DiffNode => {
  const content = joinRuns(runs)
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' }
}

const diffChildren = (parent: Y.XmlFragment, place: RichTextNode, sides: TextComparison, depth: number): readonly DiffNode[] => {
  const nodes: DiffNode[] = []
  for (let item = firstIn(parent); item; item = nextItem(item)) {
    const child = typeIn(item)
    // Of a text only characters are shown, each with its own change.
    if (child instanceof Y.XmlText && place.text) nodes.push(...diffLine(child, sides))
    else if (child instanceof Y.XmlElement && place.children.includes(child.nodeName)) nodes.push(...diffBlock(item, child, sides, depth))
  }
  return joinRuns(nodes)
}

/** Content that the editor cannot show is omitted: the relay accepts none. */
const diffBlock = (item: YjsItem, element: Y.XmlElement, sides: TextComparison, depth: number): readonly DiffNode[] => {
  const place = RICH_TEXT_SCHEMA.nodes[element.nodeName]
  const stretch = sides.stretchAt(item, item.id.clock)
  if (!place || !stretch || depth > RICH_TEXT_SCHEMA.maxDepth) return []
  const { shown, change } = diffAttributes(element, stretch, sides)
  const content = withoutNoteMoves(diffChildren(element, place, sides, depth + 1))
  const ychange = withItsWords(sides.changeAt(item, item.id.clock, stretch), content) ?? change
  const attrs = ychange ? { ...shown, ychange } : shown
  return [
    {
      type: element.nodeName,
      ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
      ...(content.length > 0 ? { content } : {}),
    },
  ]
}

/**
 * A footnote reference splits the text of its line, and its removal joins it: the text after it is rewritten in the same transaction, although it
 * stays in place for the user. If more was moved in that transaction, all of it is shown.
 */
const withoutNoteMoves = (content: readonly DiffNode[]): readonly DiffNode[] => {
  const steps = new Set(content.flatMap(({ type, attrs }) => (type === FOOTNOTE_REF && attrs?.ychange ? [attrs.ychange.seq] : [])))
  if (steps.size === 0) return content
  const moveOf = (node: DiffNode): unknown => {
    const change = changeOf(node)
    return node.type === 'text' && steps.has(change?.seq as never) ? change?.type : null
  }
  const unmoved = content.flatMap((node) => {
    const move = moveOf(node)
    if (move === 'movedAway') return []
    if (move !== 'movedHere') return [node]
    const marks = node.marks?.filter(({ type }) => type !== 'ychange') ?? []
    const { marks: _, ...rest } = node
    return [marks.length > 0 ? { ...rest, marks } : rest]
  })
  return earlierLine(unmoved) === earlierLine(content) ? joinRuns(unmoved) : content
}
const changeOf = ({ marks, attrs }: DiffNode): DiffMark['attrs'] =>
  attrs?.ychange ? { ...attrs.ychange } : marks?.find(({ type }) => type === 'ychange')?.attrs
/** The text at the earlier moment. */
const earlierLine = (content: readonly DiffNode[]): string =>
  content
    .filter((node) => changeOf(node)?.type !== 'inserted' && changeOf(node)?.type !== 'movedHere')
    .map(({ text }) => text ?? '')
    .join('')

/** A block added or removed with text that was only moved is part of that move: a paragraph that was split, joined or wrapped. */
const withItsWords = (change: TextChangeMark | null, content: readonly DiffNode[]): TextChangeMark | null => {
  const type = change?.type === 'inserted' ? 'movedHere' : change?.type === 'deleted' ? 'movedAway' : null
  if (!change || !type) return change
  let words = false
  const isMoved = (node: DiffNode): boolean => {
    if (node.type === 'hardBreak' || node.type === FOOTNOTE_REF) return true
    if (node.type !== 'text') return (node.content ?? []).every(isMoved)
    words = true
    return node.marks?.some((mark) => mark.type === 'ychange' && mark.attrs?.type === type) ?? false
  }
  return content.every(isMoved) && words ? { ...change, type } : change
}

/** Characters of text, and blocks that were added or removed as a whole. */
const countChanges = (nodes: readonly DiffNode[]): TextDiff['stats'] => {
  const stats = { inserted: 0, deleted: 0, formatted: 0, attributes: 0, moved: 0 }
  const visit = (node: DiffNode, parent: TextChangeMark['type'] | null) => {
    const own = node.attrs?.ychange?.type ?? null
    if (own && own !== parent && own !== 'movedHere' && own !== 'movedAway') stats[own] += 1
    const mark = node.marks?.find(({ type }) => type === 'ychange')?.attrs?.type
    if (mark === 'inserted' || mark === 'deleted' || mark === 'formatted') stats[mark] += node.text?.length ?? 0
    if (mark === 'movedHere') stats.moved += node.text?.length ?? 0
    for (const child of node.content ?? []) visit(child, own)
  }
  for (const node of nodes) visit(node, null)
  return stats
}
