// A part of the page that is loaded when it is first shown. One that cannot be (no server now, or one that is a version further and
// has other files) says so in its place, with a way on: without this the whole page would stand still.
import { type Component, createMemo, createSignal, lazy, onCleanup, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { afterContent } from './content.ts'
import { firstLanguage } from './firstLanguage.ts'
import { useOutsideText } from './language.tsx'
import { loadRestOfWords } from './messages/catalogue.ts'
import { onServerBack } from './serverBack.ts'
import { reloadToNewest } from './shell.ts'

/** A server that is starting again is back by then. */
const SECOND_TRY = 1_500
/** Then it is tried again for as long as what is shown in its place is seen. */
const NEXT_TRY = 5_000

/** What may be shown next (the router asks for it as soon as it knows the address) does not take the line from the first picture. */
const ahead = Promise.withResolvers<void>()
/** The first picture is there, or waits for nothing but what comes next. */
export const fetchAhead = (): void => ahead.resolve()
export const onFetchAhead = (work: () => void): void => void ahead.promise.then(work)

/** What every part that is loaded later needs. */
const rest = () => Promise.all([import('./laterStyles.ts'), loadRestOfWords(firstLanguage())])

/** With what the first content does not need: its styles and words. */
export const lazily = <Props extends object>(load: () => Promise<Component<Props>>) =>
  lazilyAlone(async () => (await Promise.all([load(), rest()]))[0])

/** A part that stands without: a page outside, the frame, and the plan. */
export const lazilyAlone = <Props extends object>(load: () => Promise<Component<Props>>) => {
  const again = () => new Promise((resolve) => setTimeout(resolve, SECOND_TRY)).then(load)
  const part = lazy<Component<Props>>(async () => ({ default: await load().catch(again).catch(didNotLoad(load)) }))
  const { preload } = part
  return Object.assign(part, { preload: () => ahead.promise.then(preload) })
}

/** The same for a part that is wanted soon: it comes by itself after the first content, so that it opens at once then, without a server too. */
export const lazilySoon = <Props extends object>(load: () => Promise<Component<Props>>) => {
  const part = lazily(load)
  afterContent(part.preload)
  return part
}

/** A dialog, or whatever else is not there until it is asked for: nothing stands in its place before that, and it stays from then on. */
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
 * A part that has nothing to show, or nothing that is missed, until it is there: it appears by itself after the first content. What cannot
 * be loaded now comes when the server is back.
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
