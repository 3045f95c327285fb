// Error of a link that is used, expired or revoked, with the server's message; or offline.
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { useOutsideText } from '../base/language.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorState } from '../ui/States.tsx'
import type { FailedAnswer } from './trouble.ts'

export function InvalidLink(props: { failure: FailedAnswer; onTryAgain: () => void }) {
  const text = useOutsideText()
  const refused = () => (props.failure.why === 'refused' ? props.failure : null)
  return (
    <Show
      when={refused()}
      fallback={
        <ErrorState
          title={text().common.didNotLoad}
          action={
            <Button icon="rotate-cw" onClick={() => props.onTryAgain()}>
              {text().common.tryAgain}
            </Button>
          }
        >
          {text().access.offline}
        </ErrorState>
      }
    >
      {(refusal) => (
        <ErrorState
          title={text().access.invalidTitle}
          action={
            <A class="btn" href="/sign-in">
              {text().access.toSignIn}
            </A>
          }
        >
          {refusal().message}
        </ErrorState>
      )}
    </Show>
  )
}
