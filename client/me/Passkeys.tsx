// The passkeys of my account: adding one, giving it another name, removing it.
import { createSignal, For, Show } from 'solid-js'
import type { NewPasskey } from '../../shared/api/passkeys.ts'
import type { SecondFactorState } from '../../shared/api/secondFactor.ts'
import { MOST_PASSKEYS } from '../../shared/bounds.ts'
import type { createIdentityConfirmation } from '../access/createProof.tsx'
import { useApi } from '../base/actor.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDate } from '../base/intl.ts'
import { canUsePasskeys, makePasskey } from '../base/passkeys.ts'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { Button } from '../ui/Button.tsx'
import { PasskeyDialog, type PasskeySent } from './PasskeyDialog.tsx'

type Known = SecondFactorState['passkeys'][number]
interface PasskeysProps {
  readonly state: SecondFactorState
  readonly proven: ReturnType<typeof createIdentityConfirmation>['proven']
  readonly onAdded: (recoveryCodes: readonly string[] | null) => void
  readonly onRenamed: () => void
  readonly onRemove: (id: string) => void
}

export function PasskeysSection(props: PasskeysProps) {
  const text = useText()
  const language = useLanguage()
  const api = useApi()
  const words = () => text().secondFactor.passkeys
  const [adding, setAdding] = createSignal(false)
  const [naming, setNaming] = createSignal<Known | null>(null)
  const [removing, setRemoving] = createSignal<Known | null>(null)
  const isLast = () => props.state.passkeys.length === 1 && props.state.authenticator === null

  const add = async (name: string): Promise<PasskeySent> => {
    const challenge = await props.proven(() => api.send('POST /api/me/passkey-challenges', {}))
    if (!challenge?.ok) return challenge
    const made = await makePasskey(challenge.value.options)
    if (!made.ok) return made
    const passkey: NewPasskey = made.value
    const added = await props.proven(() => api.send('POST /api/me/passkeys', {}, { name, passkey }))
    if (added?.ok) {
      setAdding(false)
      props.onAdded(added.value.recoveryCodes)
    }
    return added
  }
  const rename = async (name: string): Promise<PasskeySent> => {
    const one = naming()
    if (!one) return null
    const renamed = await api.send('PATCH /api/me/passkeys/:id', { id: one.id }, { name })
    if (renamed.ok) {
      setNaming(null)
      props.onRenamed()
    }
    return renamed
  }
  const remove = () => {
    const one = removing()
    setRemoving(null)
    if (one) props.onRemove(one.id)
  }
  const since = ({ createdAt, lastUsed }: Known) =>
    [
      text().secondFactor.addedOn(formatDate(createdAt, language())),
      lastUsed === null ? words().neverUsed : text().secondFactor.usedOn(formatDate(lastUsed, language())),
    ].join(' · ')

  return (
    <>
      <li class="me-page__row">
        <span class="me-page__what">
          <span>{words().title}</span>
          <span class="sub">{canUsePasskeys() ? words().why : words().cannotHere}</span>
        </span>
        <Show when={canUsePasskeys() && props.state.passkeys.length < MOST_PASSKEYS}>
          <Button icon="plus" onClick={() => setAdding(true)}>
            {words().add}
          </Button>
        </Show>
      </li>
      <For each={props.state.passkeys}>
        {(one) => (
          <li class="me-page__row">
            <span class="me-page__what">
              <span>{one.name}</span>
              <span class="sub">{since(one)}</span>
            </span>
            <span class="row">
              <Button kind="ghost" aria-label={text().secondFactor.renameNamed(one.name)} onClick={() => setNaming(one)}>
                {words().rename}
              </Button>
              <Button kind="ghost" aria-label={text().secondFactor.removeNamed(one.name)} onClick={() => setRemoving(one)}>
                {text().secondFactor.remove}
              </Button>
            </span>
          </li>
        )}
      </For>
      <PasskeyDialog
        open={adding()}
        title={words().addTitle}
        why={words().addWhy}
        go={words().create}
        busy={words().waiting}
        name=""
        onClose={() => setAdding(false)}
        onName={add}
      />
      <PasskeyDialog
        open={naming() !== null}
        title={words().renameTitle}
        why={words().renameWhy}
        go={text().common.save}
        busy={text().common.saving}
        name={naming()?.name ?? ''}
        onClose={() => setNaming(null)}
        onName={rename}
      />
      <ConfirmDialog
        open={removing() !== null}
        title={text().secondFactor.removePasskeyTitle(removing()?.name ?? '')}
        description={isLast() ? text().secondFactor.removeWhy : words().removeWhy}
        onClose={() => setRemoving(null)}
        kind="danger-solid"
        verb={text().secondFactor.remove}
        onConfirm={remove}
      />
    </>
  )
}
