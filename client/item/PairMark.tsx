// How the two languages of a text stand to each other: an icon and a word, the same everywhere.
import type { PairState } from '../../shared/pairs/pairState.ts'
import { behind, unconfirmedIn } from '../../shared/pairs/pairState.ts'
import { useText } from '../base/i18n.tsx'
import type { Messages } from '../base/messages/catalogue.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'

export const PAIR_ICONS: Readonly<Record<PairState['type'], IconName>> = {
  aligned: 'equal',
  unconfirmed: 'equal-approximately',
  stale: 'equal-not',
  missing: 'circle-dashed',
  empty: 'minus',
}

export const pairWords = (state: PairState, text: Messages): string => {
  const words = text.pairs
  switch (state.type) {
    case 'aligned':
      return words.aligned
    case 'empty':
      return words.empty
    case 'missing':
      return words.missing(state.side.toUpperCase())
    case 'stale': {
      const side = behind(state)
      return side ? words.stale(side.toUpperCase()) : words.bothChanged
    }
    case 'unconfirmed': {
      const [first] = unconfirmedIn(state)
      return state.by.length > 0 && first ? words.toConfirm(first.toUpperCase()) : words.unconfirmed
    }
  }
}

export function PairMark(props: { state: PairState }) {
  const text = useText()
  return <StateMark type={props.state.type} words={pairWords(props.state, text())} />
}

export function StateMark(props: { type: PairState['type']; words: string }) {
  const text = useText()
  const why = () => (props.type === 'empty' ? undefined : text().pairs.why[props.type])
  return (
    <span class="tr" data-tr={props.type} data-tip={why()}>
      <Icon name={PAIR_ICONS[props.type]} />
      {props.words}
    </span>
  )
}
