// The workstreams of the sample, from the group's own themes.
import type { SampleStream } from './model.ts'

export const STREAMS: readonly SampleStream[] = [
  { key: 'cooperation', name: { es: 'Cooperación judicial internacional', en: 'International judicial cooperation' } },
  { key: 'laundering', name: { es: 'Lavado de activos y extinción de dominio', en: 'Money laundering and asset forfeiture' } },
  { key: 'narcotics', name: { es: 'Narcotráfico', en: 'Drug trafficking' } },
  { key: 'persons', name: { es: 'Trata de personas y tráfico de migrantes', en: 'Trafficking in persons and migrant smuggling' } },
  { key: 'weapons', name: { es: 'Tráfico de armas', en: 'Weapons trafficking' } },
  { key: 'corruption', name: { es: 'Corrupción pública', en: 'Public corruption' } },
  { key: 'training', name: { es: 'Capacitación e intercambio', en: 'Training and exchange' } },
  { key: 'information', name: { es: 'Intercambio de información', en: 'Information sharing' } },
]
