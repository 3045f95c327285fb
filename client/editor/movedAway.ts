// Text that was only moved is shown at its new place and not as deleted at the old one. Other deletions there are still shown.
import type { DiffNode } from '../../shared/history/textDiff.ts'

export const withoutMovedAway = (nodes: readonly DiffNode[]): readonly DiffNode[] =>
  nodes.flatMap((node) => {
    if (isMovedAway(node)) return []
    if (!node.content) return node.attrs?.ychange?.type === 'movedAway' ? [] : [node]
    const content = withoutMovedAway(node.content)
    if (content.length === node.content.length && content.every((child, index) => child === node.content?.[index])) return [node]
    // A removed block whose text exists elsewhere.
    const type = node.attrs?.ychange?.type
    return content.length === 0 && (type === 'movedAway' || type === 'deleted') ? [] : [{ ...node, content }]
  })

const isMovedAway = ({ marks }: DiffNode): boolean =>
  marks?.some(({ type, attrs }) => type === 'ychange' && attrs?.type === 'movedAway') === true
