// The result of an import, and the two ways to revert it: one undo now, the kept moment later.
import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { useToast } from '../ui/Toasts.tsx'
import type { Import } from './createImport.ts'
import { MomentNote } from './MomentNote.tsx'

export function DoneStep(props: { made: Import }) {
  const text = useText()
  const group = useGroup()
  const toast = useToast()
  const navigate = useNavigate()
  const [undone, setUndone] = createSignal(false)
  return (
    <Show when={props.made.outcome()}>
      {(done) => (
        <div class="main__scroll">
          <div class="imp-file">
            <div role="status">
              <h2>{undone() ? text().importing.undone : text().importing.imported(done().created + done().changed)}</h2>
              <Show when={!undone()}>
                <p class="soft">{text().importing.outcome(done().created, done().changed, done().stayed, done().refused)}</p>
              </Show>
            </div>
            <p class="row wrap">
              <Button kind="primary" onClick={() => navigate(`/g/${group().id}/road-map`)}>
                {text().importing.show}
              </Button>
              <Show when={!undone() && props.made.mayUndo()}>
                <Button
                  icon="undo-2"
                  onClick={() => {
                    props.made.undo()
                    setUndone(true)
                    toast({ text: text().importing.undone })
                  }}
                >
                  {text().importing.undo}
                </Button>
              </Show>
              <Button kind="ghost" onClick={props.made.drop}>
                {text().importing.another}
              </Button>
            </p>
            <MomentNote moment={done().moment} words={text().importing.later} />
          </div>
        </div>
      )}
    </Show>
  )
}
