// The second factors of my account: the authenticator app, passkeys, and the recovery codes.
import { createSignal, Show } from 'solid-js'
import type { AuthenticatorSecret } from '../../shared/api/secondFactor.ts'
import { createIdentityConfirmation } from '../access/createProof.tsx'
import { useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import type { ApiAnswer } from '../base/api.ts'
import { createQuery } from '../base/createQuery.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDate } from '../base/intl.ts'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { TroubleNote } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { AuthenticatorDialog } from './AuthenticatorDialog.tsx'
import { PasskeysSection } from './Passkeys.tsx'
import { RecoveryCodesDialog } from './RecoveryCodesDialog.tsx'

/** `onSetUp`: there is one more, whose recovery codes may still be on the screen. */
export function SecondFactor(props: { onSetUp?: () => void }) {
  const text = useText()
  const language = useLanguage()
  const api = useApi()
  const toast = useToast()
  const { proven, Asked } = createIdentityConfirmation()
  const state = createQuery(() => address('/api/me/second-factor', {}))
  const [secret, setSecret] = createSignal<AuthenticatorSecret | null>(null)
  const [codes, setCodes] = createSignal<readonly string[] | null>(null)
  const [removing, setRemoving] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const sent = async <T,>(act: () => Promise<ApiAnswer<T>>): Promise<{ readonly value: T } | null> => {
    if (busy()) return null
    setBusy(true)
    setTrouble(null)
    const answer = await proven(act)
    setBusy(false)
    if (!answer) return null
    if (!answer.ok) setTrouble(answer.why === 'refused' ? answer.message : text().access.offline)
    void state.refresh()
    return answer.ok ? { value: answer.value } : null
  }
  const begin = async () => {
    const made = await sent(() => api.send('POST /api/me/authenticator-secrets', {}))
    if (made) setSecret(made.value)
  }
  const confirmed = (made: readonly string[] | null) => {
    setSecret(null)
    props.onSetUp?.()
    if (made) setCodes(made)
    else toast({ text: text().secondFactor.added })
    void state.refresh()
  }
  const remove = async () => {
    setRemoving(false)
    if (await sent(() => api.send('DELETE /api/me/authenticator', {}))) toast({ text: text().secondFactor.removed })
  }
  const removePasskey = async (id: string) => {
    if (await sent(() => api.send('DELETE /api/me/passkeys/:id', { id }))) toast({ text: text().secondFactor.removed })
  }
  const renew = async () => {
    const made = await sent(() => api.send('POST /api/me/recovery-codes', {}))
    if (made) setCodes(made.value.recoveryCodes)
  }
  return (
    <section class="me-page__part" aria-labelledby="me-factor">
      <h2 id="me-factor">{text().secondFactor.title}</h2>
      <p class="sub">{text().secondFactor.why}</p>
      <TroubleNote words={trouble()} />
      <QueryGate query={state} lines={2}>
        {(known) => (
          <ul>
            <li class="me-page__row">
              <span class="me-page__what">
                <span>{text().secondFactor.app}</span>
                <span class="sub">
                  <Show when={known().authenticator} fallback={text().secondFactor.none}>
                    {(app) => <>{text().secondFactor.since(formatDate(app().createdAt, language()))}</>}
                  </Show>
                </span>
              </span>
              <span class="row">
                <Show when={known().authenticator}>
                  <Button kind="ghost" onClick={() => setRemoving(true)}>
                    {text().secondFactor.remove}
                  </Button>
                </Show>
                <Button kind={known().authenticator ? 'default' : 'primary'} busy={busy() && text().common.saving} onClick={begin}>
                  {known().authenticator ? text().secondFactor.replace : text().secondFactor.setUp}
                </Button>
              </span>
            </li>
            <PasskeysSection
              state={known()}
              proven={proven}
              onAdded={confirmed}
              onRenamed={() => void state.refresh()}
              onRemove={(id) => void removePasskey(id)}
            />
            <Show when={known().recoveryCodes}>
              {(left) => (
                <li class="me-page__row">
                  <span class="me-page__what">
                    <span>{text().secondFactor.codes}</span>
                    <span class="sub">{text().secondFactor.left(left().left, left().of, formatDate(left().createdAt, language()))}</span>
                  </span>
                  <Button busy={busy() && text().common.saving} onClick={renew}>
                    {text().secondFactor.renew}
                  </Button>
                </li>
              )}
            </Show>
          </ul>
        )}
      </QueryGate>
      <AuthenticatorDialog secret={secret()} proven={proven} onClose={() => setSecret(null)} onConfirmed={confirmed} />
      <RecoveryCodesDialog codes={codes()} onClose={() => setCodes(null)} />
      <ConfirmDialog
        open={removing()}
        title={text().secondFactor.removeTitle}
        description={state.value()?.passkeys.length ? text().secondFactor.removeAppWhy : text().secondFactor.removeWhy}
        onClose={() => setRemoving(false)}
        kind="danger-solid"
        verb={text().secondFactor.remove}
        onConfirm={remove}
      />
      <Asked />
    </section>
  )
}
