// The dialog that searches for the new parent of an item, wherever it is in the outline.
import { Show } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { ItemPicker } from '../../item/ItemPicker.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { OutlineState } from './createOutline.ts'

export function MoveDialog(props: { outline: OutlineState }) {
  const text = useText()
  const close = () => {
    const item = props.outline.sought()
    props.outline.seek(null)
    if (item) props.outline.show(item.id)
  }
  return (
    <Show when={props.outline.sought()}>
      {(item) => (
        <Dialog
          open
          title={text().outline.moveNamed(item().code)}
          description={text().outline.moveWhy}
          onClose={close}
          foot={
            <>
              <Button onClick={close}>{text().common.cancel}</Button>
              <Button
                icon="list-indent-decrease"
                onClick={() => {
                  const moved = item()
                  close()
                  props.outline.send(moved, null)
                }}
              >
                {text().outline.toTop}
              </Button>
            </>
          }
        >
          <ItemPicker
            label={text().outline.newParent}
            without={[item().id]}
            onPick={(parent) => {
              const moved = item()
              close()
              props.outline.send(moved, parent)
            }}
          />
        </Dialog>
      )}
    </Show>
  )
}
