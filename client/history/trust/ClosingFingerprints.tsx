// Fingerprint of each closing, to be read aloud: equal ones show that everybody has the same logs up to there.
import { For, Show } from 'solid-js'
import type { Bilingual } from '../../../shared/bilingual.ts'
import { closingSays } from '../../../shared/meeting/closingWords.ts'
import { isReopened } from '../../../shared/meeting/lifecycle.ts'
import { createClosings, type ReadClosing, standingIn } from '../../base/closings.ts'
import { createMeetings } from '../../base/groupFacts.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMoment } from '../../base/intl.ts'
import { Note } from '../../ui/States.tsx'

export function ClosingFingerprints() {
  const text = useText()
  const closings = createClosings()
  const meetings = createMeetings()
  const says = (closing: ReadClosing) => {
    const session = meetings.value()?.find(({ id }) => id === closing.meeting)
    return closingSays(standingIn(closings.all() ?? [], closing, session !== undefined && isReopened(session)))
  }
  return (
    <section class="trust__part" aria-labelledby="trust-closings">
      <h2 id="trust-closings">{text().trust.closings.title}</h2>
      <Show when={closings.all()?.length} fallback={<p class="soft">{text().trust.closings.none}</p>}>
        <p>{text().trust.closings.why}</p>
        <ul class="trust__keys">
          <For each={closings.all()}>{(closing) => <ClosingLine closing={closing} says={says(closing)} />}</For>
        </ul>
      </Show>
    </section>
  )
}

function ClosingLine(props: { closing: ReadClosing; says: Bilingual | null }) {
  const text = useText()
  const language = useLanguage()
  return (
    <li>
      <b>{text().trust.closings.session(props.closing.number, formatMoment(props.closing.at, language()))}</b>
      <Show when={props.says}>{(says) => <span class="sub"> {says()[language()]}</span>}</Show>
      <br />
      <code>{props.closing.fingerprint}</code>
      <Show when={props.closing.before}>
        {(before) => (
          <Note icon="triangle-alert" tone="danger" alert>
            {text().trust.closings.other(before())}
          </Note>
        )}
      </Show>
    </li>
  )
}

/** A notice on every screen: a closing differs from the one that this device saw. */
export function ClosingNotice() {
  const text = useText()
  const language = useLanguage()
  const closings = createClosings()
  const others = () => (closings.all() ?? []).filter(({ before }) => before !== null)
  const othersSaid = () =>
    others()
      .map(({ number, at }) => text().trust.closings.session(number, formatMoment(at, language())))
      .join('; ')
  return (
    <Show when={others().length > 0}>
      <Note icon="triangle-alert" tone="danger" alert>
        {text().trust.closings.changed(othersSaid())}
      </Note>
    </Show>
  )
}
