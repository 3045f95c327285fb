// Autocomplete list of link targets after `@` or `[[`. The text keeps the focus: arrow keys select, Enter inserts.
import { For, onCleanup, onMount, Show } from 'solid-js'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ListOption } from '../../ui/ListOption.tsx'
import { placeBeside } from '../../ui/placeBeside.ts'
import { type Target, targetTitle } from './targets.ts'

export interface ReferenceListProps {
  readonly id: string
  readonly at: () => DOMRect
  readonly found: readonly Target[]
  readonly chosen: number
  /** No results: the plan may not be loaded yet. */
  readonly empty: string
  readonly onPoint: (index: number) => void
  readonly onTake: (target: Target) => void
}

export function ReferenceList(props: ReferenceListProps) {
  const text = useText()
  const language = useLanguage()
  let sheet!: HTMLDivElement
  onMount(() => {
    // Without support for the top layer (tests) it is positioned in place.
    if ('showPopover' in sheet) sheet.showPopover()
    onCleanup(placeBeside(sheet, { getBoundingClientRect: props.at }))
  })
  return (
    <div ref={sheet} class="popover refs" popover="manual" onPointerDown={(event) => event.preventDefault()}>
      <div class="refs__list" role="listbox" id={props.id} aria-label={text().texts.reference.list}>
        <For each={props.found}>
          {(target, index) => (
            <ListOption
              id={`${props.id}-${index()}`}
              class="refs__option"
              isActive={index() === props.chosen}
              ref={(option) => queueMicrotask(() => index() === props.chosen && option.scrollIntoView?.({ block: 'nearest' }))}
              onPoint={() => props.onPoint(index())}
              onTake={() => props.onTake(target)}
            >
              <Icon name={target.icon} />
              <span class="cut">
                <Show when={target.short[language()]}>{(short) => <span class="id">{short()} </span>}</Show>
                {targetTitle(target, language(), text())}
              </span>
              <span class="sub nowrap">{target.state(language(), text()).split(' · ')[0]}</span>
            </ListOption>
          )}
        </For>
      </div>
      <p class="refs__foot sub" classList={{ 'refs__foot--keys': props.found.length > 0 }}>
        <Show when={props.found.length > 0} fallback={props.empty}>
          <kbd>Enter</kbd> {text().texts.reference.takes} <kbd>Shift Enter</kbd> {text().texts.reference.takesTitle} <kbd>Esc</kbd>{' '}
          {text().texts.reference.leaves}
        </Show>
      </p>
    </div>
  )
}
