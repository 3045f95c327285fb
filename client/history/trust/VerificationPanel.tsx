// Whether the log is what was written: the last check, what to keep elsewhere, the key, and what all of it proves and does not.
import { Match, Show, Switch } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorState, Note, Skeleton } from '../../ui/States.tsx'
import { ClosingFingerprints } from './ClosingFingerprints.tsx'
import { createVerification } from './createVerification.ts'
import { KeepElsewhere } from './KeepElsewhere.tsx'
import { LastCheck } from './LastCheck.tsx'
import { SigningKeys } from './SigningKeys.tsx'

export function VerificationPanel() {
  const text = useText()
  const verification = createVerification()
  return (
    <div class="trust">
      <Switch fallback={<Skeleton label={text().common.loading} lines={9} />}>
        <Match when={verification.last()}>
          {(last) => (
            <>
              <Show when={verification.failure()}>
                <Note icon="cloud-off">{text().trust.needsConnection}</Note>
              </Show>
              <LastCheck
                last={last()}
                checking={verification.checking()}
                failure={verification.checkFailure()}
                onCheck={verification.check}
              />
              <KeepElsewhere />
              <ClosingFingerprints />
              <SigningKeys />
              <section class="trust__part" aria-labelledby="trust-meaning">
                <h2 id="trust-meaning">{text().trust.meaning}</h2>
                <p>{text().trust.proves}</p>
                <p>{text().trust.provesNot}</p>
              </section>
            </>
          )}
        </Match>
        <Match when={verification.failure()}>
          {(failed) => (
            <ErrorState
              title={failed().why === 'offline' ? text().common.needsConnection : text().trust.didNotLoad}
              action={
                <Button icon="rotate-cw" onClick={() => verification.refresh()}>
                  {text().common.tryAgain}
                </Button>
              }
            >
              {failed().why === 'offline' ? text().common.offlineStillWorks : text().common.serverDidNotAnswer}
            </ErrorState>
          )}
        </Match>
      </Switch>
    </div>
  )
}
