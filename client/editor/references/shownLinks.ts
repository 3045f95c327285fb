// Links to what the group has, in an editor: each is a link of the page that says on hover what its target is called now. A press places
// the caret while one writes; with Ctrl or Cmd, and where one only reads, it opens.
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { REFERENCE, type Reference, referenceOf, writeReference } from '../../../shared/editor/reference.ts'

/** Keeps what a link says true, until the answer is called. */
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
              // The router would follow it.
              event.preventDefault()
              if ((event.ctrlKey || event.metaKey) && link.href) window.open(link.href, '_blank', 'noopener')
              return false
            },
          },
        },
      }),
    ],
  })
