// After a correct password of an account with a second factor: a passkey, a code from the app, or a recovery code.
import { createSignal, onMount, Show } from 'solid-js'
import type { FactorKind } from '../../shared/api/passkeys.ts'
import type { FactorGiven } from '../../shared/api/secondFactor.ts'
import { useLanguage } from '../base/language.tsx'
import { SECOND_STEP } from '../base/messages/secondStep.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { TroubleNote } from '../ui/States.tsx'
import { PasskeyStep } from './PasskeyStep.tsx'

export interface SecondStepProps {
  /** Second factors that the account has. */
  readonly factors: readonly FactorKind[]
  /** The account, and a way back if there is one. */
  readonly email?: string | undefined
  readonly onBack?: (() => void) | undefined
  readonly busy: boolean
  readonly trouble: string | null
  readonly onFactor: (factor: FactorGiven) => void
}

export function SecondStep(props: SecondStepProps) {
  const language = useLanguage()
  const words = () => SECOND_STEP[language()]
  const [byRecoveryCode, setByRecoveryCode] = createSignal(false)
  const [code, setCode] = createSignal('')
  const [tried, setTried] = createSignal(false)
  let form!: HTMLFormElement
  const focus = () => form.querySelector<HTMLElement>('input, .btn--primary')?.focus()
  const hasApp = () => props.factors.includes('code')
  const hasPasskey = () => props.factors.includes('passkey')
  /** With only a passkey there is nothing to type, unless it is a recovery code. */
  const isTyped = () => byRecoveryCode() || hasApp() || !hasPasskey()
  onMount(focus)

  const turn = (toRecoveryCode: boolean) => {
    setByRecoveryCode(toRecoveryCode)
    setCode('')
    setTried(false)
    focus()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    // It may be inside a dialog with its own form.
    event.stopPropagation()
    setTried(true)
    if (props.busy || !isTyped()) return
    if (code().trim() === '') return focus()
    props.onFactor(byRecoveryCode() ? { recoveryCode: code().trim() } : { code: code().trim() })
    setCode('')
    setTried(false)
  }
  const error = () => (tried() && code().trim() === '' ? words().missing : null)

  return (
    <form ref={form} class="stack stack--4" aria-label={words().title} noValidate onSubmit={submit}>
      <Show when={props.email}>
        {(email) => (
          <p class="soft">
            {email()}{' '}
            <Show when={props.onBack}>
              {(back) => (
                <Button kind="ghost" onClick={() => back()()}>
                  {words().notYou}
                </Button>
              )}
            </Show>
          </p>
        )}
      </Show>
      <TroubleNote words={error() ? null : props.trouble} />
      <Show when={hasPasskey() && !byRecoveryCode()}>
        <PasskeyStep busy={props.busy} onPasskey={(passkey) => props.onFactor({ passkey })} />
      </Show>
      <Show when={isTyped()}>
        <Show
          when={byRecoveryCode()}
          fallback={
            <TextField
              label={words().code}
              hint={words().codeHint}
              value={code()}
              onInput={setCode}
              error={error()}
              inputmode="numeric"
              autocomplete="one-time-code"
              maxlength={12}
            />
          }
        >
          <TextField
            label={words().recoveryCode}
            hint={words().recoveryCodeHint}
            value={code()}
            onInput={setCode}
            error={error()}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            maxlength={40}
          />
        </Show>
        <Button
          kind={hasPasskey() && !byRecoveryCode() ? 'default' : 'primary'}
          type="submit"
          wide
          large
          busy={props.busy && words().checking}
        >
          {words().go}
        </Button>
      </Show>
      <Button kind="ghost" onClick={() => turn(!byRecoveryCode())}>
        {byRecoveryCode() ? (hasApp() ? words().useCode : words().back) : words().useRecoveryCode}
      </Button>
      <p class="sub">{words().lost}</p>
    </form>
  )
}
