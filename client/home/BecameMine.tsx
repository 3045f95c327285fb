// After a closing: the items that the session made and gave to the user, or else to their delegation.
import { createMemo, Show } from 'solid-js'
import { useActor } from '../base/actor.tsx'
import { useText } from '../base/i18n.tsx'
import type { HomeModel } from './createHomeView.ts'
import { HomeSection } from './HomeSection.tsx'
import { MineTable } from './Mine.tsx'
import { mine } from './waits.ts'

export function BecameMine(props: { view: HomeModel }) {
  const text = useText()
  const actor = useActor()
  const last = () => props.view.around().last
  const items = createMemo(() =>
    mine(
      props.view.items().filter(({ origin }) => origin !== null && origin === last()?.id),
      actor().account,
      props.view.delegation(),
    ),
  )
  const title = () => text().home.becameMine(last()?.number ?? 0)
  return (
    <Show when={items().length > 0}>
      <HomeSection title={title()} beside={String(items().length)}>
        <MineTable title={title()} items={items()} />
      </HomeSection>
    </Show>
  )
}
