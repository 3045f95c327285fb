// Sign-in with a passkey, without e-mail and password.
import { createSignal, Show } from 'solid-js'
import { useActorContext } from '../base/actor.tsx'
import { useLanguage } from '../base/language.tsx'
import { PASSKEYS } from '../base/messages/passkeys.ts'
import { canUsePasskeys, usePasskey } from '../base/passkeys.ts'
import { Button } from '../ui/Button.tsx'
import { TroubleNote } from '../ui/States.tsx'
import { createTrouble } from './trouble.ts'

export function PasskeyEntry() {
  const language = useLanguage()
  const words = () => PASSKEYS[language()]
  const { api, arrive } = useActorContext()
  const trouble = createTrouble()
  const [problem, setProblem] = createSignal<string | null>(null)
  const [busy, setBusy] = createSignal(false)
  const enter = async () => {
    if (busy() || trouble.throttled()) return
    setBusy(true)
    trouble.clear()
    setProblem(null)
    const signed = await usePasskey(api)
    if (signed.ok) {
      const answer = await arrive((to) => to.signIn({ passkey: signed.value }))
      if (!answer.ok) trouble.show(answer)
    } else if (signed.why === 'passkey') setProblem(signed.problem === 'cancelled' ? words().cancelled : words().unusable)
    else trouble.show(signed)
    setBusy(false)
  }
  return (
    <Show when={canUsePasskeys()}>
      <div class="stack stack--4">
        <TroubleNote words={problem() ?? trouble.sentence()} />
        <Button icon="key-round" wide large busy={busy() && words().waiting} onClick={enter}>
          {words().enter}
        </Button>
      </div>
    </Show>
  )
}
