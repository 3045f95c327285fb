// The session has ended while somebody worked here: the page stays behind, with what is open and what waits, and asks for the password.
import { createEffect, createSignal, on, Show } from 'solid-js'
import { useActorContext } from '../base/actor.tsx'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { Note } from '../ui/States.tsx'
import { PasswordField } from './PasswordField.tsx'
import { createTrouble } from './trouble.ts'

export function LockOverlay(props: { onSignOut: () => void }) {
  const text = useText()
  const { state, locked, arrive } = useActorContext()
  const trouble = createTrouble()
  const [email, setEmail] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const known = () => {
    const now = state()
    return now.type === 'signedIn' ? (now.me?.account.email ?? null) : null
  }
  createEffect(on(locked, () => setPassword('')))

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy() || trouble.throttled() || password() === '') return
    setBusy(true)
    trouble.clear()
    const proof = { email: known() ?? email().trim(), password: password() }
    const answer = await arrive((api) => api.signIn(proof))
    if (!answer.ok) trouble.show(answer)
    setBusy(false)
  }

  return (
    <Dialog
      open={locked()}
      stays
      title={text().access.lock.title}
      description={text().access.lock.why}
      onClose={() => {}}
      foot={
        <>
          <Button kind="ghost" onClick={() => props.onSignOut()}>
            {text().access.lock.signOut}
          </Button>
          <Button kind="primary" type="submit" form="unlock" busy={busy() && text().access.lock.unlocking}>
            {text().access.lock.unlock}
          </Button>
        </>
      }
    >
      <form id="unlock" class="stack stack--4" onSubmit={submit}>
        <Show when={trouble.sentence()}>
          {(sentence) => (
            <Note icon="triangle-alert" tone="danger" alert>
              {sentence()}
            </Note>
          )}
        </Show>
        <Show
          when={known()}
          fallback={<TextField label={text().access.email} type="email" autocomplete="username" value={email()} onInput={setEmail} />}
        >
          {(address) => (
            <TextField label={text().access.email} type="email" autocomplete="username" value={address()} onInput={setEmail} readOnly />
          )}
        </Show>
        <PasswordField label={text().access.password} value={password()} onInput={setPassword} first />
      </form>
    </Dialog>
  )
}
