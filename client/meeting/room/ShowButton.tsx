// Presents a part of the point on all screens, or stops. Only for the conductor.
import { Show } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { createShow } from './createShow.ts'
import { useRoom } from './RoomContext.tsx'
import { isShownNow } from './showing.ts'

/** `names`: ids of the part, the first is presented; `of`: its label. */
export function ShowButton(props: { names: readonly string[]; of: string }) {
  const text = useText()
  const room = useRoom()
  const show = createShow()
  const pressed = () => isShownNow(room.meeting.shown, props.names)
  return (
    <Show when={room.conducts()}>
      <IconButton
        class="show-btn"
        icon="presentation"
        label={text().room.showNamed(props.of)}
        shortcut="S"
        pressed={pressed()}
        onClick={() => {
          const name = props.names.find((one) => isShownNow(room.meeting.shown, [one])) ?? props.names[0]
          if (name) show.toggle(name)
        }}
      />
    </Show>
  )
}
