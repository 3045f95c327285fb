// Lock screen after the session has expired during use: the page stays, with open documents and pending edits, and asks for the password.
import { createEffect, createSignal, on, Show, Suspense } from 'solid-js'
import type { FactorGiven } from '../../shared/api/secondFactor.ts'
import { useActorContext } from '../base/actor.tsx'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { TroubleNote } from '../ui/States.tsx'
import { createSecondStep, LazySecondStep } from './createSecondStep.ts'
import { LazyPasskeyEntry } from './LazyPasskeyEntry.tsx'
import { LazyProviderButtons } from './lazyProviders.ts'
import { PasswordField } from './PasswordField.tsx'
import { createTrouble } from './trouble.ts'

export function LockOverlay(props: { onSignOut: () => void }) {
  const text = useText()
  const { state, locked, arrive } = useActorContext()
  const trouble = createTrouble()
  const step = createSecondStep(trouble)
  const [email, setEmail] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const known = () => {
    const now = state()
    return now.type === 'signedIn' ? (now.me?.account.email ?? null) : null
  }
  createEffect(
    on(locked, () => {
      setPassword('')
      step.leave()
    }),
  )

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy() || trouble.throttled() || password() === '') return
    await unlock()
  }
  const unlock = async (factor?: FactorGiven) => {
    setBusy(true)
    trouble.clear()
    const proof = { email: known() ?? email().trim(), password: password(), ...(factor ? { factor } : {}) }
    const answer = await arrive((api) => api.signIn(proof))
    if (!answer.ok) step.notIn(answer)
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
          <Show when={!step.factors()}>
            <Button kind="primary" type="submit" form="unlock" busy={busy() && text().access.lock.unlocking}>
              {text().access.lock.unlock}
            </Button>
          </Show>
        </>
      }
    >
      <Show
        when={!step.factors()}
        fallback={
          <Suspense>
            <LazySecondStep factors={step.factors() ?? []} busy={busy()} trouble={trouble.sentence()} onFactor={unlock} />
          </Suspense>
        }
      >
        <form id="unlock" class="stack stack--4" onSubmit={submit}>
          <TroubleNote words={trouble.sentence()} />
          <Show
            when={known()}
            fallback={<TextField label={text().access.email} type="email" autocomplete="username" value={email()} onInput={setEmail} />}
          >
            {(address) => (
              <TextField label={text().access.email} type="email" autocomplete="username" value={address()} onInput={setEmail} readOnly />
            )}
          </Show>
          <PasswordField label={text().access.password} value={password()} onInput={setPassword} first />
          <LazyPasskeyEntry />
          <Suspense>
            <LazyProviderButtons />
          </Suspense>
        </form>
      </Show>
    </Dialog>
  )
}
