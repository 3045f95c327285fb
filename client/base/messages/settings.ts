// Messages of the group settings.
import type { Like } from './like.ts'

export const es = {
  takenBy: (code: string) => `la tiene ${code}`,
  now: (time: string) => `ahora ${time}`,
  editNamed: (name: string) => `Editar ${name}`,
  closeNamed: (name: string) => `Cerrar ${name}`,
  moveNamed: (name: string) => `Mover ${name}: arrastre, o use las flechas`,
}

export const en: Like<typeof es> = {
  takenBy: (code) => `taken by ${code}`,
  now: (time) => `now ${time}`,
  editNamed: (name) => `Edit ${name}`,
  closeNamed: (name) => `Close ${name}`,
  moveNamed: (name) => `Move ${name}: drag it, or use the arrow keys`,
}
