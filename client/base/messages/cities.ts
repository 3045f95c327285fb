// Cities that a time zone spells otherwise than people do, by the last part of its name.
import type { Like } from './like.ts'

export const es = {
  Bogota: 'Bogotá',
  Mexico_City: 'Ciudad de México',
  New_York: 'Nueva York',
  Los_Angeles: 'Los Ángeles',
  Merida: 'Mérida',
  Cancun: 'Cancún',
}

export const en: Like<typeof es> = {
  Bogota: 'Bogotá',
  Mexico_City: 'Mexico City',
  New_York: 'New York',
  Los_Angeles: 'Los Angeles',
  Merida: 'Mérida',
  Cancun: 'Cancún',
}
