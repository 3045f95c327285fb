// The state of a pair as a button, which opens its details: what changed, who confirmed it, and the reader's own confirmation.
import { Show } from 'solid-js'
import type { Bilingual } from '../../shared/bilingual.ts'
import type { PairName } from '../../shared/pairs/pairNames.ts'
import { useText } from '../base/i18n.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Popover } from '../ui/Popover.tsx'
import { createPairState } from './createPair.ts'
import type { NameOfAccount } from './createWho.ts'
import { PairDetails } from './PairDetails.tsx'
import { isQuiet, markTip, PAIR_ICONS, pairWords } from './PairMark.tsx'

/**
 * `of`: the name of the pair for screen readers. `said`: shows the word of the state even where only an icon is usual, as under the title
 * of a page. Renders nothing while both texts are empty.
 */
export function PairButton(props: { name: PairName; pair: Bilingual; who: NameOfAccount; of: string; said?: boolean }) {
  const text = useText()
  const state = createPairState(
    () => props.name,
    () => props.pair,
  )
  const words = () => pairWords(state(), text())
  const why = () => {
    const { type } = state()
    return type === 'empty' ? undefined : text().pairs.why[type]
  }
  return (
    <Show when={state().type !== 'empty'}>
      <Popover
        placement="bottom-end"
        title={`${props.of}: ${words()}`}
        trigger={(given) => (
          <button
            type="button"
            {...given}
            class="tr tr--button"
            data-tr={state().type}
            data-tip={markTip(state(), text())}
            aria-label={`${props.of}: ${words()}`}
          >
            <Icon name={PAIR_ICONS[state().type]} />
            <Show when={props.said || !isQuiet(state())}>{words()}</Show>
          </button>
        )}
      >
        <p class="sub pair__why">{why()}</p>
        <PairDetails name={props.name} sides={props.pair} state={state()} who={props.who} of={props.of} />
      </Popover>
    </Show>
  )
}
