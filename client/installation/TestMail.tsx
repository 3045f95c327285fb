// A test message to one's own address, and what the mail server said.
import { createSignal, Show } from 'solid-js'
import type { TestedMail } from '../../shared/api/installation.ts'
import type { ApiAnswer } from '../base/api.ts'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'

export interface TestMailProps {
  readonly testMail: () => Promise<ApiAnswer<TestedMail>>
}

export function TestMail(props: TestMailProps) {
  const text = useText()
  const [busy, setBusy] = createSignal(false)
  const [said, setSaid] = createSignal<string | null>(null)
  const send = async () => {
    if (busy()) return
    setBusy(true)
    setSaid(null)
    const answer = await props.testMail()
    setBusy(false)
    const { mail } = text().installation
    if (!answer.ok) setSaid(answer.why === 'refused' ? answer.message : text().common.needsConnection)
    else setSaid(answer.value.trouble === null ? mail.tested(answer.value.sentTo) : mail.notTested(answer.value.trouble))
  }
  return (
    <p class="row">
      <Button icon="mail" busy={busy() && text().installation.mail.testing} onClick={send}>
        {text().installation.mail.test}
      </Button>
      <span class="sub" role="status">
        <Show when={said()}>{(words) => <>{words()}</>}</Show>
      </span>
    </p>
  )
}
