// Passkey as the second factor, or to confirm one's identity again.
import { createSignal, Show } from 'solid-js'
import type { PasskeyUse } from '../../shared/api/passkeys.ts'
import { useApi } from '../base/actor.tsx'
import { useLanguage } from '../base/language.tsx'
import { PASSKEYS } from '../base/messages/passkeys.ts'
import { canUsePasskeys, usePasskey } from '../base/passkeys.ts'
import { Button } from '../ui/Button.tsx'
import { Note, TroubleNote } from '../ui/States.tsx'
import { createTrouble } from './trouble.ts'

export function PasskeyStep(props: { busy: boolean; onPasskey: (passkey: PasskeyUse) => void }) {
  const language = useLanguage()
  const words = () => PASSKEYS[language()]
  const api = useApi()
  const trouble = createTrouble()
  const [problem, setProblem] = createSignal<string | null>(null)
  const [asking, setAsking] = createSignal(false)
  const use = async () => {
    if (asking() || props.busy || trouble.throttled()) return
    setAsking(true)
    trouble.clear()
    setProblem(null)
    const signed = await usePasskey(api)
    setAsking(false)
    if (signed.ok) return props.onPasskey(signed.value)
    if (signed.why === 'passkey') return setProblem(signed.problem === 'cancelled' ? words().cancelled : words().unusable)
    trouble.show(signed)
  }
  return (
    <Show when={canUsePasskeys()} fallback={<Note icon="key-round">{words().cannotUse}</Note>}>
      <div class="stack stack--4">
        <TroubleNote words={problem() ?? trouble.sentence()} />
        <p class="sub">{words().useHint}</p>
        <Button kind="primary" icon="key-round" wide large busy={(asking() || props.busy) && words().waiting} onClick={use}>
          {words().use}
        </Button>
      </div>
    </Show>
  )
}
