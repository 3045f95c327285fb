// Scrolls an element to what is followed (`scrollAnchor.ts`) after each change in it.
import { type Accessor, createEffect, on, onCleanup } from 'solid-js'
import { type AnchorPart, NO_ANCHOR, nextScrollAnchor, reach } from './scrollAnchor.ts'

/** For a screen without a user, such as the projector. */
export const createScrollFollowing = (screen: HTMLElement, asked: Accessor<string | null>): void => {
  let anchor = NO_ANCHOR
  const look = () => {
    const before = screen.scrollTop
    const next = nextScrollAnchor(anchor, { parts: partsOf(screen), height: screen.clientHeight, asked: asked() })
    if (Math.abs(next.scroll) >= 1) screen.scrollTop = before + next.scroll
    // The page may have been shorter than the target position.
    anchor = { ...next.anchor, tops: new Map(partsOf(screen).flatMap(({ names, top }) => names.map((name) => [name, top]))) }
  }
  const changes = new MutationObserver(look)
  changes.observe(screen, { subtree: true, childList: true, characterData: true, attributeFilter: ['data-edited', 'data-shows'] })
  const sizes = new ResizeObserver(look)
  sizes.observe(screen)
  for (const child of screen.children) sizes.observe(child)
  createEffect(on(asked, () => queueMicrotask(look), { defer: true }))
  onCleanup(() => {
    changes.disconnect()
    sizes.disconnect()
  })
}

/** For a screen that its user scrolls too: only a newly presented part is scrolled to, and only if it is out of view. */
export const createBringing = (screen: HTMLElement, asked: Accessor<string | null>): void => {
  createEffect(
    on(asked, (name) => {
      // The point that has it may not be rendered yet.
      requestAnimationFrame(() => {
        const part = [...screen.querySelectorAll('[data-shows]')].find((element) => name !== null && namesOf(element).includes(name))
        if (part) bring(part, screen)
      })
    }),
  )
}

/** On a phone the page scrolls, and the container is higher than the window. */
const bring = (part: Element, screen: HTMLElement): void => {
  const scroller = screen.scrollHeight > screen.clientHeight ? screen : document.documentElement
  const [{ top, bottom }, frame] = [part.getBoundingClientRect(), screen.getBoundingClientRect()]
  const from = Math.max(0, frame.top)
  scroller.scrollTop += reach({ top: top - from, bottom: bottom - from }, Math.min(window.innerHeight, frame.bottom) - from)
}

const partsOf = (screen: HTMLElement): AnchorPart[] => {
  const origin = screen.getBoundingClientRect().top
  return [...screen.querySelectorAll('[data-shows]')].map((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    const edited = element.getAttribute('data-edited')
    return {
      names: namesOf(element),
      top: top - origin,
      bottom: bottom - origin,
      edited: edited === 'conductor' || edited === 'other' ? edited : undefined,
    }
  })
}

const namesOf = (element: Element): readonly string[] =>
  [element.getAttribute('data-shows'), element.getAttribute('data-shows-too')].filter((name) => name !== null)
