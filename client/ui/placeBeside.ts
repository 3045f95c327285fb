// Positions an element of the top layer below its field, or above it where there is more room; always within the window and never over the
// field. Where neither side has enough room, it scrolls.
const GAP = 4
const EDGE = 8

/** For a field from top to bottom, in a window of this height that begins at `from` (a virtual keyboard takes a part of it). */
export const placeInWindow = (
  field: { readonly top: number; readonly bottom: number },
  height: number,
  view: { readonly from: number; readonly to: number },
): { readonly top: number; readonly most: number } => {
  const below = view.to - EDGE - field.bottom - GAP
  const above = field.top - GAP - view.from - EDGE
  const isBelow = below >= height || below >= above
  const most = Math.max(0, isBelow ? below : above)
  return { top: isBelow ? field.bottom + GAP : field.top - GAP - Math.min(height, most), most }
}

/** Keeps it positioned while the page is scrolled or resized, until the returned function is called. */
export const placeBeside = (sheet: HTMLElement, field: Pick<Element, 'getBoundingClientRect'>): (() => void) => {
  const place = () => {
    const at = field.getBoundingClientRect()
    // Its full height, without the limit of its last position.
    sheet.style.maxBlockSize = ''
    const { width, height } = sheet.getBoundingClientRect()
    const seen = window.visualViewport
    const from = seen?.offsetTop ?? 0
    const { top, most } = placeInWindow(at, height, { from, to: from + (seen?.height ?? window.innerHeight) })
    sheet.style.maxBlockSize = `${most}px`
    sheet.style.top = `${top}px`
    sheet.style.left = `${Math.max(EDGE, Math.min(at.left, window.innerWidth - width - EDGE))}px`
  }
  place()
  const observer = new ResizeObserver(place)
  observer.observe(sheet)
  window.addEventListener('scroll', place, { capture: true, passive: true })
  window.addEventListener('resize', place)
  window.visualViewport?.addEventListener('resize', place)
  return () => {
    observer.disconnect()
    window.removeEventListener('scroll', place, { capture: true })
    window.removeEventListener('resize', place)
    window.visualViewport?.removeEventListener('resize', place)
  }
}
