// Where a sheet in the browser's top layer stands: below its field, or above it where there is more room, and never outside the window.
const GAP = 4
const EDGE = 8

/** Keeps it there while the page is scrolled or resized, until the answer is called. */
export const placeBeside = (sheet: HTMLElement, field: HTMLElement): (() => void) => {
  const place = () => {
    const at = field.getBoundingClientRect()
    const { width, height } = sheet.getBoundingClientRect()
    const below = window.innerHeight - at.bottom - GAP
    const isBelow = below >= height + EDGE || below >= at.top
    const top = isBelow ? at.bottom + GAP : at.top - GAP - height
    sheet.style.top = `${Math.max(EDGE, Math.min(top, window.innerHeight - height - EDGE))}px`
    sheet.style.left = `${Math.max(EDGE, Math.min(at.left, window.innerWidth - width - EDGE))}px`
  }
  place()
  const observer = new ResizeObserver(place)
  observer.observe(sheet)
  window.addEventListener('scroll', place, { capture: true, passive: true })
  window.addEventListener('resize', place)
  return () => {
    observer.disconnect()
    window.removeEventListener('scroll', place, { capture: true })
    window.removeEventListener('resize', place)
  }
}
