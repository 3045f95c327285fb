// Node view of a table: a container that scrolls on narrow screens, is focusable and has an accessible name.
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
          // A click goes to the text: a focusable container would take the focus from the editor.
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
            // While the container itself has the focus, arrow keys scroll it.
            stopEvent: (event) => event.target === dom,
            destroy: stop,
          }
        },
      },
    },
  })
