// Dialog that defers the current point, with the reason for the next session.
import { createSignal, For, Show } from 'solid-js'
import { type Bilingual, type Language, otherLanguage } from '../../../shared/bilingual.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { ConfirmDialog } from '../../states/ConfirmDialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { createMove } from './createMove.ts'
import { useRoom } from './RoomContext.tsx'

export function DeferDialog(props: { open: boolean; onClose: () => void }) {
  const text = useText()
  const language = useLanguage()
  const room = useRoom()
  const move = createMove()
  const [reason, setReason] = createSignal<Bilingual>({ es: '', en: '' })
  const sides = (): readonly Language[] => [language(), otherLanguage(language())]
  const place = () => room.agenda().findIndex(({ id }) => id === room.current()?.id) + 1
  const close = () => {
    setReason({ es: '', en: '' })
    props.onClose()
  }
  const defer = () => {
    move.defer(reason())
    close()
  }
  return (
    <Show when={room.current()}>
      <ConfirmDialog
        open={props.open}
        title={text().room.deferTitle(place())}
        description={text().room.deferWhy}
        onClose={close}
        kind="primary"
        verb={text().room.defer}
        onConfirm={defer}
      >
        <For each={sides()}>
          {(side) => (
            <TextField
              label={text().room.reasonIn[side]}
              lang={side}
              maxlength={300}
              value={reason()[side]}
              onInput={(words) => setReason((now) => ({ ...now, [side]: words }))}
            />
          )}
        </For>
      </ConfirmDialog>
    </Show>
  )
}
