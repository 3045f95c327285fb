// Node for content that this version cannot show: a label, with any text it contains. It is never edited, moved or removed.
import { Node } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'

export const UNREADABLE = 'unreadable'
export const isUnreadableNode = (node: ProseMirrorNode): boolean => node.type.name === UNREADABLE

export const holdsUnreadable = (node: ProseMirrorNode): boolean => {
  let found = isUnreadableNode(node)
  node.descendants((child) => {
    found ||= isUnreadableNode(child)
    return !found && !child.inlineContent
  })
  return found
}

/** `label` is the sentence in the reader's language, kept current by the creator of the editor. */
export const Unreadable = Node.create<{ readonly label: (show: (label: string) => void) => () => void }>({
  name: UNREADABLE,
  group: 'block',
  atom: true,
  selectable: false,
  draggable: false,
  addOptions: () => ({ label: () => () => {} }),
  addAttributes: () => ({ text: { default: '', rendered: false } }),
  // Without `parseHTML` no pasted content becomes one.
  renderHTML: ({ node }) => ['div', { class: 'unreadable' }, String(node.attrs.text)],
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('div')
      dom.className = 'unreadable'
      dom.contentEditable = 'false'
      const label = dom.appendChild(document.createElement('b'))
      dom.append(String(node.attrs.text))
      const stop = this.options.label((sentence) => {
        label.textContent = sentence
      })
      return { dom, destroy: stop }
    }
  },
})
