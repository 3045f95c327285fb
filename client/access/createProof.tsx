// Asks the user to confirm their identity again when the server answers `proof-needed`, and then repeats the request.
import { createSignal, Match, Show, Suspense, Switch } from 'solid-js'
import type { FactorKind } from '../../shared/api/passkeys.ts'
import type { FactorGiven } from '../../shared/api/secondFactor.ts'
import { useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import type { ApiAnswer } from '../base/api.ts'
import { createQuery } from '../base/createQuery.ts'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Skeleton, TroubleNote } from '../ui/States.tsx'
import { LazySecondStep } from './createSecondStep.ts'
import { PasswordField } from './PasswordField.tsx'
import { ProviderConfirmation } from './ProviderProof.tsx'
import { createTrouble } from './trouble.ts'

export const createIdentityConfirmation = () => {
  const [asking, setAsking] = createSignal<((isProven: boolean) => void) | null>(null)
  /** Null if the user cancelled. */
  const proven = async <T,>(act: () => Promise<ApiAnswer<T>>): Promise<ApiAnswer<T> | null> => {
    const answer = await act()
    if (answer.ok || answer.why !== 'refused' || answer.refusal !== 'proof-needed') return answer
    const isProven = await new Promise<boolean>((resolve) => setAsking(() => resolve))
    return isProven ? act() : null
  }
  const finish = (isProven: boolean) => {
    asking()?.(isProven)
    setAsking(null)
  }
  return { proven, Asked: () => <ProofDialog open={asking() !== null} onDone={finish} /> }
}

function ProofDialog(props: { open: boolean; onDone: (isProven: boolean) => void }) {
  const text = useText()
  return (
    <Dialog
      open={props.open}
      title={text().secondFactor.proofTitle}
      description={text().secondFactor.proofWhy}
      onClose={() => props.onDone(false)}
      foot={<Button onClick={() => props.onDone(false)}>{text().common.cancel}</Button>}
    >
      <Show when={props.open}>
        <div class="stack stack--4">
          <ProofForm onProven={() => props.onDone(true)} />
          <ProviderConfirmation />
        </div>
      </Show>
    </Dialog>
  )
}

function ProofForm(props: { onProven: () => void }) {
  const text = useText()
  const api = useApi()
  const trouble = createTrouble()
  const factor = createQuery(() => address('/api/me/second-factor', {}))
  const [password, setPassword] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const prove = async (proof: FactorGiven | { readonly password: string }) => {
    if (busy() || trouble.throttled()) return
    setBusy(true)
    trouble.clear()
    const answer = await api.send('PUT /api/session/proof', {}, proof)
    setBusy(false)
    if (answer.ok) return props.onProven()
    setPassword('')
    trouble.show(answer)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (password() !== '') void prove({ password: password() })
  }
  const kinds = (): readonly FactorKind[] => {
    const known = factor.value()
    return [...(known?.authenticator ? (['code'] as const) : []), ...(known && known.passkeys.length > 0 ? (['passkey'] as const) : [])]
  }
  const loading = () => <Skeleton label={text().common.loading} lines={2} />
  return (
    <Switch fallback={loading()}>
      <Match when={!factor.value() && factor.failure()}>
        <TroubleNote words={text().access.offline} />
      </Match>
      <Match when={kinds().length > 0}>
        <Suspense fallback={loading()}>
          <LazySecondStep factors={kinds()} busy={busy()} trouble={trouble.sentence()} onFactor={(given) => void prove(given)} />
        </Suspense>
      </Match>
      <Match when={factor.value()}>
        <form class="stack stack--4" onSubmit={submit}>
          <TroubleNote words={trouble.sentence()} />
          <PasswordField label={text().frame.me.currentPassword} value={password()} onInput={setPassword} first />
          <Button kind="primary" type="submit" busy={busy() && text().common.saving}>
            {text().secondFactor.proofGo}
          </Button>
        </form>
      </Match>
    </Switch>
  )
}
