// Names of the configured sign-in providers; one that is no longer configured is named by its id.
import { pickWords } from '../../shared/bilingual.ts'
import { address } from './address.ts'
import { createQuery } from './createQuery.ts'
import { useLanguage } from './i18n.tsx'

export const createProviderNames = () => {
  const language = useLanguage()
  const known = createQuery(() => address('/api/providers', {}))
  const providers = () => known.value() ?? []
  const nameOf = (id: string): string => {
    const name = providers().find((one) => one.id === id)?.name
    return name ? pickWords(name, language()) : id
  }
  return { query: known, providers, nameOf }
}
