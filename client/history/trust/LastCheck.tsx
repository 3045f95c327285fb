// Result of the last verification: a summary, and a line for each document.
import { For, Show } from 'solid-js'
import type { Verification } from '../../../shared/api/trust.ts'
import { instant } from '../../../shared/ids.ts'
import type { NoServer, RefusedAnswer } from '../../base/api.ts'
import { documentName } from '../../base/documentName.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMoment } from '../../base/intl.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Note } from '../../ui/States.tsx'

interface LastCheckProps {
  readonly last: Verification
  readonly checking: boolean
  readonly failure: RefusedAnswer | NoServer | null
  readonly onCheck: () => void
}

export function LastCheck(props: LastCheckProps) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const damaged = () => props.last.documents.filter(({ ok }) => !ok)
  const audit = () => props.last.audit
  /** Everything that has a line below: the logs, and the audit. */
  const listed = (): readonly { readonly entries: number }[] => [...props.last.documents, ...[audit() ?? []].flat()]
  const auditDamaged = () => audit()?.ok === false
  const state = () => (props.last.at === null ? 'none' : damaged().length > 0 || auditDamaged() ? 'damaged' : 'fine')
  const sentence = () => {
    if (state() === 'none') return text().trust.notYet
    if (state() === 'fine') return text().trust.allFine(listed().length)
    return text().trust.damaged(damaged().length + (auditDamaged() ? 1 : 0))
  }
  const detail = () => {
    const { at } = props.last
    if (at === null) return text().trust.notYetWhy
    const entries = listed().reduce((sum, { entries }) => sum + entries, 0)
    const [from, to] = [formatMoment(at, language()), formatMoment(newest(), language())]
    return isSpread() ? text().trust.checkedBetween(from, to, entries) : text().trust.checkedAt(to, entries)
  }
  const newest = () => instant(Math.max(...props.last.documents.map(({ at }) => at)))
  /** Not in one round: then each line has its own time. */
  const isSpread = () => newest() - (props.last.at ?? newest()) > ROUND_MS
  return (
    <section class="trust__part" aria-labelledby="trust-checks">
      <h2 id="trust-checks">{text().trust.checks}</h2>
      <div class="trust__found" data-state={state()} role="status">
        <Icon name={ICONS[state()]} size="l" />
        <p>
          <b>{sentence()}</b>
          <span class="sub">{detail()}</span>
        </p>
      </div>
      <Show when={state() === 'damaged'}>
        <Note icon="triangle-alert" tone="danger" alert>
          {text().trust.damagedWhy}
        </Note>
      </Show>
      <Show when={props.failure}>
        {(failure) => (
          <Note icon="cloud-off" tone="warning" alert>
            {`${text().trust.checkFailed}. ${failureText(failure(), text().common.needsConnection)}`}
          </Note>
        )}
      </Show>
      <Button icon="shield-check" busy={props.checking && text().trust.checking} onClick={() => props.onCheck()}>
        {text().trust.checkNow}
      </Button>
      <Show when={props.last.documents.length > 0}>
        <ul class="trust__list" aria-label={text().trust.documents}>
          {/* Damaged documents first. */}
          <For each={[...damaged(), ...props.last.documents.filter(({ ok }) => ok)]}>
            {({ document, at, entries, ok, seq, reading }) => (
              <li data-state={ok ? 'fine' : 'damaged'}>
                <Icon name={ok ? 'check' : 'octagon-alert'} />
                <span class="trust__name">{documentName(group(), document, text(), language())}</span>
                <span class="sub">
                  {ok || seq === null
                    ? `${text().trust.entries(entries)}, ${text().trust.fine}`
                    : reading
                      ? text().trust.readings[reading](seq)
                      : text().trust.firstBad(seq)}
                  {isSpread() ? ` · ${text().trust.checkedOn(formatMoment(at, language()))}` : ''}
                </span>
              </li>
            )}
          </For>
          <Show when={audit()}>
            {(found) => (
              <li data-state={found().ok ? 'fine' : 'damaged'}>
                <Icon name={found().ok ? 'check' : 'octagon-alert'} />
                <span class="trust__name">{text().trust.audit}</span>
                <span class="sub">
                  {found().ok ? `${text().trust.entries(found().entries)}, ${text().trust.fine}` : text().trust.auditBad}
                </span>
              </li>
            )}
          </Show>
        </ul>
      </Show>
    </section>
  )
}

/** Longer than the logs of a group take. */
const ROUND_MS = 60 * 60_000

const ICONS = { none: 'circle-dashed', fine: 'shield-check', damaged: 'octagon-alert' } as const

const failureText = (failure: RefusedAnswer | NoServer, offline: string): string =>
  failure.why === 'offline' ? `${offline}.` : failure.message
