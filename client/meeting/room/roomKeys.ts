// Keyboard shortcuts of the room. While typing, only combinations with Alt are shortcuts. Pure.

export const ROOM_KEYS = [
  { action: 'decision', key: 'd', conducts: true },
  { action: 'action', key: 'a', conducts: true },
  { action: 'show', key: 's', conducts: true },
  { action: 'next', key: 'n', conducts: true },
  { action: 'previous', key: 'b', conducts: true },
  { action: 'defer', key: 'l', conducts: true },
  { action: 'pause', key: 'p', conducts: true },
  { action: 'fiveMore', key: '+', conducts: true },
  { action: 'giveFloor', key: 'g', conducts: true },
  { action: 'hand', key: 'h', conducts: false },
  { action: 'follow', key: 'f', conducts: false },
  { action: 'attendance', key: 'q', conducts: false },
  { action: 'minutes', key: 'm', conducts: false },
  { action: 'keys', key: '?', conducts: false },
] as const
export type RoomAction = (typeof ROOM_KEYS)[number]['action']

/** Shortcuts that also work while typing in the minutes. By `code`, because Alt changes the letter on some keyboards. */
const WITH_ALT: Readonly<Record<string, RoomAction>> = { KeyD: 'decision', KeyA: 'action', KeyS: 'show', KeyM: 'minutes' }
export const hasAlt = (action: RoomAction): boolean => Object.values(WITH_ALT).includes(action)

export interface Pressed {
  readonly key: string
  readonly code: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly repeat: boolean
  readonly isComposing: boolean
}

export const roomAction = (pressed: Pressed, typing: boolean): RoomAction | null => {
  if (pressed.repeat || pressed.isComposing || pressed.ctrlKey || pressed.metaKey) return null
  if (pressed.altKey) return WITH_ALT[pressed.code] ?? null
  if (typing) return null
  return ROOM_KEYS.find(({ key }) => key === pressed.key.toLowerCase())?.action ?? null
}
