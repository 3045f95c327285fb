// Sign-out. If edits of this device are pending, it asks first: wait, download them, or discard. SPEC C7.
import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js'
import { useActor, useActorContext } from '../base/actor.tsx'
import { waitingAnywhere } from '../base/handover.ts'
import { useText } from '../base/i18n.tsx'
import { useLiveDocuments } from '../live/LiveDocument.tsx'
import { useOpenDocuments } from '../live/OpenDocuments.tsx'
import { type SignOutChoice, signOut } from '../live/signOut.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Note } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'

export interface SignOutDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

export function SignOutDialog(props: SignOutDialogProps) {
  const text = useText()
  const actor = useActor()
  const documents = useLiveDocuments()
  const open = useOpenDocuments()
  const { api, signedOut } = useActorContext()
  const [stored, setStored] = createSignal(0)
  const [chosen, setChosen] = createSignal<SignOutChoice | null>(null)
  const [asks, setAsks] = createSignal(false)
  const toast = useToast()
  const [failed, setFailed] = createSignal(false)
  let stopped = new AbortController()
  onCleanup(() => stopped.abort())
  const here = () => open().reduce((sum, document) => sum + document.waiting(), 0)
  const waiting = () => Math.max(here(), stored())

  const leave = async (choice: SignOutChoice) => {
    stopped = new AbortController()
    setFailed(false)
    setChosen(choice)
    const answer = await signOut({ account: actor().account, api, documents, signedOut }, choice, stopped.signal)
    setChosen(null)
    if (answer.ok && answer.value?.recorded === false) toast({ text: text().access.out.unrecorded })
    // The provider that opened the session signs the user out, too, and redirects back.
    if (answer.ok && answer.value?.next) location.assign(answer.value.next)
    if (answer.ok || answer.why === 'aborted') return
    setFailed(true)
    setAsks(true)
  }
  const close = () => {
    stopped.abort()
    setAsks(false)
    props.onClose()
  }

  createEffect(
    on(
      () => props.open,
      async (wanted) => {
        if (!wanted) return
        setFailed(false)
        setStored(await waitingAnywhere(actor().account).catch(() => 0))
        // Nothing is pending: no question.
        if (waiting() === 0) leave('keep')
        else setAsks(true)
      },
    ),
  )

  return (
    <Dialog
      open={props.open && asks()}
      wide
      title={waiting() > 0 ? text().access.out.title(waiting()) : text().frame.signOut}
      description={waiting() > 0 ? text().access.out.why : undefined}
      onClose={close}
      foot={
        <>
          <Button kind="ghost" onClick={close}>
            {text().common.cancel}
          </Button>
          <Show
            when={waiting() > 0}
            fallback={
              <Button kind="primary" busy={chosen() !== null && text().common.loading} onClick={() => leave('keep')}>
                {text().common.tryAgain}
              </Button>
            }
          >
            <Button kind="danger" onClick={() => leave('discard')}>
              {text().access.out.discard}
            </Button>
            <Button icon="download" onClick={() => leave('download')}>
              {text().access.out.download}
            </Button>
            <Button kind="primary" busy={chosen() === 'wait' && text().access.out.waiting} onClick={() => leave('wait')}>
              {text().access.out.wait}
            </Button>
          </Show>
        </>
      }
    >
      <Show when={failed()}>
        <Note icon="cloud-off" tone="danger" alert>
          {text().access.out.needsServer}
        </Note>
      </Show>
    </Dialog>
  )
}
