// Card of the link at the caret while editing: current title and state of its target, open, and remove link.
import { createMemo, onCleanup, onMount, Show } from 'solid-js'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { placeBeside } from '../../ui/placeBeside.ts'
import { type ResolvedTarget, targetTitle } from './targets.ts'

export interface ReferenceCardProps {
  readonly at: () => DOMRect
  readonly looked: ResolvedTarget
  readonly onRemove: () => void
  /** Returns the focus to the text. */
  readonly onLeave: () => void
  readonly ref: (card: HTMLElement) => void
}

export function ReferenceCard(props: ReferenceCardProps) {
  const text = useText()
  const language = useLanguage()
  const target = createMemo(() => (typeof props.looked === 'string' ? null : props.looked))
  const state = () =>
    [target()?.archived && text().texts.reference.archived, target()?.state(language(), text())].filter(Boolean).join(' · ')
  let card!: HTMLDivElement
  onMount(() => {
    if ('showPopover' in card) card.showPopover()
    props.ref(card)
    onCleanup(placeBeside(card, { getBoundingClientRect: props.at }))
  })
  return (
    <div
      ref={card}
      class="popover ref-card"
      popover="manual"
      role="group"
      aria-label={text().texts.reference.card}
      onPointerDown={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onLeave()
      }}
    >
      <Show
        when={target()}
        fallback={
          <p class="ref-card__title">
            <Icon name="unlink" /> {text().texts.reference[props.looked === 'unknown' ? 'unknown' : 'gone']}
          </p>
        }
      >
        {(found) => (
          <>
            <p class="ref-card__title">
              <Icon name={found().icon} />
              <span>
                <Show when={found().short[language()]}>{(short) => <span class="id">{short()} </span>}</Show>
                {targetTitle(found(), language(), text())}
              </span>
            </p>
            <Show when={state()}>
              <p class="sub">{state()}</p>
            </Show>
          </>
        )}
      </Show>
      <div class="row ref-card__foot">
        <Show when={target()}>
          {(found) => (
            <a class="btn btn--default" href={found().href}>
              <Icon name="arrow-up-right" />
              {text().texts.reference.open}
            </a>
          )}
        </Show>
        <Button kind="ghost" icon="unlink" onClick={props.onRemove}>
          {text().texts.removeLink}
        </Button>
      </div>
    </div>
  )
}
