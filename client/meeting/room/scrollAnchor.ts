// How far to scroll after a change. A part that the user edits keeps its position; a followed part too, and it is scrolled into view only when it
// has left it. Pure.

/** A part of the page that can be followed, measured from the top of the screen. */
export interface AnchorPart {
  readonly names: readonly string[]
  readonly top: number
  readonly bottom: number
  readonly edited: 'conductor' | 'other' | undefined
}
/** Positions at the last scroll. */
export interface ScrollAnchor {
  readonly held: string | null
  readonly followed: string | null
  readonly tops: ReadonlyMap<string, number>
}
export interface Look {
  /** From top to bottom; the first one is the point itself. */
  readonly parts: readonly AnchorPart[]
  readonly height: number
  /** The presented part; null for none. */
  readonly asked: string | null
}

export const NO_ANCHOR: ScrollAnchor = { held: null, followed: null, tops: new Map() }

export const nextScrollAnchor = (
  before: ScrollAnchor,
  { parts, height, asked }: Look,
): { readonly scroll: number; readonly anchor: ScrollAnchor } => {
  const find = (name: string | null) => (name === null ? undefined : parts.find(({ names }) => names.includes(name)))
  const stillHeld = find(before.held)
  const held = stillHeld?.edited ? stillHeld : parts.find((part) => part.edited && isOnScreen(part, height))
  // If nothing is presented: the part that the conductor edits, else the last followed part.
  const followed = find(asked) ?? parts.find(({ edited }) => edited === 'conductor') ?? find(before.followed) ?? parts[0]
  const still = held ?? (followed && followed === find(before.followed) ? followed : undefined)
  const moved = still ? still.top - topBefore(before, still) : 0
  const scroll = held || !followed ? moved : moved + reach(shifted(followed, moved), height)
  return {
    scroll,
    anchor: {
      held: held?.names[0] ?? null,
      followed: followed?.names[0] ?? null,
      tops: new Map(parts.flatMap((part) => part.names.map((name) => [name, part.top - scroll]))),
    },
  }
}

type Span = Pick<AnchorPart, 'top' | 'bottom'>

/** The whole part, or as much as fits in the viewport. */
export const isOnScreen = ({ top, bottom }: Span, height: number): boolean => {
  const seen = Math.min(bottom, height) - Math.max(top, 0)
  return seen >= Math.min(bottom - top, height * ENOUGH) - 1
}
const ENOUGH = 0.6
/** A short part is placed a little below the top, with the line before it visible; a tall one starts at the top. */
const MARGIN = 0.12

/** Distance to scroll until it is in view; 0 when it is. */
export const reach = (span: Span, height: number): number => {
  if (isOnScreen(span, height)) return 0
  const room = Math.max(0, height - (span.bottom - span.top))
  return span.top - Math.min(height * MARGIN, room)
}

const shifted = ({ top, bottom }: Span, by: number): Span => ({ top: top - by, bottom: bottom - by })
const topBefore = (before: ScrollAnchor, part: AnchorPart): number => {
  const known = part.names.map((name) => before.tops.get(name)).find((top) => top !== undefined)
  return known ?? part.top
}
