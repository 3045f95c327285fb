// Verification of the log: last check, downloads, signing key, and what the check does and does not prove.
import { Show } from 'solid-js'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMoment } from '../../base/intl.ts'
import { QueryGate } from '../../states/QueryGate.tsx'
import { ClosingFingerprints } from './ClosingFingerprints.tsx'
import { createVerification } from './createVerification.ts'
import { KeepElsewhere } from './KeepElsewhere.tsx'
import { LastCheck } from './LastCheck.tsx'
import { SigningKeys } from './SigningKeys.tsx'

export function VerificationPanel() {
  const text = useText()
  const language = useLanguage()
  const verification = createVerification()
  return (
    <div class="trust">
      <QueryGate
        query={{ ...verification, value: verification.last }}
        refused={text().trust.didNotLoad}
        stale={text().trust.needsConnection}
      >
        {(last) => (
          <>
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
              <Show when={last().rowsSince}>{(since) => <p>{text().trust.rowsSince(formatMoment(since(), language()))}</p>}</Show>
            </section>
          </>
        )}
      </QueryGate>
    </div>
  )
}
