// Every key of the product, by where it works. `?` opens it.
import { For } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import type { Messages } from '../../base/messages/catalogue.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

type Words = Messages['palette']
const KEYS: readonly (readonly [
  group: keyof Words['groups'],
  keys: readonly (readonly [does: keyof Words['keyWords'], keys: string])[],
])[] = [
  [
    'anywhere',
    [
      ['palette', 'Ctrl K'],
      ['list', '?'],
      ['undo', 'Ctrl Z'],
      ['redo', 'Ctrl Shift Z'],
      ['difference', 'F8 · Shift F8'],
    ],
  ],
  [
    'table',
    [
      ['move', '← ↑ → ↓'],
      ['type', 'A … Z · 0 … 9'],
      ['edit', 'Enter'],
      ['rename', 'F2'],
      ['range', 'Shift ← ↑ → ↓'],
      ['copyPaste', 'Ctrl C · Ctrl V'],
      ['fill', 'Ctrl D'],
      ['empty', 'Del'],
      ['panel', 'Space'],
      ['menu', 'Shift F10'],
      ['reorder', 'Alt Shift ↑ ↓'],
    ],
  ],
  [
    'selection',
    [
      ['select', 'Ctrl Space'],
      ['selectRange', 'Shift ↑ ↓'],
      ['selectAll', 'Ctrl A'],
      ['selectNone', 'Esc'],
    ],
  ],
  [
    'letters',
    [
      ['status', 'S'],
      ['lead', 'L'],
      ['due', 'D'],
      ['progress', 'P'],
      ['stream', 'W'],
      ['labels', 'T'],
      ['archive', 'A'],
      ['select', 'X'],
    ],
  ],
  [
    'timeline',
    [
      ['shiftBar', 'Alt ← →'],
      ['resizeBar', 'Alt Shift ← →'],
    ],
  ],
  [
    'board',
    [
      ['card', '← ↑ → ↓'],
      ['moveCard', 'Alt ← ↑ → ↓'],
      ['menu', 'Shift F10'],
    ],
  ],
  [
    'calendar',
    [
      ['day', '← ↑ → ↓'],
      ['moveDue', 'Alt ← ↑ → ↓'],
    ],
  ],
  [
    'outline',
    [
      ['branch', '← →'],
      ['find', '0 … 9'],
      ['nest', 'Alt ← →'],
      ['reorder', 'Alt ↑ ↓'],
      ['menu', 'Shift F10'],
    ],
  ],
  [
    'writing',
    [
      ['toolbar', 'Alt F10'],
      ['term', 'F2'],
      ['confirmPair', 'Alt Enter'],
      ['leave', 'Esc'],
    ],
  ],
  [
    'past',
    [
      ['play', 'Space'],
      ['step', '→ · ←'],
      ['jump', 'Shift → · Shift ←'],
    ],
  ],
]

export function ShortcutsDialog(props: { open: boolean; onClose: () => void }) {
  const text = useText()
  return (
    <Dialog
      wide
      open={props.open}
      title={text().palette.keys}
      onClose={props.onClose}
      foot={
        <Button kind="primary" onClick={props.onClose}>
          {text().palette.close}
        </Button>
      }
    >
      <KeyList />
    </Dialog>
  )
}

export function KeyList() {
  const text = useText()
  return (
    <div class="key-list">
      <For each={KEYS}>
        {([group, keys]) => (
          <section>
            <h3>{text().palette.groups[group]}</h3>
            <dl>
              <For each={keys}>
                {([does, pressed]) => (
                  <div>
                    <dt>{text().palette.keyWords[does]}</dt>
                    <dd>
                      <kbd>{pressed}</kbd>
                    </dd>
                  </div>
                )}
              </For>
            </dl>
          </section>
        )}
      </For>
    </div>
  )
}
