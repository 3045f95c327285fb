// City names of time zones, where the IANA name is not enough; used in mails, on screens and on paper.
import type { Bilingual, Language } from './bilingual.ts'

const CITIES: Readonly<Record<string, Bilingual>> = {
  Bogota: { es: 'Bogotá', en: 'Bogotá' },
  Mexico_City: { es: 'Ciudad de México', en: 'Mexico City' },
  New_York: { es: 'Nueva York', en: 'New York' },
  Los_Angeles: { es: 'Los Ángeles', en: 'Los Angeles' },
  Merida: { es: 'Mérida', en: 'Mérida' },
  Cancun: { es: 'Cancún', en: 'Cancún' },
  Sao_Paulo: { es: 'São Paulo', en: 'São Paulo' },
  Asuncion: { es: 'Asunción', en: 'Asunción' },
}

/** Null if the zone has no city, such as UTC. */
export const cityOfZone = (zone: string, language: Language): string | null => {
  const name = zone.includes('/') && !zone.startsWith('Etc/') ? zone.split('/').at(-1) : undefined
  if (name === undefined) return null
  return (Object.hasOwn(CITIES, name) ? CITIES[name]?.[language] : undefined) ?? name.replaceAll('_', ' ')
}
