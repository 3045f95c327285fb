// Dialog that names a moment, visible to the whole group.
import { createEffect, createSignal, on } from 'solid-js'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { useComparing } from './ComparisonProvider.tsx'

const LONGEST = 120

export interface NameMomentDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

export function NameMomentDialog(props: NameMomentDialogProps) {
  const text = useText()
  const api = useApi()
  const group = useGroup()
  const toast = useToast()
  const { loadMoments } = useComparing()
  const [name, setName] = createSignal('')
  const [error, setError] = createSignal<string | null>(null)
  const [busy, setBusy] = createSignal(false)
  createEffect(
    on(
      () => props.open,
      () => {
        setName('')
        setError(null)
      },
    ),
  )
  const record = async () => {
    const wanted = name().trim()
    if (busy()) return
    if (wanted === '') return setError(text().compare.naming.needsName)
    setBusy(true)
    const answer = await api.send('POST /api/groups/:group/moments', { group: group().id }, { name: wanted })
    setBusy(false)
    if (!answer.ok) return setError(answer.why === 'offline' ? text().common.needsConnection : answer.message)
    props.onClose()
    toast({ text: text().compare.naming.done(wanted) })
    await loadMoments()
  }
  return (
    <Dialog
      open={props.open}
      title={text().compare.naming.title}
      description={text().compare.naming.why}
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={() => props.onClose()}>{text().common.cancel}</Button>
          <Button kind="primary" busy={busy() && text().common.saving} onClick={record}>
            {text().compare.naming.verb}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          record()
        }}
      >
        <TextField
          data-autofocus=""
          label={text().compare.naming.name}
          hint={text().compare.naming.hint}
          value={name()}
          maxLength={LONGEST}
          error={error()}
          onInput={setName}
        />
      </form>
    </Dialog>
  )
}
