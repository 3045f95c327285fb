// The end of a list that is drawn as far as it was scrolled: says how many are left, and has the next ones drawn when it comes near or is pressed.
import { createEffect, on, onCleanup, onMount } from 'solid-js'

interface RestButtonProps {
  readonly class: string
  readonly label: string
  /** How many are to be drawn now. */
  readonly wanted: number
  readonly onNear: () => void
  readonly onPress: () => void
}
/** How far below what is seen the next ones are drawn. */
const NEAR = '600px'

export function RestButton(props: RestButtonProps) {
  let button!: HTMLButtonElement
  onMount(() => {
    if (typeof IntersectionObserver === 'undefined') return
    const observer = new IntersectionObserver(
      // Under the focus it stays where it is, until it is pressed.
      ([entry]) => entry?.isIntersecting && document.activeElement !== button && props.onNear(),
      { root: button.closest('.calendar__side, .main__scroll--plan'), rootMargin: NEAR },
    )
    onCleanup(() => observer.disconnect())
    // It may be near still, of which an observer does not speak again.
    createEffect(
      on(
        () => props.wanted,
        () => {
          observer.unobserve(button)
          observer.observe(button)
        },
      ),
    )
  })
  return (
    <button ref={button} type="button" class={props.class} onClick={() => props.onPress()}>
      {props.label}
    </button>
  )
}
