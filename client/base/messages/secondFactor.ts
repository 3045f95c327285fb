// The second factor, under my account and in the list of people.
import type { Like } from './like.ts'

export const es = {
  since: (day: string) => `Activa desde el ${day}`,
  left: (left: number, of: number, day: string) => `Quedan ${left} de ${of} · creados el ${day}`,
  resetTitle: (name: string) => `¿Restablecer el segundo factor de ${name}?`,
}
export const en: Like<typeof es> = {
  since: (day) => `On since ${day}`,
  left: (left, of, day) => `${left} of ${of} left · created on ${day}`,
  resetTitle: (name) => `Reset the second factor of ${name}?`,
}
