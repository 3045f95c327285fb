// The element that had the focus before a dialog opened; it gets the focus back afterwards, unless something else has taken it.
// Kobalte gives it back to a trigger only, and what a key opens has none.
export interface Opener {
  readonly remember: () => void
  readonly giveBack: (event: Event) => void
}

export const createOpener = (): Opener => {
  let before: Element | null = null
  return {
    remember: () => {
      before = document.activeElement
    },
    giveBack: ({ currentTarget }) => {
      const at = document.activeElement
      const isTaken = at !== null && at !== document.body && !(currentTarget instanceof Node && currentTarget.contains(at))
      if (!isTaken && before instanceof HTMLElement) before.focus({ preventScroll: true })
    },
  }
}
