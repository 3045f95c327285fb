// The state of a bilingual text: an icon and a word, the same everywhere.
import type { PairState } from '../../shared/pairs/pairState.ts'
import { outdatedSide, unconfirmedIn } from '../../shared/pairs/pairState.ts'
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
      const side = outdatedSide(state)
      return side ? words.stale(side.toUpperCase()) : words.bothChanged
    }
    case 'unconfirmed': {
      const [first] = unconfirmedIn(state)
      return state.by.length > 0 && first ? words.toConfirm(first.toUpperCase()) : words.unconfirmed
    }
  }
}

/** Only missing and stale translations have words; other states are an icon with a tooltip and an accessible name. */
export const isQuiet = ({ type }: PairState): boolean => type !== 'stale' && type !== 'missing'

export function PairMark(props: { state: PairState }) {
  const text = useText()
  return <StateMark type={props.state.type} words={pairWords(props.state, text())} quiet={isQuiet(props.state)} />
}

/** The state and the reason, where no word is shown beside the icon. */
export const markTip = (state: PairState, text: Messages): string | undefined => {
  if (state.type === 'empty') return undefined
  const why = text.pairs.why[state.type]
  return isQuiet(state) ? `${pairWords(state, text)}. ${why}` : why
}

export function StateMark(props: { type: PairState['type']; words: string; quiet?: boolean }) {
  const text = useText()
  const why = () => (props.type === 'empty' ? undefined : text().pairs.why[props.type])
  const tip = () => (props.quiet && why() ? `${props.words}. ${why()}` : why())
  return (
    <span class="tr" data-tr={props.type} data-tip={tip()}>
      <Icon name={PAIR_ICONS[props.type]} />
      <span classList={{ vh: props.quiet }}>{props.words}</span>
    </span>
  )
}
