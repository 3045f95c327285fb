// The buttons of sign-in providers, loaded after the page that shows them: most installations have none.
import { lazilyAlone } from '../base/lazily.tsx'

export const LazyProviderButtons = lazilyAlone(async () => (await import('./ProviderButtons.tsx')).ProviderButtons)
