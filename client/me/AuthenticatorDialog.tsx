// Sets up an authenticator app: the person scans the QR code or types the key, and then enters a code to confirm.
import { createEffect, createSignal, on, Show } from 'solid-js'
import type { AuthenticatorSecret } from '../../shared/api/secondFactor.ts'
import type { createIdentityConfirmation } from '../access/createProof.tsx'
import { createTrouble } from '../access/trouble.ts'
import { useApi } from '../base/actor.tsx'
import { useText } from '../base/i18n.tsx'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { TroubleNote } from '../ui/States.tsx'

const QUIET = 4

export function AuthenticatorDialog(props: {
  secret: AuthenticatorSecret | null
  proven: ReturnType<typeof createIdentityConfirmation>['proven']
  onClose: () => void
  onConfirmed: (recoveryCodes: readonly string[] | null) => void
}) {
  const text = useText()
  const api = useApi()
  const trouble = createTrouble()
  const [code, setCode] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  createEffect(
    on(
      () => props.secret,
      () => {
        setCode('')
        trouble.clear()
      },
    ),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const secret = props.secret?.secret
    if (!secret || busy() || trouble.throttled() || code().trim() === '') return
    setBusy(true)
    trouble.clear()
    const answer = await props.proven(() => api.send('PUT /api/me/authenticator', {}, { secret, code: code().trim() }))
    setBusy(false)
    setCode('')
    if (!answer) return
    if (answer.ok) return props.onConfirmed(answer.value.recoveryCodes)
    trouble.show(answer)
  }
  const path = (qr: AuthenticatorSecret['qr']) =>
    qr.bars.map(({ row, from, length }) => `M${from + QUIET} ${row + QUIET}h${length}v1h-${length}z`).join('')
  return (
    <ConfirmDialog
      open={props.secret !== null}
      title={text().secondFactor.setUpTitle}
      description={text().secondFactor.setUpWhy}
      stays
      onClose={() => props.onClose()}
      kind="primary"
      verb={text().secondFactor.confirm}
      busy={busy() && text().common.saving}
      form="authenticator"
    >
      <form id="authenticator" class="stack stack--4" onSubmit={submit}>
        <Show when={props.secret}>
          {(made) => (
            <>
              <svg
                class="factor-qr"
                role="img"
                aria-label={text().secondFactor.qr}
                viewBox={`0 0 ${made().qr.size + 2 * QUIET} ${made().qr.size + 2 * QUIET}`}
                shape-rendering="crispEdges"
              >
                <rect width="100%" height="100%" fill="#fff" />
                <path d={path(made().qr)} fill="#000" />
              </svg>
              <p class="sub">
                {text().secondFactor.key}
                <br />
                <code class="factor-key">{made().secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
              </p>
              <p class="sub">
                <a href={made().uri}>{text().secondFactor.openApp}</a>
              </p>
            </>
          )}
        </Show>
        <TroubleNote words={trouble.sentence()} />
        <TextField
          label={text().secondFactor.code}
          value={code()}
          onInput={setCode}
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength={12}
          data-autofocus=""
        />
      </form>
    </ConfirmDialog>
  )
}
