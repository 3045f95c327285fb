// Finds one item among all: type a part of its number or title, walk with the arrows, Enter takes it.
import { createMemo, createSignal, createUniqueId, For, onMount } from 'solid-js'
import type { ItemId } from '../../shared/ids.ts'
import { compare } from '../../shared/order.ts'
import { fold } from '../base/foldAccents.ts'
import { useText } from '../base/i18n.tsx'
import { useRoadMap } from '../live/LiveDocument.tsx'
import { Icon } from '../ui/Icon.tsx'
import { KIND_ICONS } from './kindIcons.ts'
import { PairWords } from './PairWords.tsx'

const AT_MOST = 7

export function ItemPicker(props: { label: string; without: readonly ItemId[]; onPick: (id: ItemId) => void }) {
  const text = useText()
  const roadMap = useRoadMap()
  const list = createUniqueId()
  const [query, setQuery] = createSignal('')
  const [at, setAt] = createSignal(0)
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
      .sort((a, b) => a.number - b.number || compare(a.id, b.id))
      .slice(0, AT_MOST)
  })
  const move = (step: number) => setAt((now) => (found().length === 0 ? 0 : (now + step + found().length) % found().length))
  const take = (id: ItemId | undefined) => {
    if (!id) return
    props.onPick(id)
    setQuery('')
    setAt(0)
  }
  return (
    <div class="picker">
      <input
        ref={input}
        class="input"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={found()[at()] ? `${list}-${at()}` : undefined}
        aria-autocomplete="list"
        aria-label={props.label}
        placeholder={text().roadmap.edit.searchItem}
        value={query()}
        onInput={(event) => {
          setQuery(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') move(1)
          else if (event.key === 'ArrowUp') move(-1)
          else if (event.key === 'Enter') take(found()[at()]?.id)
          else return
          event.preventDefault()
        }}
      />
      <div class="picker__list" role="listbox" id={list} aria-label={props.label}>
        <For each={found()} fallback={<p class="sub">{text().roadmap.edit.noItemFound}</p>}>
          {(item, index) => (
            <div
              role="option"
              id={`${list}-${index()}`}
              aria-selected={index() === at()}
              class="picker__option"
              onPointerMove={() => setAt(index())}
              onPointerDown={(event) => event.preventDefault()}
              onPointerUp={() => take(item.id)}
            >
              <span class="id">{item.code}</span>
              <Icon name={KIND_ICONS[item.kind]} />
              <PairWords class="cut" pair={item.title} otherwise={text().roadmap.untitled} />
            </div>
          )}
        </For>
      </div>
    </div>
  )
}
