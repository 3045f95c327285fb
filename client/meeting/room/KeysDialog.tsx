// Dialog with the room's keyboard shortcuts that this user can use.
import { For, Show } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useRoom } from './RoomContext.tsx'
import { hasAlt, ROOM_KEYS } from './roomKeys.ts'

export function KeysDialog(props: { open: boolean; onClose: () => void }) {
  const text = useText()
  const room = useRoom()
  return (
    <Dialog
      open={props.open}
      title={text().room.keys}
      description={text().room.keysWhy}
      onClose={() => props.onClose()}
      foot={
        <Button kind="primary" data-autofocus="" onClick={() => props.onClose()}>
          {text().common.close}
        </Button>
      }
    >
      <dl class="room-keys">
        <For each={ROOM_KEYS.filter(({ conducts }) => !conducts || room.conducts())}>
          {({ action, key }) => (
            <>
              <dt>
                <kbd>{key.toUpperCase()}</kbd>
                <Show when={hasAlt(action)}>
                  {' '}
                  <span class="sub">{text().room.whileTyping}</span> <kbd>Alt {key.toUpperCase()}</kbd>
                </Show>
              </dt>
              <dd>{text().room.does[action]}</dd>
            </>
          )}
        </For>
      </dl>
    </Dialog>
  )
}
