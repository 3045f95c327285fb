// How a table stands in the page: in a container that scrolls where it is narrow, can be reached with the keyboard and has a name.
import { Plugin, PluginKey } from '@tiptap/pm/state'

export const createTableView = (label: (show: (label: string) => void) => () => void) =>
  new Plugin({
    key: new PluginKey('ruta-table-view'),
    props: {
      nodeViews: {
        table: (node) => {
          const dom = document.createElement('div')
          dom.className = 'table-scroll'
          dom.tabIndex = 0
          dom.setAttribute('role', 'group')
          const contentDOM = dom.appendChild(document.createElement('table')).appendChild(document.createElement('tbody'))
          const stop = label((name) => dom.setAttribute('aria-label', name))
          // A press goes to the words: what has a place in the order of Tab would take the focus from the editor.
          const yieldFocus = () => {
            dom.removeAttribute('tabindex')
            setTimeout(() => {
              dom.tabIndex = 0
            })
          }
          dom.addEventListener('pointerdown', yieldFocus)
          dom.addEventListener('mousedown', yieldFocus)
          return {
            dom,
            contentDOM,
            update: (next) => next.type === node.type,
            ignoreMutation: (mutation) => mutation.type === 'attributes',
            // While it has the focus itself, arrows scroll it.
            stopEvent: (event) => event.target === dom,
            destroy: stop,
          }
        },
      },
    },
  })
