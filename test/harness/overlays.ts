// A page has what menus and dialogs need soon after its first content; a test has it from the beginning. Other parts are loaded when they are
// first shown: a machine that is busy takes longer for that than the second that the library would wait.
import { cleanup, configure } from '@solidjs/testing-library'
import { afterEach } from 'vitest'
import { loadOverlays } from '../../client/ui/overlays.ts'

configure({ asyncUtilTimeout: 10_000 })
// Files share a window: what one left on it would listen, answer and be found in another.
afterEach(cleanup)
// Files share a window: each begins at the first address.
window.history.replaceState(null, '', '/')
await loadOverlays()
