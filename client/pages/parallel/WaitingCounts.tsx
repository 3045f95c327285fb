// The numbers of rows that need work, by state; each number is a button that goes to the next such row, and after the last one to the
// first.
import { For, Show } from 'solid-js'
import type { PairCounts, PairState } from '../../../shared/pairs/pairState.ts'
import { useText } from '../../base/i18n.tsx'
import { CountMarks, SAID } from '../../item/PairCounts.tsx'
import { PAIR_ICONS } from '../../item/PairMark.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { nextPlace } from './nextPlace.ts'

/** `within`: the container of titles and rows. */
export function WaitingCounts(props: { counts: PairCounts; within: () => HTMLElement | null | undefined }) {
  const text = useText()
  let last: Element | null = null
  const waiting = () => SAID.filter((type) => props.counts[type] > 0)
  const go = (type: PairState['type']) => {
    const next = nextPlace(props.within()?.querySelectorAll<HTMLElement>(placesOf(type)) ?? [], last)
    if (!next) return
    last = next
    const target = next.querySelector<HTMLElement>('.par__missing .btn, .tr--button') ?? next.querySelector<HTMLElement>('.tr') ?? next
    if (target.tabIndex < 0) target.tabIndex = -1
    target.focus({ preventScroll: true })
    target.scrollIntoView({ block: 'center' })
  }
  return (
    <Show when={waiting().length > 0} fallback={<CountMarks counts={props.counts} />}>
      <ul class="trs" aria-label={text().pairs.counts.all}>
        <For each={waiting()}>
          {(type) => (
            <li>
              <button
                type="button"
                class="tr tr--button tr--count"
                data-tr={type}
                data-tip={`${text().pairs.counts[type](props.counts[type])}. ${text().pairs.counts.toNext}`}
                aria-label={`${text().pairs.counts[type](props.counts[type])}. ${text().pairs.counts.toNext}`}
                onClick={() => go(type)}
              >
                <Icon name={PAIR_ICONS[type]} />
                {type === 'unconfirmed' ? props.counts[type] : text().pairs.counts[type](props.counts[type])}
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

/** The buttons of the titles, and the rows. */
const placesOf = (type: PairState['type']) => `.doc-head .tr--button[data-tr="${type}"], .par__row[data-state="${type}"]`
