// Recreates a sample whose third session is long past, after a confirmation that says what is lost.
import { createSignal } from 'solid-js'
import { useActorContext } from '../base/actor.tsx'
import { useOutsideText } from '../base/language.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Note, TroubleNote } from '../ui/States.tsx'
import { createTrouble } from './trouble.ts'

export function DemoAnew(props: { onMadeAnew: () => Promise<void> }) {
  const text = useOutsideText()
  const { api } = useActorContext()
  const trouble = createTrouble()
  const [asks, setAsks] = createSignal(false)
  const [busy, setBusy] = createSignal(false)

  const make = async () => {
    setBusy(true)
    trouble.clear()
    const made = await api.send('POST /api/demo/sample', {}, {})
    if (made.ok) await props.onMadeAnew()
    else trouble.show(made)
    setBusy(false)
    if (made.ok) setAsks(false)
  }

  return (
    <div class="demo__over">
      <Note icon="calendar">{text().access.demo.over}</Note>
      <Button icon="refresh-cw" onClick={() => setAsks(true)}>
        {text().access.demo.anew}
      </Button>
      <Dialog
        open={asks()}
        stays={busy()}
        title={text().access.demo.anewTitle}
        description={text().access.demo.anewWhy}
        onClose={() => setAsks(false)}
        foot={
          <>
            <Button data-autofocus aria-disabled={busy() ? 'true' : undefined} onClick={() => setAsks(false)}>
              {text().common.cancel}
            </Button>
            <Button kind="danger-solid" busy={busy() && text().access.demo.making} onClick={make}>
              {text().access.demo.anew}
            </Button>
          </>
        }
      >
        <TroubleNote words={trouble.sentence()} />
      </Dialog>
    </div>
  )
}
