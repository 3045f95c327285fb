// All keyboard shortcuts by screen. `?` opens it.
import { For } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { KEYS } from './shortcuts.ts'

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
