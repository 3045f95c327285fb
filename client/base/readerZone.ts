// Where the reader's clock stands: a time is said with its city.
import type { Language } from '../../shared/bilingual.ts'
import { CATALOGUE } from './messages/catalogue.ts'

/** Null where the zone is no city's, as UTC. */
export const cityOf = (zone: string, language: Language): string | null => {
  const name = zone.includes('/') && !zone.startsWith('Etc/') ? zone.split('/').at(-1) : undefined
  if (name === undefined) return null
  const cities: Readonly<Record<string, string>> = CATALOGUE[language].cities
  return (Object.hasOwn(cities, name) ? cities[name] : undefined) ?? name.replaceAll('_', ' ')
}

export const readerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
