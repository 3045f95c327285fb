// The numbers of stale, missing and unconfirmed pairs, or one word when all are aligned. Unconfirmed ones are only a number, because
// nothing has to be written.
import { createMemo, For, Show } from 'solid-js'
import type { Bilingual } from '../../shared/bilingual.ts'
import type { PairName } from '../../shared/pairs/pairNames.ts'
import { type PairCounts as Counts, countPairs, pairState } from '../../shared/pairs/pairState.ts'
import { useText } from '../base/i18n.tsx'
import { useConfirmations } from '../live/LiveDocument.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PAIR_ICONS } from './PairMark.tsx'

/** The pairs must all belong to one document. */
export function PairCountsLine(props: { pairs: readonly { readonly name: PairName; readonly sides: Bilingual }[] }) {
  const confirmations = useConfirmations('roadmap')
  const counts = createMemo(() => countPairs(props.pairs.map(({ name, sides }) => pairState(sides, confirmations[name]))))
  return <CountMarks counts={counts()} />
}

/** The states that need work, most urgent first. */
export const SAID = ['stale', 'missing', 'unconfirmed'] as const

export function CountMarks(props: { counts: Counts }) {
  const text = useText()
  const said = () => SAID.filter((type) => props.counts[type] > 0)
  return (
    <ul class="trs" aria-label={text().pairs.counts.all}>
      <For each={said()}>
        {(type) => (
          <li class="tr" data-tr={type} data-tip={text().pairs.why[type]}>
            <Icon name={PAIR_ICONS[type]} />
            <Show when={type === 'unconfirmed'} fallback={text().pairs.counts[type](props.counts[type])}>
              <span aria-hidden="true">{props.counts[type]}</span>
              <span class="vh">{text().pairs.counts[type](props.counts[type])}</span>
            </Show>
          </li>
        )}
      </For>
      <Show when={said().length === 0 && props.counts.aligned > 0}>
        <li class="tr" data-tr="aligned" data-tip={text().pairs.why.aligned}>
          <Icon name={PAIR_ICONS.aligned} />
          {text().pairs.counts.aligned(props.counts.aligned)}
        </li>
      </Show>
    </ul>
  )
}
