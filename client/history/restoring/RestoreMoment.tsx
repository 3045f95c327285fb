// Restores the shown moment after a dialog that counts the changes. Hidden from those who may not write.
import { createMemo, createSignal, For, Show } from 'solid-js'
import { refusalMessage } from '../../../shared/refusalMessages.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import type { SliderPast } from '../slider/createPast.ts'
import { pastMoment } from '../slider/momentOf.ts'
import { usePast } from '../slider/pastDoor.ts'
import { restoredChanges, restoreWhole, type Whole } from './restorations.ts'

export function RestoreMoment(props: { of: Whole }) {
  const text = useText()
  const past = usePast()
  const [asking, setAsking] = createSignal(false)
  return (
    <Show when={past?.live.ready() && past.live.canWrite() && past}>
      {(shown) => (
        <>
          <Button icon="archive-restore" onClick={() => setAsking(true)}>
            {text().past.restore[props.of.type]}
          </Button>
          <Show when={asking()}>
            <RestoreDialog of={props.of} past={shown()} onClose={() => setAsking(false)} />
          </Show>
        </>
      )}
    </Show>
  )
}

function RestoreDialog(props: { of: Whole; past: SliderPast; onClose: () => void }) {
  const text = useText()
  const language = useLanguage()
  const toast = useToast()
  const words = () => text().past.restore
  props.past.play(false)
  /** The counts are computed when the moment changes; the edit itself uses the document at the time of the restore. */
  const changes = createMemo(() => {
    const copy = props.past.copy()
    return props.past.shown() && copy ? restoredChanges(props.of, props.past.live.doc, copy.doc, language()) : []
  })
  const title = () => {
    const { of } = props
    return of.type === 'item' ? words().itemTitle(of.code) : of.type === 'plan' ? words().planTitle : words().pageTitle
  }
  const restore = () => {
    const { live, copy, leave } = props.past
    const was = copy()
    if (!was || !live.canWrite()) return
    const { made: result, undo } = live.undoManager.asStep(() => restoreWhole(props.of, live.doc, was.doc))
    props.onClose()
    if (!result.ok) return toast({ text: refusalMessage(result.refusal, language()) })
    const { of } = props
    leave()
    toast({
      text: of.type === 'item' ? words().done.item(of.code) : of.type === 'plan' ? words().done.plan : words().done.page,
      action: { label: text().common.undo, undoes: undo, run: undo },
    })
  }
  return (
    <Dialog
      open
      title={title()}
      description={words().when(pastMoment(props.past, language()).when)}
      onClose={() => props.onClose()}
      foot={
        <>
          <Button data-autofocus={changes().length === 0 ? '' : undefined} onClick={() => props.onClose()}>
            {text().common.cancel}
          </Button>
          <Show when={changes().length > 0}>
            <Button kind="primary" data-autofocus="" onClick={restore}>
              {words().verb}
            </Button>
          </Show>
        </>
      }
    >
      <Show when={changes().length > 0} fallback={<p>{words().nothing}</p>}>
        <ul class="restore-list">
          <For each={changes()}>{(line) => <li>{line}</li>}</For>
        </ul>
        <p class="soft">{words().why}</p>
      </Show>
    </Dialog>
  )
}
