// A search field that finds one item by a part of its number or title; arrow keys move through the results and Enter selects one.
import { createMemo, createSignal, For, onMount } from 'solid-js'
import { fold } from '../../shared/foldAccents.ts'
import type { ItemId } from '../../shared/ids.ts'
import { compareStrings } from '../../shared/order.ts'
import { useText } from '../base/i18n.tsx'
import { useRoadMap } from '../live/LiveDocument.tsx'
import { createListChoice } from '../ui/createListChoice.ts'
import { Icon } from '../ui/Icon.tsx'
import { ListOption } from '../ui/ListOption.tsx'
import { KIND_ICONS } from './kindIcons.ts'
import { PairWords } from './PairWords.tsx'

const AT_MOST = 7

export function ItemPicker(props: { label: string; without: readonly ItemId[]; onPick: (id: ItemId) => void }) {
  const text = useText()
  const roadMap = useRoadMap()
  const [query, setQuery] = createSignal('')
  let input!: HTMLInputElement
  onMount(() => input.focus())

  const found = createMemo(() => {
    const words = fold(query()).split(/\s+/).filter(Boolean)
    return Object.values(roadMap.items)
      .filter((item) => !item.archived && !props.without.includes(item.id))
      .filter((item) => {
        const said = fold(`${item.code} ${item.title.es} ${item.title.en}`)
        return words.every((word) => said.includes(word))
      })
      .sort((a, b) => a.number - b.number || compareStrings(a.id, b.id))
      .slice(0, AT_MOST)
  })
  const search = (words: string) => {
    setQuery(words)
    choice.activate(0)
  }
  const take = (index: number) => {
    const item = found()[index]
    if (!item) return
    props.onPick(item.id)
    search('')
  }
  const choice = createListChoice(() => found().length, take)
  return (
    <div class="picker">
      <input
        ref={input}
        class="input"
        role="combobox"
        aria-expanded="true"
        aria-controls={choice.list}
        aria-activedescendant={choice.activeId()}
        aria-autocomplete="list"
        aria-label={props.label}
        placeholder={text().roadmap.edit.searchItem}
        value={query()}
        onInput={(event) => search(event.currentTarget.value)}
        onKeyDown={choice.onKeyDown}
      />
      <div class="picker__list" role="listbox" id={choice.list} aria-label={props.label}>
        <For each={found()} fallback={<p class="sub">{text().roadmap.edit.noItemFound}</p>}>
          {(item, index) => (
            <ListOption
              id={choice.optionId(index())}
              class="picker__option"
              isActive={index() === choice.active()}
              onPoint={() => choice.activate(index())}
              onTake={() => take(index())}
            >
              <span class="id">{item.code}</span>
              <Icon name={KIND_ICONS[item.kind]} />
              <PairWords class="cut" pair={item.title} otherwise={text().roadmap.untitled} />
            </ListOption>
          )}
        </For>
      </div>
    </div>
  )
}
