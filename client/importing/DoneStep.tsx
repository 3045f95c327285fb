// The result of an import, and the two ways to revert it: one undo now, the kept moment later.
import { createSignal, Show } from 'solid-js'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { useToast } from '../ui/Toasts.tsx'
import type { Import } from './createImport.ts'
import { DoneActions } from './DoneActions.tsx'
import { MomentNote } from './MomentNote.tsx'

export function DoneStep(props: { made: Import }) {
  const text = useText()
  const group = useGroup()
  const toast = useToast()
  const [undone, setUndone] = createSignal(false)
  return (
    <Show when={props.made.outcome()}>
      {(done) => (
        <div class="main__scroll">
          <div class="imp-file">
            <div role="status">
              <h2>{undone() ? text().importing.undone : text().importing.imported(done().created + done().changed)}</h2>
              <Show when={!undone()}>
                <p class="soft">{text().importing.outcome(done().created, done().changed, done().gaps, done().stayed, done().left)}</p>
              </Show>
            </div>
            <DoneActions
              href={`/g/${group().id}/road-map`}
              label={text().importing.show}
              mayUndo={!undone() && props.made.mayUndo()}
              onUndo={() => {
                const outcome = props.made.undo()
                // What others have changed since is left, and said.
                if (!outcome || outcome.left.length > 0) return
                setUndone(true)
                toast({ text: text().importing.undone })
              }}
              onAnother={props.made.drop}
            />
            <MomentNote moment={done().moment} words={text().importing.later} />
          </div>
        </div>
      )}
    </Show>
  )
}
