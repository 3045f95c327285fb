// What floats above the page, by Kobalte: in a file of its own, which comes after the first content (`overlays.ts`).
export * as dialog from '@kobalte/core/dialog'
export * as menu from '@kobalte/core/dropdown-menu'
export * as popover from '@kobalte/core/popover'

import '../styles/menus.css'
