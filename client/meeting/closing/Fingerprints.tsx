// Fingerprints of a reopened session: the coming one, and those that were made, each with what became of it.
import { For, Show } from 'solid-js'
import { closingName, closingSays } from '../../../shared/meeting/closingWords.ts'
import { createClosings, standingIn } from '../../base/closings.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { capital, formatMoment } from '../../base/intl.ts'
import { useSession } from '../SessionContext.tsx'
import { ClosingPart } from './ClosingPart.tsx'

export function Fingerprints() {
  const text = useText()
  const language = useLanguage()
  const session = useSession()
  const closings = createClosings()
  /** Newest first. */
  const own = () => (closings.all() ?? []).filter(({ meeting }) => meeting === session.id)
  return (
    <ClosingPart id="closing-prints" title={text().trust.closings.print}>
      <ol class="prints">
        <Show when={own()[0]}>
          {(newest) => (
            <li>
              <p class="prints__h">
                <b>{capital(closingName(own().length + 1)[language()])}</b> <span class="sub">{text().meeting.reopened.pending}</span>
              </p>
              <p class="prints__none">{text().meeting.reopened.willReplace(newest().fingerprint.slice(0, FIRST_DIGITS))}</p>
            </li>
          )}
        </Show>
        <For each={own()}>
          {(closing) => (
            <li>
              <p class="prints__h">
                <b>{capital(closingSays(standingIn(own(), closing, true))?.[language()] ?? '')}</b>{' '}
                <time class="sub">{formatMoment(closing.at, language())}</time>
              </p>
              <code>{closing.fingerprint}</code>
            </li>
          )}
        </For>
      </ol>
      <p class="sub">{text().meeting.reopened.bothStay}</p>
    </ClosingPart>
  )
}
/** Two groups of five, to recognise it. */
const FIRST_DIGITS = 11
