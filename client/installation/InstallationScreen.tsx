// For chair and secretariat: whether work is safe, whether it is fast, and what to do where it is not.
import { createMemo, For, Show } from 'solid-js'
import { useCan } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { QueryGate } from '../states/QueryGate.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Page } from '../ui/Page.tsx'
import { Note } from '../ui/States.tsx'
import { PartOfInstallation } from './PartOfInstallation.tsx'
import { partSentence } from './partSentences.ts'
import { PARTS, partStates, type State } from './partStates.ts'
import '../styles/installation.css'

const EVERY_MS = 15_000

export function InstallationScreen() {
  const text = useText()
  const can = useCan()
  const group = useGroup()
  return (
    <Page title={text().installation.title}>
      <div class="main__scroll" role="region" aria-label={text().installation.title} tabindex={0}>
        <div class="installation">
          <Show when={can('installation.read', group().id)} fallback={<Note icon="lock">{text().installation.notYours}</Note>}>
            <Parts />
          </Show>
        </div>
      </div>
    </Page>
  )
}

function Parts() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const query = createQuery(() => address('/api/groups/:group/installation', { group: group().id }), { remember: true, every: EVERY_MS })
  const sentences = createMemo(() => {
    const is = query.value()
    if (!is) return []
    const known = { is, judged: partStates(is), text: text(), language: language() }
    return PARTS.map((part) => partSentence(part, known)).sort((a, b) => WEIGHT[a.state] - WEIGHT[b.state])
  })
  const wrong = () => sentences().filter(({ todo }) => todo !== null)
  const whole = (): State => (wrong().length === 0 ? 'fine' : wrong().some(({ state }) => state === 'danger') ? 'danger' : 'attention')
  const summary = () => {
    const { allWell, oneThing, things } = text().installation
    return wrong().length === 0 ? allWell : wrong().length === 1 ? oneThing : things(wrong().length)
  }
  return (
    <QueryGate query={query} refused={text().installation.didNotLoad} stale={text().installation.needsConnection}>
      {(is) => (
        <>
          <div class="trust__found" data-state={FOUND[whole()]} role="status">
            <Icon name={whole() === 'fine' ? 'shield-check' : 'triangle-alert'} size="l" />
            <p>
              <b>{summary()}</b>
              <span class="sub">{text().installation.asOf(formatMoment(is().now, language()))}</span>
            </p>
          </div>
          <ul class="installation__parts">
            <For each={sentences()}>{(sentence) => <PartOfInstallation sentence={sentence} group={group().id} />}</For>
          </ul>
        </>
      )}
    </QueryGate>
  )
}

/** As `trust.css` knows them. */
const FOUND: Readonly<Record<State, string>> = { fine: 'fine', attention: 'none', danger: 'damaged', unknown: 'none' }
/** What needs somebody comes first; among equals the order stays. */
const WEIGHT: Readonly<Record<State, number>> = { danger: 0, attention: 1, fine: 2, unknown: 2 }
