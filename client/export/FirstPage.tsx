// The first page as it is printed, or why it is not there.
import { For, Match, onMount, Show, Switch } from 'solid-js'
import type { DocumentPreview, PreviewShape } from '../../shared/outcome/preview.ts'
import { useText } from '../base/i18n.tsx'
import { Note } from '../ui/States.tsx'
import type { FirstPage } from './createFirstPage.ts'

/** `isWord`: a Word document breaks its pages itself. `hasPages`: the chosen format has some. `isAsked`: it takes the focus of the button for it. */
export function FirstPageView(props: { shown: FirstPage; isWord: boolean; hasPages: boolean; isAsked: boolean }) {
  const text = useText()
  const words = () => text().exporting.preview
  const page = (): DocumentPreview | null => {
    const { shown } = props
    return shown.state === 'shown' ? shown.page : shown.state === 'waiting' ? shown.last : null
  }
  let place!: HTMLDivElement
  onMount(() => props.isAsked && place.focus())
  const failure = () => (props.shown.state === 'failed' ? props.shown.why : null)
  return (
    <div ref={place} class="export__page" tabindex="-1" aria-busy={props.shown.state === 'waiting'}>
      <p class="export__pages" aria-live="polite">
        <Switch fallback={props.hasPages ? '' : words().none}>
          <Match when={props.shown.state === 'shown' && page()}>
            {(page) => <>{props.isWord ? words().asPdf(page().pages) : words().pages(page().pages)}</>}
          </Match>
          <Match when={props.shown.state === 'waiting'}>{words().drawing}</Match>
          <Match when={failure() !== null}>{words().failed}</Match>
        </Switch>
      </p>
      <Show when={failure()}>{(why) => <Note icon="triangle-alert">{why()}</Note>}</Show>
      <Show
        when={page()}
        fallback={
          <Show when={props.shown.state === 'waiting'}>
            <div class="export__blank" aria-hidden="true">
              <span class="skeleton" />
              <span class="skeleton" />
              <span class="skeleton" />
            </div>
          </Show>
        }
      >
        {(page) => (
          <svg
            class="export__sheet"
            classList={{ 'export__sheet--old': props.shown.state === 'waiting' }}
            viewBox={`0 0 ${page().width} ${page().height}`}
            role="img"
            aria-label={words().picture(page().pages)}
          >
            <For each={page().shapes}>{(shape) => <Shape of={shape} />}</For>
          </svg>
        )}
      </Show>
    </div>
  )
}

function Shape(props: { of: PreviewShape }) {
  // A shape never changes: a page that is made anew has others.
  const of = props.of
  switch (of.type) {
    case 'fill':
      return <path d={of.path} fill={of.color} />
    case 'line':
      return <path d={of.path} fill="none" stroke={of.color} stroke-width={of.width} stroke-dasharray={of.dash ? '3 2' : undefined} />
    case 'words':
      return (
        <text
          x={of.x}
          y={of.baseline}
          textLength={of.words.trim() === '' ? undefined : of.width}
          lengthAdjust="spacingAndGlyphs"
          font-size={String(of.size)}
          font-weight={of.bold ? '600' : '400'}
          font-style={of.italic ? 'italic' : 'normal'}
          fill={of.color}
          class={of.serif ? 'export__serif' : undefined}
        >
          {of.words}
        </text>
      )
  }
}
