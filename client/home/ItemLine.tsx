// An item's title as a link.
import { A } from '@solidjs/router'
import type { Item } from '../../shared/roadmap/model.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { itemHref } from '../history/addresses.ts'
import { PairWords } from '../item/PairWords.tsx'

export function HomeItemLine(props: { item: Pick<Item, 'id' | 'title'> }) {
  const text = useText()
  const group = useGroup()
  return (
    <A class="item-line" href={itemHref(group().id, props.item.id)}>
      <PairWords pair={props.item.title} otherwise={text().home.untitled} />
    </A>
  )
}
