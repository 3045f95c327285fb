// Links in texts: parses a typed URL, and reads and sets the link at the caret.
import { type Editor, getMarkRange } from '@tiptap/core'
import { isHref } from '../../shared/editor/richText.ts'

/** `example.org/x` becomes https, `name@example.org` mailto; null for every scheme but http, https and mailto. */
export const hrefFrom = (typed: string): string | null => {
  const address = typed.trim()
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) && !/^[^/]+:\d+(\/|$)/.test(address)) return isHref(address) ? address : null
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return asHref(`mailto:${address}`)
  return /^[^\s/]+\.[^\s/]+/.test(address) ? asHref(`https://${address}`) : null
}
const asHref = (address: string) => (isHref(address) ? address : null)

export const linkAtCaret = (editor: Editor): string | null => {
  const { href } = editor.getAttributes('link')
  return isHref(href) ? href : null
}

/** Applies to the selection or the whole link at the caret; without a selection the URL itself is inserted. */
export const setLink = (editor: Editor, href: string): void => {
  const { empty, $from } = editor.state.selection
  const type = editor.schema.marks.link
  const inLink = type !== undefined && getMarkRange($from, type) !== undefined
  if (empty && !inLink)
    editor
      .chain()
      .focus()
      .insertContent({ type: 'text', text: href.replace(/^(mailto:|https?:\/\/)/i, ''), marks: [{ type: 'link', attrs: { href } }] })
      .run()
  else editor.chain().focus().extendMarkRange('link').setLink({ href }).run()
}
export const removeTextLink = (editor: Editor): void => {
  editor.chain().focus().extendMarkRange('link').unsetLink().run()
}
