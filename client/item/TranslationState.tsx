// The state of a pair: in lists only when a side is missing or stale, elsewhere always.
import { Show } from 'solid-js'
import type { Bilingual } from '../../shared/bilingual.ts'
import type { PairName } from '../../shared/pairs/pairNames.ts'
import { createPairState } from './createPair.ts'
import { PairMark } from './PairMark.tsx'

export function TranslationState(props: { name: PairName; pair: Bilingual; always?: boolean }) {
  const state = createPairState(
    () => props.name,
    () => props.pair,
  )
  const isSaid = () => props.always || state().type === 'missing' || state().type === 'stale'
  return (
    <Show when={isSaid()}>
      <PairMark state={state()} />
    </Show>
  )
}
