// The bar that finds words in an open text, with the line that replaces them.
import { createEffect, For, on, onMount, Show } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { useLive } from '../../live/LiveDocument.tsx'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import type { Find, FindSide } from './createFind.ts'

const OPTIONS = ['capitals', 'whole', 'accents'] as const

export function FindBar(props: { find: Find; bothShown: boolean }) {
  const text = useText()
  const live = useLive()
  const announce = useAnnounce()
  const words = () => text().texts.find
  let input!: HTMLInputElement
  const take = () => {
    input.focus()
    input.select()
  }
  onMount(take)
  createEffect(on(() => props.find.replaces(), take, { defer: true }))
  const isNone = () => props.find.found().length === 0
  const said = () => {
    if (props.find.query().words === '') return ''
    const { length } = props.find.found()
    return length === 0 ? words().none : words().of(props.find.at() + 1, length)
  }
  /** When nothing is left, the pressed button is disabled and would lose the focus. */
  const one = () => {
    props.find.replaceOne()
    if (props.find.found().length === 0) take()
  }
  const all = () => {
    announce(words().replaced(props.find.replaceAll()))
    take()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const key = findKey(event)
    if (key === 'find' || key === 'replace') {
      props.find.setReplaces(key === 'replace' && live.canWrite())
      take()
    } else if (key) props.find.go(key === 'next' ? 1 : -1)
    else if (event.key === 'Escape') props.find.close()
    else if (event.key === 'Enter' && event.target === input) props.find.go(event.shiftKey ? -1 : 1)
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) one()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div class="find" role="search" aria-label={words().title} onKeyDown={onKeyDown}>
      <div class="find__line">
        <input
          ref={input}
          class="input find__words"
          type="text"
          aria-label={words().words}
          placeholder={words().words}
          value={props.find.query().words}
          onInput={(event) => props.find.look({ words: event.currentTarget.value })}
        />
        <span class="find__count sub" role="status">
          {said()}
        </span>
        <IconButton icon="chevron-up" label={words().before} shortcut="Shift F3" disabled={isNone()} onClick={() => props.find.go(-1)} />
        <IconButton icon="chevron-down" label={words().next} shortcut="F3" disabled={isNone()} onClick={() => props.find.go(1)} />
        <FindOptions find={props.find} />
        <Show when={props.bothShown}>
          <Segmented
            small
            label={words().where}
            value={props.find.where()}
            segments={(['both', 'es', 'en'] satisfies readonly FindSide[]).map((value) => ({
              value,
              label: value === 'both' ? words().both : value.toUpperCase(),
              name: value === 'both' ? undefined : text().texts.layouts[value],
            }))}
            onChange={props.find.setWhere}
          />
        </Show>
        <Show when={live.canWrite() && !props.find.replaces()}>
          <Button kind="ghost" onClick={() => props.find.setReplaces(true)}>
            {words().toReplace}
          </Button>
        </Show>
        <IconButton class="find__close" icon="x" label={words().close} shortcut="Esc" onClick={props.find.close} />
      </div>
      <Show when={live.canWrite() && props.find.replaces()}>
        <div class="find__line">
          <input
            class="input find__words"
            type="text"
            aria-label={words().replacement}
            placeholder={words().replacement}
            value={props.find.replacement()}
            onInput={(event) => props.find.setReplacement(event.currentTarget.value)}
          />
          <Button disabled={isNone()} onClick={one}>
            {words().replace}
          </Button>
          <Button disabled={isNone()} onClick={all}>
            {words().replaceAll(props.find.found().length)}
          </Button>
        </div>
      </Show>
    </div>
  )
}

function FindOptions(props: { find: Find }) {
  const text = useText()
  const words = () => text().texts.find
  return (
    <div class="find__options" role="group" aria-label={words().options}>
      <For each={OPTIONS}>
        {(option) => (
          <button
            type="button"
            class="find__option"
            aria-pressed={props.find.query()[option]}
            aria-label={words()[option]}
            data-tip={words()[option]}
            onClick={() => props.find.look({ [option]: !props.find.query()[option] })}
          >
            {words().signs[option]}
          </button>
        )}
      </For>
    </div>
  )
}

/** The keys of the text and of the bar. On a Mac Cmd H hides the program, so replacing is Cmd Alt F. */
export const findKey = (event: KeyboardEvent): 'find' | 'replace' | 'next' | 'before' | null => {
  const isMod = event.ctrlKey || event.metaKey
  if (event.key === 'F3') return event.shiftKey ? 'before' : 'next'
  if (!isMod || event.shiftKey) return null
  const letter = event.key.toLowerCase()
  if (event.code === 'KeyF' && event.altKey && event.metaKey) return 'replace'
  if (event.altKey) return null
  if (letter === 'f') return 'find'
  return letter === 'h' && event.ctrlKey ? 'replace' : null
}
