// Screens of a group, as listed in the rail and the bottom tabs.

import type { GroupId } from '../../shared/ids.ts'
import type { Action } from '../../shared/permissions.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import type { IconName } from '../ui/Icon.tsx'
import { SIGNS } from '../ui/signs.ts'

export interface Screen {
  /** '' is Home. */
  readonly path: '' | 'road-map' | 'texts' | 'sessions' | 'decisions' | 'history' | 'people' | 'glossary' | 'settings' | 'help'
  readonly icon: IconName
  readonly label: (text: Messages) => string
  /** On a phone it is under *More*, because only a few tabs fit. */
  readonly underMore?: true
  /** Permission needed to open the screen: navigation and the palette show it only to users who have it. */
  readonly needs?: Action
}
/** Screens with a navigation link. */
export const screensFor = (can: (action: Action) => boolean): readonly Screen[] => SCREENS.filter(({ needs }) => !needs || can(needs))

const SCREENS: readonly Screen[] = [
  { path: '', icon: 'house', label: (text) => text.home.title },
  { path: 'road-map', icon: 'route', label: (text) => text.frame.roadMap },
  { path: 'texts', icon: 'file-text', label: (text) => text.frame.texts },
  { path: 'sessions', icon: 'messages-square', label: (text) => text.frame.sessions },
  { path: 'decisions', icon: 'gavel', label: (text) => text.frame.decisions, underMore: true },
  { path: 'history', icon: SIGNS.history, label: (text) => text.history.title, underMore: true },
  { path: 'people', icon: 'users', label: (text) => text.frame.people, underMore: true },
  { path: 'glossary', icon: 'book-open-check', label: (text) => text.glossary.title, underMore: true },
  { path: 'settings', icon: 'settings', label: (text) => text.settings.title, underMore: true, needs: 'group.change' },
  { path: 'help', icon: 'circle-help', label: (text) => text.help.title, underMore: true },
]

export const screenHref = (group: GroupId, path: Screen['path']) => `/g/${group}${path && `/${path}`}`
export const homeHref = (group: GroupId | null) => (group ? screenHref(group, '') : '/')
