// Asks for the name of a passkey, before it is made or for another name.
import { createEffect, createSignal, createUniqueId, on } from 'solid-js'
import { createTrouble } from '../access/trouble.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { PASSKEYS } from '../base/messages/passkeys.ts'
import type { PasskeyAnswer } from '../base/passkeys.ts'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { TroubleNote } from '../ui/States.tsx'

/** Null: the person did not prove their identity. */
export type PasskeySent = PasskeyAnswer<unknown> | null

const NAME_LENGTH = 60

interface PasskeyDialogProps {
  readonly open: boolean
  readonly title: string
  readonly why: string
  readonly go: string
  readonly busy: string
  readonly name: string
  readonly onClose: () => void
  readonly onName: (name: string) => Promise<PasskeySent>
}

export function PasskeyDialog(props: PasskeyDialogProps) {
  const id = `passkey-${createUniqueId()}`
  const text = useText()
  const language = useLanguage()
  const trouble = createTrouble()
  const [problem, setProblem] = createSignal<string | null>(null)
  const [name, setName] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  createEffect(
    on(
      () => props.open,
      () => {
        setName(props.name)
        setTried(false)
        setProblem(null)
        trouble.clear()
      },
    ),
  )
  const problemWords = { cancelled: 'notMade', known: 'known', unusable: 'unusable' } as const
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (busy() || trouble.throttled() || name().trim() === '') return
    setBusy(true)
    setProblem(null)
    trouble.clear()
    const answer = await props.onName(name().trim())
    setBusy(false)
    if (!answer || answer.ok) return
    if (answer.why === 'passkey') setProblem(PASSKEYS[language()][problemWords[answer.problem]])
    else trouble.show(answer)
  }
  return (
    <ConfirmDialog
      open={props.open}
      title={props.title}
      description={props.why}
      onClose={() => props.onClose()}
      kind="primary"
      verb={props.go}
      busy={busy() && props.busy}
      form={id}
    >
      <form id={id} class="stack stack--4" noValidate onSubmit={submit}>
        <TroubleNote words={problem() ?? trouble.sentence()} />
        <TextField
          label={text().secondFactor.passkeys.name}
          hint={text().secondFactor.passkeys.nameHint}
          value={name()}
          onInput={setName}
          error={tried() && name().trim() === '' ? text().secondFactor.passkeys.nameMissing : null}
          maxlength={NAME_LENGTH}
          autocomplete="off"
          data-autofocus=""
        />
      </form>
    </ConfirmDialog>
  )
}
