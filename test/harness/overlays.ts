// A page has what menus and dialogs need soon after its first content; a test has it from the beginning.
import { loadOverlays } from '../../client/ui/overlays.ts'

await loadOverlays()
