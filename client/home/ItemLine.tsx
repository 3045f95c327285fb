// An item by its title, which leads to it.
import { A } from '@solidjs/router'
import { pick } from '../../shared/bilingual.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { itemHref } from '../history/addresses.ts'

export function ItemLine(props: { item: Pick<Item, 'id' | 'title'> }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const title = () => pick(props.item.title, language())
  const written = () => title().text.trim() !== ''
  return (
    <A class="item-line" href={itemHref(group().id, props.item.id)} lang={written() ? title().language : undefined}>
      {written() ? title().text : text().home.untitled}
    </A>
  )
}
