// Fingerprint of a closed session, on screen and on paper, with an explanation of what it proves.
import { For, Show } from 'solid-js'
import { createClosings } from '../base/closings.ts'
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
  return (
    <Show when={own().length > 0}>
      <section class="closing-print" aria-label={text().trust.closings.print}>
        <p>
          <b>{text().trust.closings.print}.</b> {text().trust.closings.printWhy}
        </p>
        <ul>
          <For each={own()}>
            {({ at, fingerprint }) => (
              <li>
                <code>{fingerprint}</code> <span class="sub">{formatMoment(at, language())}</span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
