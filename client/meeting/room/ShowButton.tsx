// Puts a part of the room before everyone, or lets it go. Only the conductor of the session has it.
import { Show } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { createShow } from './createShow.ts'
import { useRoom } from './RoomContext.tsx'
import { isShown } from './showing.ts'

/** `names`: how the part is called, the first one when it is put there; `of`: how people call it. */
export function ShowButton(props: { names: readonly string[]; of: string }) {
  const text = useText()
  const room = useRoom()
  const show = createShow()
  const pressed = () => isShown(room.meeting.shown, props.names)
  return (
    <Show when={room.conducts()}>
      <IconButton
        class="show-btn"
        icon="presentation"
        label={text().room.showNamed(props.of)}
        shortcut="S"
        pressed={pressed()}
        onClick={() => {
          const name = props.names.find((one) => isShown(room.meeting.shown, [one])) ?? props.names[0]
          if (name) show.toggle(name)
        }}
      />
    </Show>
  )
}
