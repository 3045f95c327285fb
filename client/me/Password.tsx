// Another password; the other sessions end with it.
import { createSignal } from 'solid-js'
import { createIdentityConfirmation } from '../access/createProof.tsx'
import { PasswordField } from '../access/PasswordField.tsx'
import { createTrouble } from '../access/trouble.ts'
import { useApi } from '../base/actor.tsx'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { TroubleNote } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'

export function Password(props: { email: string }) {
  const text = useText()
  const api = useApi()
  const toast = useToast()
  const trouble = createTrouble()
  const { proven, Asked } = createIdentityConfirmation()
  const [current, setCurrent] = createSignal('')
  const [next, setNext] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const refused = (of: 'current' | 'next') => {
    const failure = trouble.failure()
    if (failure?.why !== 'refused') return null
    const field = failure.refusal.startsWith('password-') ? 'next' : failure.refusal === 'wrong-credentials' ? 'current' : null
    return field === of ? failure.message : null
  }

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy() || trouble.throttled() || current() === '' || next() === '') return
    setBusy(true)
    trouble.clear()
    const answer = await proven(() => api.send('PUT /api/me/password', {}, { current: current(), next: next() }))
    setBusy(false)
    if (!answer) return
    if (!answer.ok) return trouble.show(answer)
    setCurrent('')
    setNext('')
    toast({ text: text().frame.me.passwordChanged })
  }

  return (
    <section class="me-page__part" aria-labelledby="me-password">
      <h2 id="me-password">{text().frame.me.password}</h2>
      <form class="stack stack--4 me-page__form" onSubmit={submit}>
        <TroubleNote words={refused('current') || refused('next') ? null : trouble.sentence()} />
        {/* Password managers want to know whose it is. */}
        <input hidden type="email" autocomplete="username" value={props.email} readOnly />
        <PasswordField label={text().frame.me.currentPassword} value={current()} onInput={setCurrent} error={refused('current')} />
        <PasswordField label={text().frame.me.newPassword} fresh value={next()} onInput={setNext} error={refused('next')} />
        <Button type="submit" busy={busy() && text().common.saving}>
          {text().frame.me.changePassword}
        </Button>
      </form>
      <Asked />
    </section>
  )
}
