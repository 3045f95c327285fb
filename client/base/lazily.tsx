// Lazily loaded component. If loading fails (server down, or a newer version with other file names) it shows an error with retry in its place;
// without this the whole page would hang.
import { type Component, createMemo, createSignal, lazy, onCleanup, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { afterContent } from './content.ts'
import { firstLanguage } from './firstLanguage.ts'
import { useOutsideText } from './language.tsx'
import { loadRestOfWords } from './messages/catalogue.ts'
import { onServerBack } from './serverBack.ts'
import { reloadToNewest } from './shell.ts'

/** A server that is restarting is back by then. */
const SECOND_TRY = 1_500
/** Then it is retried as long as the error is visible. */
const NEXT_TRY = 5_000

/** Preloading (the router preloads a route on navigation) must not compete with the first render. */
const ahead = Promise.withResolvers<void>()
/** The first content is shown, or waits only for what is loaded next. */
export const fetchAhead = (): void => ahead.resolve()
export const onFetchAhead = (work: () => void): void => void ahead.promise.then(work)

/** Loaded with every lazy component. */
const rest = () => Promise.all([import('./laterStyles.ts'), loadRestOfWords(firstLanguage())])

/** With the styles and messages that are not part of the first content. */
export const lazily = <Props extends object>(load: () => Promise<Component<Props>>) =>
  lazilyAlone(async () => (await Promise.all([load(), rest()]))[0])

/** A component that needs neither: a page outside sign-in, the frame, and the plan. */
export const lazilyAlone = <Props extends object>(load: () => Promise<Component<Props>>) => {
  const again = () => new Promise((resolve) => setTimeout(resolve, SECOND_TRY)).then(load)
  const part = lazy<Component<Props>>(async () => ({ default: await load().catch(again).catch(didNotLoad(load)) }))
  const { preload } = part
  return Object.assign(part, { preload: () => ahead.promise.then(preload) })
}

/** For a component that is needed soon: preloaded after the first content, so that it opens at once, also offline. */
export const lazilySoon = <Props extends object>(load: () => Promise<Component<Props>>) => {
  const part = lazily(load)
  afterContent(part.preload)
  return part
}

/** For a dialog, or another component that is absent until opened: no placeholder, and it stays loaded. */
export const lazilyWhen = <Props extends object>(isWanted: (props: Props) => boolean, load: () => Promise<Component<Props>>) => {
  const Part = lazilySoon(load)
  return (props: Props) => {
    const wanted = createMemo((was: boolean) => was || isWanted(props), false)
    return (
      <Show when={wanted()}>
        <Suspense>
          <Part {...props} />
        </Suspense>
      </Show>
    )
  }
}
const isOpen = (props: { readonly open: boolean }) => props.open
export const lazilyOpen = <Props extends { readonly open: boolean }>(load: () => Promise<Component<Props>>) =>
  lazilyWhen<Props>(isOpen, load)

/**
 * For a component that is not missed until it is loaded: it appears after the first content. If loading fails, it is retried when the server is
 * back.
 */
export const afterwards = <Props extends object>(load: () => Promise<Component<Props>>): Component<Props> => {
  const [part, setPart] = createSignal<Component<Props> | null>(null)
  const arrive = async () => {
    try {
      const [arrived] = await Promise.all([load(), rest()])
      setPart(() => arrived)
    } catch (error) {
      console.info('A part of the page comes later', error)
      const stop = onServerBack(() => {
        stop()
        void arrive()
      })
    }
  }
  afterContent(() => void arrive())
  return (props) => <Show when={part()}>{(arrived) => <Dynamic component={arrived()} {...props} />}</Show>
}

afterContent(() => void rest().catch((error: unknown) => console.info('Not loaded yet', error)))

const didNotLoad =
  <Props extends object>(load: () => Promise<Component<Props>>) =>
  (error: unknown): Component<Props> => {
    console.info('A part of the page could not be loaded', error)
    return (props) => {
      const [part, setPart] = createSignal<Component<Props>>()
      const retry = () =>
        void load().then(
          (found) => {
            stop()
            setPart(() => found)
          },
          (again: unknown) => console.info('Not loaded yet', again),
        )
      const timer = setInterval(retry, NEXT_TRY)
      addEventListener('online', retry)
      const stop = () => {
        clearInterval(timer)
        removeEventListener('online', retry)
      }
      onCleanup(stop)
      return (
        <Show when={part()} keyed fallback={<DidNotLoad />}>
          {(Part) => <Part {...props} />}
        </Show>
      )
    }
  }

function DidNotLoad() {
  const text = useOutsideText()
  return (
    <div class="empty" role="alert">
      <b>{text().common.didNotLoad}</b>
      <span>
        {text().common.serverDidNotAnswer} {text().common.loadsByItself}
      </span>
      <button type="button" class="btn btn--default" onClick={reloadToNewest}>
        {text().frame.reload}
      </button>
    </div>
  )
}
