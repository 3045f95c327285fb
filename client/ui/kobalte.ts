// The Kobalte components, in a chunk that is loaded after the first content (`overlays.ts`).
export * as dialog from '@kobalte/core/dialog'
export * as menu from '@kobalte/core/dropdown-menu'
export * as popover from '@kobalte/core/popover'

import '../styles/menus.css'
