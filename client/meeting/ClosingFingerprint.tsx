// Fingerprint of a closed session, on screen and on paper, with an explanation of what it proves.
import { For, Show } from 'solid-js'
import type { Closing } from '../../shared/api/trust.ts'
import { closingSays } from '../../shared/meeting/closingWords.ts'
import { isReopened } from '../../shared/meeting/lifecycle.ts'
import { createClosings, standingIn } from '../base/closings.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { useSession } from './SessionContext.tsx'

export function ClosingFingerprint() {
  const text = useText()
  const language = useLanguage()
  const session = useSession()
  const closings = createClosings()
  /** Newest first: more than one where it was reopened and closed again. */
  const own = () => (closings.all() ?? []).filter(({ meeting }) => meeting === session.id)
  const says = (closing: Closing) => {
    const info = session.info()
    return closingSays(standingIn(own(), closing, info !== null && isReopened(info)))
  }
  return (
    <Show when={own().length > 0}>
      <section class="closing-print" aria-label={text().trust.closings.print}>
        <p>
          <b>{text().trust.closings.print}.</b> {text().trust.closings.printWhy}
        </p>
        <ul>
          <For each={own()}>
            {(closing) => (
              <li>
                <code>{closing.fingerprint}</code>{' '}
                <span class="sub">{[formatMoment(closing.at, language()), says(closing)?.[language()]].filter(Boolean).join(', ')}</span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
