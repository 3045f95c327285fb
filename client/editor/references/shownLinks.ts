// Links to documents of the group in an editor: each has the URL and, on hover, the current title of its target. While editing, a click places the
// caret; Ctrl or Cmd, or read-only mode, opens the link.
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { REFERENCE, type Reference, referenceOf, writeReference } from '../../../shared/editor/reference.ts'

/** Keeps the titles of links current until the returned function is called. */
export type FollowLink = (link: HTMLAnchorElement, reference: Reference) => () => void

export const shownLinks = (follow: FollowLink) =>
  Extension.create({
    name: 'shownLinks',
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey('ruta-links'),
        props: {
          markViews: {
            [REFERENCE]: ({ attrs }) => {
              const dom = document.createElement('a')
              dom.className = 'ref'
              const reference = referenceOf(attrs.kind, attrs.id)
              if (reference) dom.dataset.reference = writeReference(reference)
              return {
                dom,
                destroy: reference ? follow(dom, reference) : () => undefined,
                ignoreMutation: (mutation) => mutation.type === 'attributes',
              }
            },
          },
          handleDOMEvents: {
            click: (view, event) => {
              const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.ref') : null
              if (!link || !view.editable) return false
              // Otherwise the router would navigate.
              event.preventDefault()
              if ((event.ctrlKey || event.metaKey) && link.href) window.open(link.href, '_blank', 'noopener')
              return false
            },
          },
        },
      }),
    ],
  })
