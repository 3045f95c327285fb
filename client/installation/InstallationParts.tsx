// Each part of the installation, judged: what needs somebody comes first.
import { createMemo, For } from 'solid-js'
import type { Installation } from '../../shared/api/installation.ts'
import type { Address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { QueryGate } from '../states/QueryGate.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PartOfInstallation } from './PartOfInstallation.tsx'
import { partSentence } from './partSentences.ts'
import { INSTALLATION_PARTS, partStates, type State } from './partStates.ts'
import type { TestMailProps } from './TestMail.tsx'

const EVERY_MS = 15_000

export interface InstallationPartsProps extends TestMailProps {
  readonly path: Address<Installation>
  /** Where the log is checked; null where the reader may not. */
  readonly verification: string | null
}

export function InstallationParts(props: InstallationPartsProps) {
  const text = useText()
  const language = useLanguage()
  const query = createQuery(() => props.path, { remember: true, every: EVERY_MS })
  const sentences = createMemo(() => {
    const is = query.value()
    if (!is) return []
    const known = { is, judged: partStates(is), text: text(), language: language() }
    return INSTALLATION_PARTS.map((part) => partSentence(part, known)).sort((a, b) => WEIGHT[a.state] - WEIGHT[b.state])
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
            <For each={sentences()}>
              {(sentence) => <PartOfInstallation sentence={sentence} verification={props.verification} testMail={props.testMail} />}
            </For>
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
